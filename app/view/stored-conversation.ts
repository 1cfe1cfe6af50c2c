import { z } from "zod";
import type { ChatMessage, SourcesData } from "#lib/chat/messages.ts";
import {
  answerSchema,
  citationSchema,
  coverageSchema,
  markerSchema,
  opinionSchema,
  retrievedSchema,
  uncitedSchema,
} from "./answer-schema.ts";
import { answerView } from "./answer-view.ts";

/** A conversation as the browser keeps it. */
export type StoredConversation = {
  id: string;
  messages: ChatMessage[];
  /** Articles that the reader left out of the search. */
  excludedArticleIds: string[];
};

/** Under this key in `localStorage`; the number is the version of the layout. */
export const CONVERSATION_KEY = "counterpoint.conversation.1";

const sourcesSchema: z.ZodType<SourcesData> = z.object({
  searchedFor: z.string(),
  corrections: z.array(z.object({ from: z.string(), to: z.string() })),
  coverage: coverageSchema,
  passages: z.array(retrievedSchema),
  searchedArticleCount: z.number(),
  silentArticleIds: z.array(z.string()),
});

const partSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("text"), text: z.string() }),
  z.object({ type: z.literal("data-sources"), data: sourcesSchema }),
  z.object({ type: z.literal("data-marker"), data: markerSchema }),
  z.object({
    type: z.literal("data-citation"),
    data: z.object({ citation: citationSchema, passageId: z.string() }),
  }),
  z.object({ type: z.literal("data-uncited"), data: uncitedSchema }),
  z.object({ type: z.literal("data-restart"), data: z.literal(true) }),
  z.object({ type: z.literal("data-answer"), data: answerSchema }),
  z.object({ type: z.literal("data-opinion"), data: opinionSchema }),
  z.object({ type: z.literal("data-opinion-note"), data: z.string() }),
]);

const conversationSchema: z.ZodType<StoredConversation> = z.object({
  id: z.string().min(1),
  messages: z.array(
    z.object({ id: z.string(), role: z.enum(["user", "assistant"]), parts: z.array(partSchema) }),
  ),
  excludedArticleIds: z.array(z.string()),
});

/** The conversation in a stored text; undefined when there is none, or none that can be read. */
export function parseConversation(json: string | null): StoredConversation | undefined {
  if (json === null) return undefined;
  try {
    return conversationSchema.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}

/** The text to store: what the page shows again, without what a whole answer repeats. */
export function serialiseConversation(conversation: StoredConversation): string {
  return JSON.stringify({
    ...conversation,
    messages: conversation.messages.map((message) => ({
      id: message.id,
      role: message.role,
      parts: message.parts.flatMap((part) => keptPart(part, message)),
    })),
  });
}

function keptPart(part: ChatMessage["parts"][number], message: ChatMessage): ChatMessage["parts"] {
  switch (part.type) {
    case "text":
    case "data-restart":
    case "data-answer":
    case "data-opinion":
    case "data-opinion-note":
      return [part];
    case "data-marker":
    case "data-citation":
    case "data-uncited":
      return isWhole(message) ? [] : [part];
    case "data-sources":
      return isWhole(message)
        ? [{ ...part, data: { ...part.data, passages: answerView(message).alsoRetrieved } }]
        : [part];
    default:
      return [];
  }
}

function isWhole(message: ChatMessage): boolean {
  return message.parts.some((part) => part.type === "data-answer");
}
