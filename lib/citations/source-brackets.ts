import { findQuotations } from "#lib/text/quotations.ts";
import { normalizeQuoted, OMISSION } from "./normalize-quotation.ts";
import { readMarker } from "./read-marker.ts";

/** Brackets that look like markers and stand in an article's text: its own notes, or a year that somebody put in. */
export type SourceBrackets = {
  /** True when the bracket stands so in a text. */
  stands(bracketed: string): boolean;
  /**
   * True when an answer that reads `before` and then the bracket copies it from a text, so that it is no marker.
   * `cited`: the passages that it would point to as a marker, as indexes.
   */
  isCopied(before: string, bracketed: string, cited: readonly number[]): boolean;
};

type Place = { passage: number; bracketed: string; before: string };

const BRACKET = /\[[^[\]\n]{1,80}\]|【[^【】\n]{1,80}】/gu;
/** How much of the text before a bracket is looked at, for where a quotation begins. */
export const BEFORE = 400;
/** The last two words, and what stands between them and the bracket. */
const LAST_WORDS = /\S+\s+\S+\s*$/u;

/**
 * Reads the brackets of the texts that may be cited, when they are first asked for. A bracket is the source's where the two
 * words before it are: within a quotation as many as there are, whatever the space; elsewhere not if it points to that
 * very source, which it then may as well cite.
 */
export function readSourceBrackets(texts: readonly string[]): SourceBrackets {
  let read: Place[] | undefined;
  const places = (): Place[] => {
    read ??= texts.flatMap((text, passage) =>
      [...text.matchAll(BRACKET)]
        .filter(([bracketed]) => isMarkerLike(bracketed))
        .map((match) => ({
          passage,
          bracketed: match[0],
          before: withoutMarkers(text.slice(Math.max(0, match.index - BEFORE), match.index)),
        })),
    );
    return read;
  };
  return {
    stands: (bracketed) => texts.some((text) => text.includes(bracketed)),
    isCopied(before, bracketed, cited) {
      const same = places().filter((place) => place.bracketed === bracketed);
      if (same.length === 0) return false;
      const plain = withoutMarkers(before);
      const last = findQuotations(plain).at(-1);
      if (last !== undefined && !last.closed && last.end === plain.length) {
        const quoted = plain.slice(last.inner[0]).split(OMISSION).at(-1) ?? "";
        const words = squeeze(LAST_WORDS.exec(quoted)?.[0] ?? quoted);
        return same.some((place) => squeeze(place.before).endsWith(words));
      }
      const words = LAST_WORDS.exec(plain)?.[0];
      if (words === undefined) return false;
      const copied = same.filter((place) => normalized(place.before).endsWith(normalized(words)));
      return copied.length > 0 && !copied.some(({ passage }) => cited.length === 1 && cited[0] === passage);
    },
  };
}

function isMarkerLike(bracketed: string): boolean {
  return readMarker(bracketed.slice(1, -1), 1) !== undefined;
}

/** The answer's own markers were taken out before; so that both read alike, the source's are taken out here. */
function withoutMarkers(text: string): string {
  return text.replaceAll(BRACKET, (bracketed) => (isMarkerLike(bracketed) ? "" : bracketed));
}

/** With its last white space, by which a marker that was added differs from a note that was copied. */
function normalized(text: string): string {
  return normalizeQuoted(`${text}|`);
}

function squeeze(text: string): string {
  return normalizeQuoted(text).replaceAll(" ", "");
}
