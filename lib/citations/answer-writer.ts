import type { Marker } from "#lib/schema/answer.ts";
import type { AnswerEvent } from "#lib/schema/answer-event.ts";

export type CitationEvent = Extract<AnswerEvent, { type: "text-delta" | "marker" | "citation" | "uncited" }>;

/** Where the checked answer is written, and what was written is turned into events. */
export type AnswerWriter = {
  /** Writes text and gives it back as it was written. */
  text(text: string): string;
  /** Writes `[n]` and gives it back; the event that says so follows it. */
  marker(number: number): string;
  /** Puts an event behind the text that was written before it. */
  emit(event: CitationEvent): void;
  /** The events since the last time. */
  take(): CitationEvent[];
  /** UTF-16 units written so far. */
  length(): number;
  written(): string;
  /** Those that were written, in order. */
  markers(): Marker[];
};

/** How much of the text before is looked at together with what follows it. */
const MAX_RECENT = 12;

/**
 * Pieces that were apart, and meet where something between them was taken out, make neither a link nor a marker: a space
 * keeps them apart. `isSourceText` tells which bracketed digits are the words of a source.
 */
export function createAnswerWriter(isSourceText: (bracketed: string) => boolean): AnswerWriter {
  const deltas: string[] = [];
  let events: CitationEvent[] = [];
  let delta = "";
  let length = 0;
  const markers: Marker[] = [];
  /** The end of what was written; of a marker only its last bracket. */
  let recent = "";

  function put(text: string, end: string): string {
    delta += text;
    length += text.length;
    recent = end.slice(-MAX_RECENT);
    return text;
  }

  function flush(): void {
    if (delta === "") return;
    deltas.push(delta);
    events.push({ type: "text-delta", delta });
    delta = "";
  }

  return {
    text(text) {
      const end = recent + text;
      if (!/\]\(|\[\d+\]/u.test(end)) return put(text, end);
      const guarded = end
        .replaceAll("](", "] (")
        .replaceAll(/\[(\d+)\]/gu, (made, digits) => (isSourceText(made) ? made : `[${digits} ]`));
      return put(guarded.slice(recent.length), guarded);
    },
    marker(number) {
      const start = length;
      const text = put(`[${number}]`, "]");
      const marker: Marker = { marker: number, span: [start, length] };
      markers.push(marker);
      flush();
      events.push({ type: "marker", marker });
      return text;
    },
    emit(event) {
      flush();
      events.push(event);
    },
    take() {
      flush();
      const taken = events;
      events = [];
      return taken;
    },
    length: () => length,
    written: () => deltas.join("") + delta,
    markers: () => [...markers],
  };
}
