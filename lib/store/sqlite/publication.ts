import type { DatabaseSync } from "node:sqlite";
import type { Manifest } from "../passage-store.ts";

/** What is published: `key` names this state of this index among all others. */
export type Publication = { key: string; indexId: string; manifest: Manifest };

export type DerivedKind = "keyword" | "graph";

/** What a derived file must look like to be trusted. */
export type Fingerprint = { bytes: number; sha256: string };

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

export function readFingerprint(db: DatabaseSync, kind: DerivedKind): Fingerprint | undefined {
  const row = db.prepare("SELECT bytes, sha256 FROM derived_files WHERE kind = ?").get(kind);
  return row && { bytes: Number(row.bytes), sha256: String(row.sha256) };
}

/** `undefined`: this generation has no such file. */
export function writeFingerprint(db: DatabaseSync, kind: DerivedKind, print: Fingerprint | undefined): void {
  if (print === undefined) db.prepare("DELETE FROM derived_files WHERE kind = ?").run(kind);
  else
    db.prepare("INSERT OR REPLACE INTO derived_files VALUES (?, ?, ?)").run(kind, print.bytes, print.sha256);
}
