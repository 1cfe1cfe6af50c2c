import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { CounterpointError } from "#lib/errors.ts";
import { ingestCorpus } from "#lib/pipeline/ingest-corpus.ts";
import type { BenchFolders, BenchProgress, OpenTools } from "../bench-tools.ts";
import { type Ingestion, stageClock } from "../build-index.ts";
import { articleGenerator } from "../corpus/generate-articles.ts";

/** Ten articles added to an index: milliseconds until one of them is found, with those of the ingestion's stages. */
export type Adding = { articles: number; searchable: number; stages: Ingestion["stages"] };

const ADDED = 10;
/** Beyond all that a corpus has. */
const FIRST_NUMBER = 50_000_000;
/** In none of the other articles. */
const MARK = "zyxomarkedword";

/** Works on a copy in `folder`, which is removed afterwards. The ingestion is asked of by a server that is running. */
export async function measureAdding(
  open: OpenTools,
  folders: BenchFolders,
  folder: string,
  onProgress: BenchProgress,
): Promise<Adding> {
  const copy = { corpusDir: join(folder, "corpus"), dataDir: join(folder, "data") };
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  try {
    await cp(folders.corpusDir, copy.corpusDir, { recursive: true });
    await cp(folders.dataDir, copy.dataDir, { recursive: true });
    return await addArticles(open, copy, onProgress);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function addArticles(
  open: OpenTools,
  folders: BenchFolders,
  onProgress: BenchProgress,
): Promise<Adding> {
  const article = articleGenerator();
  const lines = Array.from({ length: ADDED }, (_, i) => {
    const made = article(FIRST_NUMBER + i);
    return `${JSON.stringify({ ...made, text: `${made.text} The ${MARK} ends it.` })}\n`;
  });
  const [server, ingesting] = [open(folders), open(folders)];
  try {
    await server.askingTools();
    await writeFile(join(folders.corpusDir, "added.jsonl"), lines.join(""));
    const clock = stageClock();
    const started = performance.now();
    await ingestCorpus({
      corpusDir: folders.corpusDir,
      store: ingesting.store,
      embedders: ingesting.embedders,
      onProgress({ stage, done, total }) {
        clock.enter(stage);
        onProgress(`adding: ${stage}`, done, total);
      },
    });
    const stages = clock.end();
    const { reader } = await server.askingTools();
    const found = await reader.matching(MARK, { limit: 1 });
    const searchable = performance.now() - started;
    if (found.length === 0) {
      throw new CounterpointError(
        "internal",
        "Articles were added, but a running server does not find them.",
      );
    }
    return { articles: ADDED, searchable, stages };
  } finally {
    await Promise.all([server.close(), ingesting.close()]);
  }
}
