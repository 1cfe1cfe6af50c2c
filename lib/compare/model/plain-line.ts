import { findQuotations } from "#lib/text/quotations.ts";

/** Longer texts are cut before they are looked at. */
const MAX_READ = 1_000;
/** Comments, scripts with what they hold, and tags, closed or not. */
const TAG = /<!--[\s\S]*?(?:-->|$)|<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)|<\/?[a-z!][^<>]*(?:>|$)/gi;

/**
 * A model's words as one plain line of at most `limit` characters: no HTML, Markdown, addresses, citation markers,
 * invisible characters or quotation marks (it is not for a model to say that words are quoted). "" when nothing is left.
 */
export function plainLine(text: string, limit: number): string {
  let plain = text
    .slice(0, MAX_READ)
    .toWellFormed()
    // Formatting characters can turn the direction of a text or hide a part of it.
    .replace(/[\p{Cc}\p{Cf}\p{Co}]/gu, " ");
  // What was taken out of the middle of a tag may leave another.
  for (let before = ""; before !== plain; ) {
    before = plain;
    plain = plain.replace(TAG, " ");
  }
  plain = plain
    .replace(/[<>]/g, " ")
    .replace(/!?\[([^\]]*)\]\((?:[^()]|\([^()]*\))*\)?/g, "$1")
    .replace(/\[\^?\d+(?:\s*[-–,;]\s*\d+)*\]|【[^】]*】/g, " ")
    .replace(/[*`~|\\[\]{}]|\b_+|_+\b|^\s*(?:#+|[-+•]|\d+[.)])\s/g, " ");
  for (const { start, end, inner } of findQuotations(plain).reverse()) {
    plain = plain.slice(0, start) + plain.slice(...inner) + plain.slice(end);
  }
  plain = plain
    .replace(/["“”„«»]/g, "")
    .replace(/\S*:\/\/\S*|\b(?:javascript|data|mailto):\S+/gi, " ")
    .replace(/\s+([,;:.!?])/g, "$1")
    .replace(/\s+/g, " ")
    .replace(/^[\s,;:]+|[\s,;:]+$/g, "");
  return /[\p{L}\p{N}]/u.test(plain) ? cut(plain, limit) : "";
}

function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const head = text.slice(0, limit - 1);
  const words = text.slice(0, Math.max(0, text.lastIndexOf(" ", limit - 1)));
  return `${(words.length > limit / 2 ? words : head).replace(/[\s,;:\uD800-\uDBFF]+$/, "")}…`;
}
