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

export function writePublication(
  db: DatabaseSync,
  { indexId, manifest, embedderState }: { indexId: string; manifest: Manifest; embedderState: Uint8Array },
): void {
  db.prepare("INSERT OR REPLACE INTO publication VALUES (1, ?, ?, ?)").run(
    indexId,
    JSON.stringify(manifest),
    embedderState,
  );
}
