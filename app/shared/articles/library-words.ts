import type { CopyKind } from "#lib/schema/article.ts";
import type { Ingestion, IngestProgress } from "#lib/schema/ingestion.ts";
import type { LibraryRow } from "#lib/schema/library.ts";

export const GENRE_WORDS = {
  report: "Report",
  analysis: "Analysis",
  opinion: "Opinion",
  unknown: "Unknown",
} as const;

export const WORDING_WORDS = { original: "Original", summary: "Our summary" } as const;

export const MARK_WORDS = {
  copies: "Copies elsewhere",
  assistant: "Addresses an assistant",
  corrected: "Corrected by hand",
} as const;

/** `front matter, folder`: every place that gave some of the metadata, corrections first. */
export function originWords({ metadataFrom }: Pick<LibraryRow, "metadataFrom">): string {
  const origins = [...new Set(Object.values(metadataFrom))];
  const words = origins.map((origin) => (origin === "correction" ? "corrected by hand" : origin));
  return words
    .sort((a, b) => Number(b.startsWith("corrected")) - Number(a.startsWith("corrected")))
    .join(", ");
}

const STAGES: Record<IngestProgress["stage"], string> = {
  reading: "Reading the files",
  fitting: "Learning which words go together",
  embedding: "Making the passages searchable",
  publishing: "Publishing",
};

const ISO_MOMENT = /\b\d{4}-\d\d-\d\dT[\d:.]+Z/g;

/** What an ingestion is at, and how much of that is done (0 to 1; undefined when it cannot be told). */
export function ingestionWords({
  state,
}: Ingestion): { words: string; share: number | undefined } | undefined {
  if (state.status === "idle") return undefined;
  if (state.status === "waiting") {
    const reason = (state.reason ?? "The index is being written by another process.").replace(
      ISO_MOMENT,
      momentWords,
    );
    return { words: `${reason} Waiting, and trying again every two seconds.`, share: undefined };
  }
  if (state.progress === undefined) return { words: "The ingestion starts …", share: undefined };
  const { stage, done, total } = state.progress;
  const share = total > 0 ? Math.min(1, done / total) : undefined;
  const percent = share === undefined ? "" : ` ${Math.floor(share * 100)} %`;
  return { words: `${STAGES[stage]}${percent} …`, share };
}

const LONGEST_TITLE = 90;

/** A title as a notice has room for it. */
export function shortTitle(title: string): string {
  return title.length <= LONGEST_TITLE ? title : `${title.slice(0, LONGEST_TITLE).trimEnd()} …`;
}

/** `21 Nov 2026, 09:14`, in the reader's own time zone. */
export function momentWords(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" }).format(date);
}

/** What an article has to do with a copy, before the copy's title. */
export const COPY_WORDS: Record<CopyKind, string> = {
  "same-text": "Same text as",
  near: "Nearly the same text as",
  contains: "Contains most of",
  within: "Mostly contained in",
};
