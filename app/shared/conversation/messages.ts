import type { UIMessage } from "ai";
import { z } from "zod";
import {
  answerSchema,
  citationSchema,
  markerSchema,
  opinionSchema,
  uncitedSchema,
} from "#lib/schema/answer.ts";
import { offsetSchema } from "#lib/schema/passage.ts";
import { coverageSchema, retrievedSchema } from "#lib/schema/retrieval.ts";

/** Sent first, so that the evidence panel fills before the text arrives. */
const sourcesDataSchema = z.object({
  searchedFor: z.string(),
  corrections: z.array(z.object({ from: z.string(), to: z.string() })),
  coverage: coverageSchema,
  /** Best first, not numbered yet: markers are given by first use in the text. */
  passages: z.array(retrievedSchema),
  searchedArticleCount: offsetSchema,
  silentArticleIds: z.array(z.string()),
});
export type SourcesData = z.infer<typeof sourcesDataSchema>;

const citationDataSchema = z.object({ citation: citationSchema, passageId: z.string() });
export type CitationData = z.infer<typeof citationDataSchema>;

/** Custom parts of a message by their names; on the wire each has the prefix `data-`. */
export const DATA_PARTS = {
  sources: sourcesDataSchema,
  marker: markerSchema,
  citation: citationDataSchema,
  uncited: uncitedSchema,
  opinion: opinionSchema,
  "opinion-note": z.string(),
  /** What came before it, but for the sources, was no part of the answer. */
  restart: z.literal(true),
  /** Before any opinion: the whole checked answer, which a reload shows again as it was. */
  answer: answerSchema,
};
export type ChatDataParts = { [Name in keyof typeof DATA_PARTS]: z.infer<(typeof DATA_PARTS)[Name]> };

/** Milliseconds since the request arrived; `askedAt`, of a question, is a time of the browser's clock. */
export type ChatMetadata = {
  askedAt?: number;
  answerer?: string;
  embedder?: string;
  firstTextMs?: number;
  totalMs?: number;
};

export type ChatMessage = UIMessage<ChatMetadata, ChatDataParts>;
