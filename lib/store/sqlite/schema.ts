import type { DatabaseSync } from "node:sqlite";
import { CounterpointError } from "#lib/errors.ts";
import { corruptError } from "./sqlite-errors.ts";

/** Layout of the tables and of the derived files. A change means that every index is made anew. */
export const SCHEMA_VERSION = 5;

/** "CPnt", so that another program's database is not mistaken for an index. */
const APPLICATION_ID = 0x43506e74;

/**
 * Articles and passages are numbered as they come, and no number is given twice: so the derived files can name a
 * passage by its number for as long as it lives, and cover a range of numbers whatever is added later. An article is
 * put together with its passages, so that theirs are neighbours, in the order of the articles' numbers.
 */
const TABLES = `
  CREATE TABLE articles (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    content_hash TEXT NOT NULL,
    info TEXT NOT NULL,
    text TEXT NOT NULL
  );
  CREATE INDEX content_hashes ON articles (id, content_hash);
  CREATE TABLE passages (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    article INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    article_id TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL
  );
  CREATE INDEX passages_by_article ON passages (article);
  CREATE TABLE vectors (
    passage INTEGER PRIMARY KEY REFERENCES passages (number) ON DELETE CASCADE,
    embedder_id TEXT NOT NULL,
    vector BLOB NOT NULL
  );
  CREATE INDEX vectors_by_embedder ON vectors (embedder_id);
  CREATE TABLE sketches (
    number INTEGER PRIMARY KEY,
    article_id TEXT NOT NULL UNIQUE,
    text_hash TEXT NOT NULL,
    size INTEGER NOT NULL,
    sampled TEXT NOT NULL
  );
  CREATE INDEX sketches_by_text ON sketches (text_hash);
  CREATE TABLE sketch_values (
    value INTEGER NOT NULL,
    sketch INTEGER NOT NULL,
    PRIMARY KEY (value, sketch)
  ) WITHOUT ROWID;
  CREATE TRIGGER values_go_with_sketch AFTER DELETE ON sketches BEGIN
    DELETE FROM sketch_values WHERE sketch = OLD.number AND value IN (SELECT value FROM json_each(OLD.sampled));
  END;
  CREATE TABLE copy_links (
    article_id TEXT NOT NULL,
    other_id TEXT NOT NULL,
    PRIMARY KEY (article_id, other_id)
  ) WITHOUT ROWID;
  CREATE INDEX copy_links_by_other ON copy_links (other_id);
  CREATE TRIGGER copies_go_with_article AFTER DELETE ON articles BEGIN
    DELETE FROM sketches WHERE article_id = OLD.id;
    DELETE FROM copy_links WHERE article_id = OLD.id;
  END;
  CREATE TABLE former_versions (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id TEXT NOT NULL,
    version TEXT NOT NULL,
    info TEXT NOT NULL,
    text TEXT NOT NULL,
    replaced_at TEXT NOT NULL,
    UNIQUE (article_id, version)
  );
  CREATE TABLE departed_articles (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    info TEXT NOT NULL,
    left_at TEXT NOT NULL
  );
  CREATE TABLE publication (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    index_id TEXT NOT NULL,
    manifest TEXT NOT NULL,
    embedder_state BLOB NOT NULL
  );
  CREATE TABLE derived_files (
    file TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    passages INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    checksum INTEGER NOT NULL,
    retired INTEGER
  );
  CREATE TABLE dead_articles (
    number INTEGER PRIMARY KEY,
    passages INTEGER NOT NULL
  );
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${SCHEMA_VERSION};
`;

/** Whether the database has our tables; throws when it is another program's, or of another version of this one. */
export function hasSchema(db: DatabaseSync, path: string): boolean {
  const version = pragma(db, "user_version");
  const application = pragma(db, "application_id");
  if (version === 0 && application === 0 && isEmpty(db)) return false;
  if (application !== APPLICATION_ID) throw corruptError(path, "it belongs to another program");
  if (version !== SCHEMA_VERSION) {
    const age = version > SCHEMA_VERSION ? "a newer" : "an older";
    throw new CounterpointError(
      "index-mismatch",
      `The index ${path} was made by ${age} version of Counterpoint (layout ${version}, this one reads ${SCHEMA_VERSION}).`,
      { hint: "Update Counterpoint, or make the index anew: npm run ingest -- --rebuild" },
    );
  }
  return true;
}

/** Whether the database is an index of ours, of a layout before this one. */
export function isOlder(db: DatabaseSync): boolean {
  const version = pragma(db, "user_version");
  return pragma(db, "application_id") === APPLICATION_ID && version < SCHEMA_VERSION;
}

/** Within the caller's transaction. */
export function createSchema(db: DatabaseSync): void {
  db.exec(TABLES);
}

function pragma(db: DatabaseSync, name: string): number {
  return Number(Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0]);
}

function isEmpty(db: DatabaseSync): boolean {
  return db.prepare("SELECT 1 FROM sqlite_master LIMIT 1").get() === undefined;
}
