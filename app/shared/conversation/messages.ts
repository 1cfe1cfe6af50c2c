import type { UIMessage } from "ai";
import type { Answer, Citation, Marker, Opinion, Uncited } from "#lib/schema/answer.ts";
import type { Coverage, Retrieved } from "#lib/schema/retrieval.ts";

/** Sent first, so that the evidence panel fills before the text arrives. */
export type SourcesData = {
  searchedFor: string;
  corrections: { from: string; to: string }[];
  coverage: Coverage;
  /** Best first, not numbered yet: markers are given by first use in the text. */
  passages: Retrieved[];
  searchedArticleCount: number;
  silentArticleIds: string[];
};

export type CitationData = { citation: Citation; passageId: string };

/** Names of the custom parts of a message; on the wire each has the prefix `data-`. */
export type ChatDataParts = {
  sources: SourcesData;
  marker: Marker;
  citation: CitationData;
  uncited: Uncited;
  opinion: Opinion;
  "opinion-note": string;
  /** What came before it, but for the sources, was no part of the answer. */
  restart: true;
  /** Before any opinion: the whole checked answer, which a reload shows again as it was. */
  answer: Answer;
};

/** Milliseconds since the request arrived; `askedAt`, of a question, is a time of the browser's clock. */
export type ChatMetadata = {
  askedAt?: number;
  answerer?: string;
  embedder?: string;
  firstTextMs?: number;
  totalMs?: number;
};

export type ChatMessage = UIMessage<ChatMetadata, ChatDataParts>;
