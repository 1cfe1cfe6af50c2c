import { closeSync, createReadStream, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Article } from "#lib/schema/article.ts";
import type { Passage } from "#lib/schema/passage.ts";

/** An article as an index holds it. */
export type IndexedText = { title: string; text: string; passages: readonly { id: string; text: string }[] };

type Line = { id: string; title: string; text: string; spans: [id: string, start: number, end: number][] };

const NAME = "contents.jsonl";
/** Characters written at a time. */
const BUFFERED = 2 ** 20;

/** Keeps what goes into an index, so that the peers get just the same. */
export class ContentsWriter {
  readonly #file: number;
  #waiting: string[] = [];
  #length = 0;

  constructor(folder: string) {
    this.#file = openSync(join(folder, NAME), "w");
  }

  add({ id, title, text }: Article, passages: readonly Passage[]): void {
    const line: Line = { id, title, text, spans: passages.map(({ id, start, end }) => [id, start, end]) };
    this.#write(`${JSON.stringify(line)}\n`);
  }

  close(): void {
    this.#flush();
    closeSync(this.#file);
  }

  #write(line: string): void {
    this.#waiting.push(line);
    this.#length += line.length;
    if (this.#length > BUFFERED) this.#flush();
  }

  #flush(): void {
    const bytes = Buffer.from(this.#waiting.join(""));
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#file, bytes, at);
    this.#waiting = [];
    this.#length = 0;
  }
}

/** In the order of ingestion. */
export async function* readContents(folder: string): AsyncGenerator<IndexedText> {
  for await (const line of createInterface({ input: createReadStream(join(folder, NAME)) })) {
    const { title, text, spans }: Line = JSON.parse(line);
    yield { title, text, passages: spans.map(([id, start, end]) => ({ id, text: text.slice(start, end) })) };
  }
}
