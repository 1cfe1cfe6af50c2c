import type { Span } from "#lib/schema/passage.ts";

/** A label in bold before the sentence, on its own line or before a colon: "**Jo Bly, to the Post:** ". */
const INLINE_LABEL = /^(?<mark>\*\*|__)(?<label>[^*_\n]{1,120}?)(?::\k<mark>|\k<mark>:)\s+/u;
const WHOLLY_BOLD = /^(?:\*\*|__)(?!\s)[^*\n]+(?:\*\*|__):?$/u;
const MAX_LABEL_WORDS = 12;

export type SentenceParts = {
  /** Offsets within the sentence as it stands in the answer, markers included, of what it claims. */
  start: number;
  end: number;
  /** Offsets of the label before it. */
  label: { start: number; end: number } | undefined;
};

/**
 * The claim within a sentence of an answer: without a label before it, and without the emphasis around it. `markers`:
 * where the answer's markers stand in it, in order.
 */
export function sentenceParts(raw: string, markers: readonly Span[] = []): SentenceParts {
  const label = INLINE_LABEL.exec(raw);
  // With nothing but a marker behind it, the label itself is what is claimed.
  const found =
    label !== null && /[\p{L}\p{N}]/u.test(blankedOut(raw, markers).slice(label[0].length)) ? label : null;
  let start = found?.[0].length ?? 0;
  let end = raw.length;
  // A marker between the label and its sentence belongs to neither.
  for (const [from, to] of markers) {
    if (from < start || raw.slice(start, from).trim() !== "") continue;
    start = to;
  }
  for (;;) {
    while (start < end && /\s/u.test(raw.charAt(start))) start++;
    while (end > start && /\s/u.test(raw.charAt(end - 1))) end--;
    const [, mark] = /^(\*\*\*|\*\*|__|\*|_)/.exec(raw.slice(start)) ?? [];
    if (mark === undefined || !raw.slice(0, end).endsWith(mark) || end - start <= 2 * mark.length) break;
    start += mark.length;
    end -= mark.length;
  }
  const marked = found?.groups?.mark?.length ?? 0;
  const length = found?.groups?.label?.length ?? 0;
  return { start, end, label: found === null ? undefined : { start: marked, end: marked + length } };
}

/** As long as it was, with spaces where the spans are. */
function blankedOut(text: string, spans: readonly Span[]): string {
  let blanked = text;
  for (const [from, to] of spans) {
    blanked = blanked.slice(0, from) + " ".repeat(to - from) + blanked.slice(to);
  }
  return blanked;
}

/** True for a line that names what follows it: wholly bold, or short and closed by a colon. */
export function isLabelLine(text: string): boolean {
  if (WHOLLY_BOLD.test(text)) return !/[.!?…]["”’)]*(?:\*\*|__)$/u.test(text);
  return (
    /[:：](?:\*\*|__)?$/u.test(text) && text.split(/\s+/u).length <= MAX_LABEL_WORDS && !/[.!?]\s/u.test(text)
  );
}
