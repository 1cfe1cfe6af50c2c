import { existsSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { contentTokens } from "#lib/text/tokens.ts";
import type { IndexedText } from "../corpus/contents-file.ts";

/** SQLite's own full-text search over the same passages and titles. */
export type FullText = { search(question: string, limit: number): unknown[]; close(): void };

/** Opens the table kept in `folder`, or fills it. Porter stems, as our own index has; one word is enough for a hit. */
export async function openFullText(
  folder: string,
  contents: () => AsyncIterable<IndexedText>,
): Promise<FullText> {
  const path = join(folder, "fts5.sqlite");
  if (!existsSync(path)) await fill(path, contents());
  const db = new DatabaseSync(path, { readOnly: true });
  const select = db.prepare("SELECT id FROM passages WHERE passages MATCH ? ORDER BY rank LIMIT ?");
  return {
    search(question, limit) {
      const words = contentTokens(question).map(({ word }) => `"${word.replaceAll('"', "")}"`);
      return select.all(words.join(" OR "), limit);
    },
    close: () => db.close(),
  };
}

async function fill(path: string, contents: AsyncIterable<IndexedText>): Promise<void> {
  const temporary = `${path}.tmp`;
  rmSync(temporary, { force: true });
  const db = new DatabaseSync(temporary);
  db.exec("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF");
  db.exec(
    "CREATE VIRTUAL TABLE passages USING fts5(id UNINDEXED, title, text, tokenize = 'porter unicode61'); BEGIN",
  );
  const insert = db.prepare("INSERT INTO passages VALUES (?, ?, ?)");
  for await (const { title, passages } of contents) {
    for (const { id, text } of passages) insert.run(id, title, text);
  }
  db.exec("COMMIT; INSERT INTO passages(passages) VALUES ('optimize')");
  db.close();
  renameSync(temporary, path);
}
