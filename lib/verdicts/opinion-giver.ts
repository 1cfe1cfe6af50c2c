import type { Answer, Opinion } from "#lib/schema/answer.ts";

/** Either a verdict on one sentence, or, last, why some have none. */
export type OpinionEvent = { type: "opinion"; opinion: Opinion } | { type: "opinion-note"; note: string };

/** Judges an answer's sentences against what they cite, after the answer was given. Never throws. */
export type OpinionGiver = (answer: Answer, signal: AbortSignal) => AsyncIterable<OpinionEvent>;
