import type { Passage, Span } from "#lib/schema/passage.ts";

export type ExcerptPiece = { text: string; marked: boolean };

/** Part of a passage; `cutBefore` and `cutAfter` say that it goes on there. */
export type Excerpt = { pieces: ExcerptPiece[]; cutBefore: boolean; cutAfter: boolean };

/**
 * The cited words with about `context` characters on either side, cut between words. `spans` are offsets into the
 * article. What lies outside of the passage is not shown; when nothing lies within, the passage is shown unmarked.
 */
export function passageExcerpt(passage: Passage, spans: readonly Span[], context: number): Excerpt {
  const { text } = passage;
  const marks = mergeSpans(
    spans
      .map(
        ([start, end]): Span => [
          Math.max(0, start - passage.start),
          Math.min(text.length, end - passage.start),
        ],
      )
      .filter(([start, end]) => start < end),
  );
  const first = marks.at(0)?.[0] ?? 0;
  const last = marks.at(-1)?.[1] ?? 0;
  const from = Math.min(first, wordStart(text, first - context));
  const to = Math.max(last, wordEnd(text, last + context));
  return { pieces: piecesOf(text, from, to, marks), cutBefore: from > 0, cutAfter: to < text.length };
}

/** `text.slice(from, to)` in order, cut where a mark begins or ends; `marks` are in order and do not overlap. */
export function piecesOf(text: string, from: number, to: number, marks: readonly Span[]): ExcerptPiece[] {
  const pieces: ExcerptPiece[] = [];
  let at = from;
  for (const [markStart, markEnd] of marks) {
    const start = Math.max(markStart, at);
    const end = Math.min(markEnd, to);
    if (start >= end) continue;
    if (start > at) pieces.push({ text: text.slice(at, start), marked: false });
    pieces.push({ text: text.slice(start, end), marked: true });
    at = end;
  }
  if (at < to) pieces.push({ text: text.slice(at, to), marked: false });
  return pieces;
}

function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last[1]) merged[merged.length - 1] = [last[0], Math.max(last[1], end)];
    else merged.push([start, end]);
  }
  return merged;
}

function wordStart(text: string, near: number): number {
  if (near <= 0) return 0;
  // From one character before: `near` may itself begin a word.
  const space = text.slice(near - 1).search(/\s\S/);
  return space === -1 ? near : near + space;
}

function wordEnd(text: string, near: number): number {
  if (near >= text.length) return text.length;
  const space = text.lastIndexOf(" ", near);
  return space <= 0 ? near : space;
}
