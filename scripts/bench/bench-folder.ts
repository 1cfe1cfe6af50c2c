import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join, parse } from "node:path";
import type { BenchFolders, BenchProgress, OpenTools } from "./bench-tools.ts";
import { buildIndex, type Ingestion } from "./build-index.ts";
import { QuestionChooser } from "./corpus/choose-questions.ts";
import { readContents } from "./corpus/contents-file.ts";
import { prepareCorpus } from "./corpus/prepare-corpus.ts";
import { measureSplitting, type Splitting } from "./measure/measure-splitting.ts";

/** An index made for measuring, with what was measured while it was made. */
export type BenchFolder = BenchFolders & {
  folder: string;
  ingestion: Ingestion;
  splitting: Splitting;
  questions: string[];
};

/** Articles that are split to time it. */
const SPLIT = 2_000;

export type BenchFolderOptions = {
  /** One folder for each corpus and size, below this one. */
  out: string;
  passages: number;
  file?: string;
  /** How many to ask. */
  questions: number;
  /** True to begin anew. */
  rebuild: boolean;
  open: OpenTools;
  onProgress: BenchProgress;
};

/** Makes corpus and index, or finds them as an earlier run has left them; what that run had not ended is done again. */
export async function openBenchFolder(options: BenchFolderOptions): Promise<BenchFolder> {
  const { out, passages, file, onProgress } = options;
  const folder = join(out, `${file === undefined ? "generated" : parse(file).name}-${passages}`);
  if (options.rebuild) await rm(folder, { recursive: true, force: true });
  const folders = { corpusDir: join(folder, "corpus"), dataDir: join(folder, "data") };
  await once(join(folder, "made.json"), async () => {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    const onPassages = (done: number) => onProgress("making the corpus", done, passages);
    await prepareCorpus({
      folder: folders.corpusDir,
      passages,
      ...(file !== undefined && { file }),
      onProgress: onPassages,
    });
    return { from: file ?? "generated" };
  });
  const ingestion = await once(join(folder, "ingestion.json"), async () => {
    await rm(folders.dataDir, { recursive: true, force: true });
    return buildIndex(options.open, folders, folder, onProgress);
  });
  const { splitting, questions } = await once(join(folder, `questions-${options.questions}.json`), () =>
    readThrough(folder, options),
  );
  return { ...folders, folder, ingestion, splitting, questions };
}

async function readThrough(
  folder: string,
  { questions, passages: total, onProgress }: BenchFolderOptions,
): Promise<{ splitting: Splitting; questions: string[] }> {
  const chooser = new QuestionChooser(questions);
  const texts: string[] = [];
  let read = 0;
  for await (const { text, passages } of readContents(folder)) {
    if (texts.length < SPLIT) texts.push(text);
    chooser.offer(passages);
    read += passages.length;
    onProgress("choosing questions", read, total);
  }
  return { splitting: await measureSplitting(texts), questions: chooser.questions() };
}

/** What is kept in the file, or else what `make` makes of it, kept from then on. */
async function once<T>(path: string, make: () => Promise<T>): Promise<T> {
  if (existsSync(path)) return JSON.parse(await readFile(path, "utf8"));
  const made = await make();
  await writeFile(`${path}.tmp`, JSON.stringify(made));
  await rename(`${path}.tmp`, path);
  return made;
}
