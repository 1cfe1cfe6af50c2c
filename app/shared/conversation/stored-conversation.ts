import { z } from "zod";
import { ROLES } from "#lib/schema/answer.ts";
import { type Failure, failureSchema } from "#lib/schema/failure.ts";
import { answerView } from "./answer-view.ts";
import { type ChatMessage, DATA_PARTS } from "./messages.ts";
import { storedAnswerSchema } from "./stored-answer.ts";

/** A conversation as the browser keeps it. */
export type StoredConversation = {
  id: string;
  messages: ChatMessage[];
  /** Articles that the reader left out of the search. */
  excludedArticleIds: string[];
  /** Why answers failed, by the ids of their questions. */
  failures: Readonly<Record<string, Failure>>;
};

/** A question with what came of it: each is stored by itself, so that no tab writes over another one's. */
export type StoredTurn = {
  askedAt: number;
  question: ChatMessage;
  answer?: ChatMessage | undefined;
  failure?: Failure | undefined;
};

const partSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("text"), text: z.string() }),
  z.object({ type: z.literal("data-sources"), data: DATA_PARTS.sources }),
  z.object({ type: z.literal("data-marker"), data: DATA_PARTS.marker }),
  z.object({ type: z.literal("data-citation"), data: DATA_PARTS.citation }),
  z.object({ type: z.literal("data-uncited"), data: DATA_PARTS.uncited }),
  z.object({ type: z.literal("data-restart"), data: DATA_PARTS.restart }),
  z.object({ type: z.literal("data-answer"), data: storedAnswerSchema }),
  z.object({ type: z.literal("data-opinion"), data: DATA_PARTS.opinion }),
  z.object({ type: z.literal("data-opinion-note"), data: DATA_PARTS["opinion-note"] }),
]);

const messageSchema = z.object({
  id: z.string().min(1),
  role: z.enum(ROLES),
  parts: z.array(partSchema),
});

const turnSchema: z.ZodType<StoredTurn> = z.object({
  askedAt: z.number(),
  question: messageSchema,
  answer: messageSchema.optional(),
  failure: failureSchema.optional(),
});

const headSchema = z.object({ usedAt: z.number(), excludedArticleIds: z.array(z.string()) });

/** What is stored of a conversation besides its turns. `usedAt`: a time of the browser's clock. */
export type ConversationHead = z.infer<typeof headSchema>;

const oldLayoutSchema = z.object({
  id: z.string().min(1),
  messages: z.array(messageSchema),
  excludedArticleIds: z.array(z.string()),
});

/** A stored turn; undefined when there is none, or none that can be read. */
export function parseTurn(json: string | null): StoredTurn | undefined {
  return parseJson(turnSchema, json);
}

export function parseHead(json: string | null): ConversationHead | undefined {
  return parseJson(headSchema, json);
}

/** A conversation as it was stored when it was one text. */
export function parseOldLayout(json: string | null): StoredConversation | undefined {
  const old = parseJson(oldLayoutSchema, json);
  return old && { ...old, failures: {} };
}

/** The text to store: what the page shows again, without what a whole answer repeats. */
export function serialiseTurn({ askedAt, question, answer, failure }: StoredTurn): string {
  const turn = { askedAt, question: keptMessage(question), answer: answer && keptMessage(answer), failure };
  return JSON.stringify(turn);
}

function parseJson<T>(schema: z.ZodType<T>, json: string | null): T | undefined {
  if (json === null) return undefined;
  try {
    return schema.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}

function keptMessage(message: ChatMessage): Pick<ChatMessage, "id" | "role" | "parts"> {
  const { id, role, parts } = message;
  return { id, role, parts: parts.flatMap((part) => keptPart(part, message)) };
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
