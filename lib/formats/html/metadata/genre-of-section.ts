import type { Metadata } from "#lib/metadata/metadata.ts";

const OPINION =
  /^(?:opinions?|comment|commentary|editorials?|op-?eds?|columns?|columnists?|perspectives?|views|commentisfree)$/i;

/** Only section names that say it; "news" says nothing about a piece's genre. */
export function genreOfSection(section: string | undefined): Metadata["genre"] | undefined {
  if (section === undefined) return undefined;
  if (OPINION.test(section.trim())) return "opinion";
  return /^(?:news )?analysis$/i.test(section.trim()) ? "analysis" : undefined;
}
