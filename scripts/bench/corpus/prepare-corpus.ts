import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, rename } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { finished } from "node:stream/promises";
import { z } from "zod";
import { splitPassages } from "#lib/corpus/split-passages.ts";
import { CounterpointError } from "#lib/errors.ts";
import { articleGenerator, type BulkArticle } from "./generate-articles.ts";

const Line = z.looseObject({ text: z.string() });

export type CorpusOptions = {
  /** Made here. */
  folder: string;
  /** How many passages, ≥ 1. A file with fewer gives what it has. */
  passages: number;
  /** Bulk file to take the first articles of; without it, articles are invented. */
  file?: string;
  onProgress?: (passages: number) => void;
};

/**
 * Writes a bulk file `articles.jsonl` with as many articles as give the passages asked for; the last one is cut short where
 * it would give too many. Throws `bad-input` naming the line that is no article.
 */
export async function prepareCorpus({ folder, passages, file, onProgress }: CorpusOptions): Promise<void> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, "articles.jsonl");
  const out = createWriteStream(`${path}.tmp`);
  let count = 0;
  for await (const article of file === undefined ? invented() : linesOf(file)) {
    const fitted = shortened(article, passages - count);
    count += countPassages(fitted.text);
    if (!out.write(`${JSON.stringify(fitted)}\n`)) await once(out, "drain");
    onProgress?.(count);
    if (count >= passages) break;
  }
  out.end();
  await finished(out);
  await rename(`${path}.tmp`, path);
}

function* invented(): Generator<BulkArticle> {
  const article = articleGenerator();
  for (let number = 0; ; number++) yield article(number);
}

async function* linesOf(file: string): AsyncGenerator<z.infer<typeof Line>> {
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    number++;
    if (line.trim() === "") continue;
    yield parseLine(line, `${file}, line ${number}`);
  }
}

function parseLine(line: string, place: string): z.infer<typeof Line> {
  try {
    const record = JSON.parse(line);
    // As it stands: what else is in it, and in which order, is for ingestion to read.
    Line.parse(record);
    return record;
  } catch {
    throw new CounterpointError("bad-input", `${place}: not a JSON object with “text”.`);
  }
}

/** Without its last paragraphs, where it would give more than `most` passages. */
function shortened<T extends { text: string }>(article: T, most: number): T {
  const paragraphs = article.text.split("\n\n");
  let text = article.text;
  while (paragraphs.length > 1 && countPassages(text) > most) {
    paragraphs.pop();
    text = paragraphs.join("\n\n");
  }
  return { ...article, text };
}

function countPassages(text: string): number {
  return splitPassages({ id: "", text }).length;
}
