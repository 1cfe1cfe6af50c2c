import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { CsvError, parse } from "csv-parse/sync";
import { decodeUtf8 } from "#lib/formats/decode-text.ts";
import { type Metadata, parseMetadata } from "#lib/metadata/metadata.ts";
import { failureReason } from "./failure-reason.ts";
import { type CorpusProblem, METADATA_TABLE } from "./list-corpus.ts";

export type MetadataTable = {
  /** By file name. */
  rows: ReadonlyMap<string, Metadata>;
  /** What is wrong with the table; the rows that are right are used all the same. */
  problems: CorpusProblem[];
};

const LARGEST_TABLE = 100_000_000;

/**
 * The articles.csv of a folder: a heading line with the column `file` and any of outlet, title, authors (separated by
 * ";"), published, genre, wording, language and url. No table gives no rows.
 */
export async function readMetadataTable(folder: string, relativeFolder: string): Promise<MetadataTable> {
  const tablePath = relativeFolder === "" ? METADATA_TABLE : `${relativeFolder}/${METADATA_TABLE}`;
  const file = path.join(folder, METADATA_TABLE);
  const fails = (reason: string): MetadataTable => ({
    rows: new Map(),
    problems: [{ path: tablePath, reason }],
  });
  let text: string | undefined;
  try {
    if ((await stat(file)).size > LARGEST_TABLE) return fails("is larger than 100 MB");
    text = decodeUtf8(await readFile(file));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT")
      return { rows: new Map(), problems: [] };
    return fails(failureReason(error));
  }
  if (text === undefined) return fails("is binary or not UTF-8");
  try {
    return parseTable(text, tablePath);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return fails(`is no CSV table: ${error.message}`);
  }
}

type Row = { info: { lines: number }; record: Record<string, string> };

function parseTable(text: string, tablePath: string): MetadataTable {
  let columns: string[] = [];
  const parsed: Row[] = parse(text, {
    columns: (names: string[]) => {
      columns = names.map((name) => name.trim().toLowerCase());
      return columns;
    },
    info: true,
    // Without this the first line's end counts for all, and rows that end otherwise run into the next.
    record_delimiter: ["\r\n", "\n", "\r"],
    // A quotation mark within a title is one.
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
  });
  const rows = new Map<string, Metadata>();
  const problems: CorpusProblem[] = [];
  if (!columns.includes("file")) {
    return { rows, problems: [{ path: tablePath, reason: "has no column “file” in its first line" }] };
  }
  for (const { info, record } of parsed) {
    const file = record.file ?? "";
    const problem = (reason: string) => problems.push({ path: `${tablePath}:${info.lines}`, reason });
    if (file === "") {
      problem("names no file in the column “file”");
    } else if (rows.has(file)) {
      problem(`names ${file} a second time`);
    } else {
      const { metadata, faults } = parseMetadata(record);
      rows.set(file, metadata);
      for (const fault of faults) problem(fault);
    }
  }
  return { rows, problems };
}
