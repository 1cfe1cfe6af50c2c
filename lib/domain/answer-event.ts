import type { Answer, Citation, Marker, Opinion, Uncited } from "./answer.ts";
import type { Retrieval } from "./retrieval.ts";

/**
 * How an answer comes about. In this order: one `retrieval`; `text-delta`, `marker`, `citation` and `uncited` as they come; one `answer`;
 * where a model is asked for a second opinion, `opinion` as they come and perhaps one `opinion-note`.
 */
export type AnswerEvent =
  | { type: "retrieval"; searchedFor: string; retrieval: Retrieval }
  /** Never takes back what was sent: spans into the text so far are final. */
  | { type: "text-delta"; delta: string }
  /** Behind the text that it stands in. */
  | { type: "marker"; marker: Marker }
  | { type: "citation"; citation: Citation; passageId: string }
  | { type: "uncited"; uncited: Uncited }
  | { type: "answer"; answer: Answer }
  | { type: "opinion"; opinion: Opinion }
  | { type: "opinion-note"; note: string };
