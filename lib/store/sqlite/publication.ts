import type { DatabaseSync } from "node:sqlite";
import type { Manifest } from "../passage-store.ts";

/** What is published: `key` names this state of this index among all others. */
export type Publication = { key: string; indexId: string; manifest: Manifest };

/** Null before the first publication. */
export function readPublication(db: DatabaseSync): Publication | null {
  const row = db.prepare("SELECT index_id, manifest FROM publication").get();
  if (row === undefined) return null;
  const indexId = String(row.index_id);
  const manifest: Manifest = JSON.parse(String(row.manifest));
  return { key: `${indexId}/${manifest.generation}`, indexId, manifest };
}

export function readEmbedderState(db: DatabaseSync): Uint8Array {
  const state = db.prepare("SELECT embedder_state FROM publication").get()?.embedder_state;
  return state instanceof Uint8Array ? state : new Uint8Array(0);
}

/** In bytes of JSON; a manifest takes about half of it. */
const MANIFEST_ROOM = 512;

/**
 * SQLite overwrites a row that keeps its length in place, and writes no page that stays as it is: an embedder of tens of
 * megabytes costs nothing as long as it is the same. A manifest is filled up with spaces to that end.
 */
export function writePublication(
  db: DatabaseSync,
  { indexId, manifest, embedderState }: { indexId: string; manifest: Manifest; embedderState: Uint8Array },
): void {
  db.prepare(
    `INSERT INTO publication VALUES (1, ?, ?, ?) ON CONFLICT (one) DO UPDATE
     SET index_id = excluded.index_id, manifest = excluded.manifest, embedder_state = excluded.embedder_state`,
  ).run(indexId, JSON.stringify(manifest).padEnd(MANIFEST_ROOM), embedderState);
}
