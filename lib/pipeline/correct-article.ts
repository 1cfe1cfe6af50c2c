import path from "node:path";
import {
  type Correctable,
  readCorrections,
  recordCorrection,
  writeCorrection,
} from "#lib/corpus/corrections.ts";
import type { Metadata } from "#lib/metadata/metadata.ts";

/** Fields to set; null gives a field back to what the file says. */
export type MetadataPatch = { [Field in keyof Metadata]?: NonNullable<Metadata[Field]> | null | undefined };

/** What was written by hand about an article; empty when nothing was. */
export async function correctionOf(corpusDir: string, article: Correctable): Promise<Metadata> {
  const file = article.path.replace(/(\.(?:jsonl|ndjson)):\d+$/i, "$1");
  const { metadata, records } = await readCorrections(path.join(path.resolve(corpusDir), file));
  if (file === article.path) return metadata;
  const { removed: _, ...fields } = recordCorrection(records, article) ?? {};
  return fields;
}

/**
 * Changes what was written by hand about an article, and gives what now stands; the next ingestion follows it. Throws
 * `bad-input` naming the fields that make no sense.
 */
export async function correctArticle(
  corpusDir: string,
  article: Correctable,
  patch: MetadataPatch,
): Promise<Metadata> {
  const merged = Object.entries({ ...(await correctionOf(corpusDir, article)), ...patch });
  const next: Metadata = Object.fromEntries(
    merged.filter(([, value]) => value !== null && value !== undefined),
  );
  await writeCorrection(corpusDir, article, next);
  return correctionOf(corpusDir, article);
}
