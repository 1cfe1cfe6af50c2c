import type { Span } from "#lib/schema/passage.ts";

/** What the address says should be marked. */
export type CitedSpan = { kind: "none" } | { kind: "span"; span: Span } | { kind: "invalid" };

/** Reads `from` and `to` of an article's address; `length` is that of the article's text, in UTF-16 units. */
export function citedSpan(from: string | undefined, to: string | undefined, length: number): CitedSpan {
  if (from === undefined && to === undefined) return { kind: "none" };
  if (!/^\d{1,9}$/.test(from ?? "") || !/^\d{1,9}$/.test(to ?? "")) return { kind: "invalid" };
  const start = Number(from);
  const end = Number(to);
  return start < end && end <= length ? { kind: "span", span: [start, end] } : { kind: "invalid" };
}
