import type { ArticleInfo } from "#lib/schema/article.ts";
import { haveSameTitle } from "#lib/text/same-title.ts";
import { MIN_WORDS } from "./sketch-text.ts";

/** The outlet's id where nothing names one. */
const UNKNOWN = "unknown";

type Kept = Pick<ArticleInfo, "id" | "outletId" | "title" | "metadataFrom" | "publishedAt" | "path">;

/**
 * Of two articles with the same words, the one that is enough: the first published, of equals the one whose path comes
 * first. Undefined where both are to be kept: of different outlets or of unknown ones, which may differ, or under
 * different headlines, where one text is likely a notice that stands in the place of two articles.
 */
export function keepOnce(
  first: Kept,
  second: Kept,
  words: number,
): { kept: Kept; dropped: Kept } | undefined {
  if (first.outletId !== second.outletId || first.outletId === UNKNOWN) return undefined;
  if (words < MIN_WORDS) return undefined;
  if (!haveSameTitle(first, second)) return undefined;
  const [kept, dropped] = orderOf(first) <= orderOf(second) ? [first, second] : [second, first];
  return { kept, dropped };
}

function orderOf({ publishedAt = "9999", path, id }: Kept): string {
  return [publishedAt, path, id].join("\n");
}
