import type { DatabaseSync, SQLOutputValue } from "node:sqlite";

export type DerivedKind = "keyword" | "graph";

/** What a derived file must look like to be trusted: size, and CRC-32 of all of it. */
export type Fingerprint = { bytes: number; checksum: number };

/** A file in use. */
export type DerivedFile = Fingerprint & {
  /** Its name within the data folder. */
  file: string;
  kind: DerivedKind;
  /** What it covers: a segment of the keyword index those articles, the graph those passages, both ends included. */
  first: number;
  last: number;
  /** How many passages it was made of. */
  passages: number;
};

/** The files of a publication, in the order of what they cover. */
export function derivedFilesOf(db: DatabaseSync, kind: DerivedKind): DerivedFile[] {
  return db
    .prepare("SELECT * FROM derived_files WHERE kind = ? AND retired IS NULL ORDER BY first")
    .all(kind)
    .map(fileOf);
}

export function enterFile(db: DatabaseSync, file: DerivedFile): void {
  db.prepare("INSERT OR REPLACE INTO derived_files VALUES (?, ?, ?, ?, ?, ?, ?, NULL)").run(
    file.file,
    file.kind,
    file.first,
    file.last,
    file.passages,
    file.bytes,
    file.checksum,
  );
}

/** From that generation on the file is of no use; its readers may still need it for a while. */
export function retireFile(db: DatabaseSync, file: string, generation: number): void {
  db.prepare("UPDATE derived_files SET retired = ? WHERE file = ?").run(generation, file);
}

/** Forgets the files that were of no use before that generation. */
export function forgetFiles(db: DatabaseSync, generation: number): void {
  db.prepare("DELETE FROM derived_files WHERE retired < ?").run(generation);
}

/** Names of the files in use, and of those that readers of the generation before may still open. */
export function filesToKeep(db: DatabaseSync): Set<string> {
  return new Set(
    db
      .prepare("SELECT file FROM derived_files")
      .all()
      .map(({ file }) => String(file)),
  );
}

/** Articles that are gone, but still in a segment of the keyword index: number → how many passages it had. */
export function deadArticles(db: DatabaseSync): Map<number, number> {
  const rows = db.prepare("SELECT number, passages FROM dead_articles ORDER BY number").all();
  return new Map(rows.map(({ number, passages }) => [Number(number), Number(passages)]));
}

/** The segments over these articles were made anew without the dead. */
export function forgetDead(db: DatabaseSync, first: number, last: number): void {
  db.prepare("DELETE FROM dead_articles WHERE number BETWEEN ? AND ?").run(first, last);
}

function fileOf(row: Record<string, SQLOutputValue>): DerivedFile {
  return {
    file: String(row.file),
    kind: row.kind === "graph" ? "graph" : "keyword",
    first: Number(row.first),
    last: Number(row.last),
    passages: Number(row.passages),
    bytes: Number(row.bytes),
    checksum: Number(row.checksum),
  };
}

export function isSame(a: Fingerprint, b: Fingerprint): boolean {
  return a.bytes === b.bytes && a.checksum === b.checksum;
}
