import type { Span } from "#lib/schema/passage.ts";

/** Stands for each character of a quotation, so that its words are not taken for the reporter's. */
export const MASK = "\uE000";

/** The quotations of a text replaced by `MASK`, character by character. */
export function maskQuotations(text: string, quotations: readonly Span[]): string {
  let masked = "";
  let done = 0;
  for (const [start, end] of quotations) {
    const from = Math.max(start, done);
    if (end <= from || from >= text.length) continue;
    masked += text.slice(done, from) + MASK.repeat(Math.min(end, text.length) - from);
    done = Math.min(end, text.length);
  }
  return masked + text.slice(done);
}
