import { z } from "zod";
import { CounterpointError } from "#lib/errors.ts";
import { ROLES, type Turn } from "./answer.ts";
import type { Filter } from "./retrieval.ts";

export const MAX_QUESTION_LENGTH = 2_000;
const MAX_TURNS = 200;
const MAX_TURN_LENGTH = 50_000;

const partialDate = z
  .string()
  .regex(
    /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/,
    "must be an ISO date such as 2015, 2015-02 or 2015-02-10",
  );
const ids = z.array(z.string().min(1).max(200)).max(1_000);

const filterSchema = z
  .strictObject({
    articleIds: ids.optional(),
    outletIds: ids.optional(),
    from: partialDate.optional(),
    before: partialDate.optional(),
  })
  .transform(
    (filter): Filter => Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)),
  );

const questionSchema = z
  .string()
  .trim()
  .min(1, "must not be empty")
  .max(MAX_QUESTION_LENGTH, `must be at most ${MAX_QUESTION_LENGTH} characters`);

export const askSchema = z.strictObject({
  question: questionSchema,
  history: z
    .array(z.strictObject({ role: z.enum(ROLES), content: z.string().max(MAX_TURN_LENGTH) }))
    .max(MAX_TURNS)
    .default([]),
  filter: filterSchema.optional(),
  searchFor: questionSchema.optional(),
});

export const compareSchema = z.strictObject({
  question: questionSchema,
  filter: filterSchema.optional(),
  storyArticleId: z.string().min(1).max(200).optional(),
});

export const suggestionsSchema = z.strictObject({ filter: filterSchema.optional() });

/** What the AI SDK's clients send besides, and nobody needs here. */
const ofTheSdk = z.unknown().optional();

export const chatSchema = z.strictObject({
  id: ofTheSdk,
  trigger: ofTheSdk,
  messageId: ofTheSdk,
  messages: z
    .array(
      z.strictObject({
        id: ofTheSdk,
        metadata: ofTheSdk,
        createdAt: ofTheSdk,
        role: z.enum(ROLES),
        // Only text matters here; the other parts are what we sent ourselves.
        parts: z
          .array(z.looseObject({ type: z.string(), text: z.string().max(MAX_TURN_LENGTH).optional() }))
          .max(500),
      }),
    )
    .min(1)
    .max(MAX_TURNS),
  filter: filterSchema.optional(),
  searchFor: questionSchema.optional(),
});

/** `searchFor`: exactly what is to be searched for; the question is then only what is shown. */
export type AskRequest = { question: string; history: Turn[]; filter?: Filter; searchFor?: string };

/** Body of `POST /api/ask`. Throws `bad-input` naming the field. */
export function parseAskRequest(body: unknown): AskRequest {
  const { question, history, filter, searchFor } = parse(askSchema, body);
  return { question, history, ...(filter && { filter }), ...(searchFor && { searchFor }) };
}

export type CompareRequest = { question: string; filter?: Filter; storyArticleId?: string };

/** Body of `POST /api/compare`. Throws `bad-input` naming the field. */
export function parseCompareRequest(body: unknown): CompareRequest {
  const { question, filter, storyArticleId } = parse(compareSchema, body);
  return {
    question,
    ...(filter === undefined ? {} : { filter }),
    ...(storyArticleId === undefined ? {} : { storyArticleId }),
  };
}

/** Body of `POST /api/suggestions`. Throws `bad-input` naming the field. */
export function parseSuggestionRequest(body: unknown): { filter?: Filter } {
  const { filter } = parse(suggestionsSchema, body);
  return filter === undefined ? {} : { filter };
}

/** Body of `POST /api/chat`: the last message is the question, the ones before it the history. */
export function parseChatRequest(body: unknown): AskRequest {
  const { messages, filter, searchFor } = parse(chatSchema, body);
  const turns = messages.map(({ role, parts }): Turn => {
    const text = parts.flatMap((part) =>
      part.type === "text" && part.text !== undefined ? [part.text] : [],
    );
    return { role, content: text.join("\n").trim() };
  });
  const last = turns.at(-1);
  if (last?.role !== "user")
    throw new CounterpointError("bad-input", "The last message must be the user's question.");
  return {
    question: parse(questionSchema, last.content, "question"),
    history: turns.slice(0, -1).filter((turn) => turn.content !== ""),
    ...(filter && { filter }),
    ...(searchFor && { searchFor }),
  };
}

function parse<T>(schema: z.ZodType<T>, value: unknown, root = "body"): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => {
    const place = issue.path.join(".") || root;
    if (issue.code !== "unrecognized_keys") return `${place}: ${issue.message}`;
    const names = issue.keys.map((key) => `“${key.slice(0, 60)}”`).slice(0, 5);
    return `${place}: there is no field ${names.join(", ")}`;
  });
  throw new CounterpointError("bad-input", `The request has a mistake. ${faults.slice(0, 3).join(". ")}.`);
}
