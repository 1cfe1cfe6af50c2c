import { z } from "zod";
import { answerSchema } from "#lib/schema/answer.ts";
import { articleInfoSchema, articleSchema } from "#lib/schema/article.ts";
import { askSchema, chatSchema, compareSchema, suggestionsSchema } from "#lib/schema/ask-request.ts";
import { comparisonSchema } from "#lib/schema/comparison.ts";
import { comparisonEventSchema } from "#lib/schema/comparison-event.ts";
import { failureSchema } from "#lib/schema/failure.ts";
import { healthSchema } from "#lib/schema/health.ts";
import { ingestionSchema, ingestReportSchema } from "#lib/schema/ingestion.ts";
import {
  correctionSchema,
  libraryPageSchema,
  removedArticleSchema,
  removedSchema,
  uploadResultsSchema,
} from "#lib/schema/library.ts";
import { passageSchema } from "#lib/schema/passage.ts";
import { correctionPatchSchema } from "./correction-patch.ts";
import { libraryRequestSchema } from "./library-request.ts";

type Method = "get" | "post" | "patch" | "delete";

type Route = {
  summary: string;
  /** The parameters behind the question mark. */
  query?: z.ZodObject;
  /** A body of JSON, unless `isUpload`. */
  body?: z.ZodType;
  isUpload?: boolean;
  gives: z.ZodType;
  /** By this type of content, one object of the schema an event. */
  streams?: { type: "text/event-stream"; events: z.ZodType };
};

const waitSchema = z.object({ wait: z.enum(["no"]).optional() });
const openedSchema = z.object({
  article: articleSchema,
  passages: z.array(passageSchema),
  correction: correctionSchema,
  /** Where the text was replaced since `version`. */
  replaced: z.object({ at: z.string(), by: z.string().optional(), changes: z.unknown() }).optional(),
});
const suggestedSchema = z.object({ questions: z.array(z.string()) });

/** Every route, by path and method; what it takes and gives is said by the schemas that it works with. */
export const ROUTES: Record<string, Partial<Record<Method, Route>>> = {
  "/api/ask": {
    post: { summary: "Answer a question from the articles", body: askSchema, gives: answerSchema },
  },
  "/api/chat": {
    post: {
      summary: "Answer in the AI SDK's UI message stream",
      body: chatSchema,
      gives: z.unknown(),
      streams: { type: "text/event-stream", events: z.looseObject({ type: z.string() }) },
    },
  },
  "/api/compare": {
    post: {
      summary: "Set side by side what each outlet says",
      body: compareSchema,
      gives: comparisonSchema,
      streams: { type: "text/event-stream", events: comparisonEventSchema },
    },
  },
  "/api/suggestions": {
    get: { summary: "Questions that the corpus answers", gives: suggestedSchema },
    post: {
      summary: "Questions that a part of the corpus answers",
      body: suggestionsSchema,
      gives: suggestedSchema,
    },
  },
  "/api/health": { get: { summary: "What is at work, and what is wrong", gives: healthSchema } },
  "/api/articles": {
    get: {
      summary: "All articles without text; with parameters, one page of the library",
      query: libraryRequestSchema,
      gives: z.union([libraryPageSchema, z.object({ articles: z.array(articleInfoSchema) })]),
    },
    post: {
      summary: "Add files and ingest them",
      query: waitSchema,
      isUpload: true,
      gives: uploadResultsSchema,
    },
  },
  "/api/articles/{id}": {
    get: {
      summary: "One article with its text and passages",
      query: z.object({ version: z.string().optional() }),
      gives: openedSchema,
    },
    patch: {
      summary: "Correct its metadata",
      query: waitSchema,
      body: correctionPatchSchema,
      gives: z.object({ correction: correctionSchema }),
    },
    delete: {
      summary: "Take it out of the corpus",
      query: waitSchema,
      gives: z.object({ removed: removedArticleSchema }),
    },
  },
  "/api/articles/{id}/restore": {
    post: {
      summary: "Put it back",
      query: waitSchema,
      gives: z.object({ restored: removedArticleSchema }),
    },
  },
  "/api/articles/removed": { get: { summary: "What can be put back", gives: removedSchema } },
  "/api/articles/ingestion": {
    get: { summary: "What the ingestion is at, and the last report", gives: ingestionSchema },
    post: {
      summary: "Read the corpus folder again",
      query: waitSchema.extend({ removals: z.enum(["allow"]).optional() }),
      gives: z.union([
        z.object({ report: ingestReportSchema }),
        z.object({ state: ingestionSchema.shape.state }),
      ]),
    },
  },
  "/api/articles/uploads": {
    get: { summary: "What became of the files sent last", gives: uploadResultsSchema },
  },
};

/** The routes as an OpenAPI 3.1 document, whose schemas are those that the server checks with. */
export function openApi(): object {
  const paths = Object.entries(ROUTES).map(([path, methods]) => [
    path,
    Object.fromEntries(Object.entries(methods).map(([method, route]) => [method, operation(path, route)])),
  ]);
  return {
    openapi: "3.1.1",
    info: {
      title: "Counterpoint",
      version: "1",
      description: "Answers from a set of news articles, every sentence cited.",
    },
    paths: Object.fromEntries(paths),
  };
}

function operation(path: string, { summary, query, body, isUpload, gives, streams }: Route) {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  const parameters = [
    ...names.map((name) => ({ name, in: "path", required: true, schema: { type: "string" } })),
    ...Object.entries(query?.shape ?? {}).map(([name, schema]) => ({
      name,
      in: "query",
      required: false,
      schema: jsonSchema(schema, "input"),
    })),
  ];
  const upload = {
    type: "object",
    properties: { file: { type: "array", items: { type: "string", format: "binary" } } },
    required: ["file"],
  };
  const content = isUpload
    ? { "multipart/form-data": { schema: upload } }
    : body && { "application/json": { schema: jsonSchema(body, "input") } };
  return {
    summary,
    ...(parameters.length > 0 && { parameters }),
    ...(content && { requestBody: { required: true, content } }),
    responses: {
      "2XX": {
        description: "As it was asked for",
        content: {
          "application/json": { schema: jsonSchema(gives, "output") },
          ...(streams && { [streams.type]: { schema: jsonSchema(streams.events, "output") } }),
        },
      },
      default: {
        description: "What was wrong, and what to do about it",
        content: { "application/json": { schema: jsonSchema(failureSchema, "output") } },
      },
    },
  };
}

function jsonSchema(schema: z.core.$ZodType, io: "input" | "output") {
  // OpenAPI 3.1 takes this dialect of JSON Schema as it stands, and names it once for the whole document.
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any", reused: "inline" });
  return rest;
}
