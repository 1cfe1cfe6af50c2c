import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { RecordedRequest } from "#tests/doubles/double-replies.ts";

/**
 * Every passage that was sent to be embedded, as often as it was sent. Passages have their title above them; what asks
 * for the vectors' length, or is a question, is one line.
 */
export function embeddedTexts(requests: readonly RecordedRequest[]): string[] {
  return requests.flatMap(({ body }) => [body.input ?? []].flat()).filter((text) => text.includes("\n"));
}

/** Which of the texts have a vector in the cache, which a killed process leaves as it was. */
export function storedTexts(dataDir: string, texts: readonly string[]): Set<string> {
  const path = join(dataDir, "embedding-cache.sqlite");
  if (!existsSync(path)) return new Set();
  const db = new DatabaseSync(path);
  try {
    if (db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'vectors'").get() === undefined)
      return new Set();
    const hashes = new Set(
      db
        .prepare("SELECT hash FROM vectors")
        .all()
        .map(({ hash }) => String(hash)),
    );
    const hashOf = (text: string) => createHash("sha256").update(`passage\n${text}`).digest("hex");
    return new Set(texts.filter((text) => hashes.has(hashOf(text))));
  } finally {
    db.close();
  }
}
