import type { Answer, Citation, Marker, Opinion, Uncited } from "./answer.ts";
import type { Retrieval } from "./retrieval.ts";

/**
 * How an answer comes about. In this order: one `retrieval`; `text-delta`, `marker`, `citation` and `uncited` as they come,
 * and seldom a `restart`; one `answer`; where a model is asked for a second opinion, `opinion` as they come and perhaps
 * one `opinion-note`.
 */
export type AnswerEvent =
  | { type: "retrieval"; searchedFor: string; retrieval: Retrieval }
  /** Spans into the text so far are final, unless all of it is taken back by `restart`. */
  | { type: "text-delta"; delta: string }
  /** Behind the text that it stands in. */
  | { type: "marker"; marker: Marker }
  | { type: "citation"; citation: Citation; passageId: string }
  | { type: "uncited"; uncited: Uncited }
  /** The text so far, with its citations, was a model thinking aloud: the answer begins anew. */
  | { type: "restart" }
  | { type: "answer"; answer: Answer }
  | { type: "opinion"; opinion: Opinion }
  | { type: "opinion-note"; note: string };
