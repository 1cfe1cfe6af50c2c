import { existsSync } from "node:fs";
import { z } from "zod";
import { CounterpointError } from "./errors.ts";

/** An environment variable that is set but empty counts as not set. */
const optional = <T extends z.ZodType>(type: T) =>
  z.preprocess((v) => (v === "" ? undefined : v), type.optional());
const text = <T extends string>(fallback: T) =>
  z.preprocess((v) => (v === "" ? undefined : v), z.string().default(fallback));

/** OpenAI's cheapest model that has no date of retirement; see docs/decisions/026. */
const DEFAULT_CHAT_MODEL = "openai:gpt-6-luna";
const modelName = z
  .string()
  .regex(/^[\w-]+:.+$/, `must be provider:model, for example ${DEFAULT_CHAT_MODEL}`);

const schema = z.object({
  CORPUS_DIR: text("corpus"),
  DATA_DIR: text(".data"),
  HOST: text("127.0.0.1"),
  PORT: z.preprocess(
    (v) => (v === "" ? undefined : v),
    z.coerce.number().int().min(1).max(65535).default(3000),
  ),
  OPENAI_API_KEY: optional(z.string()),
  OPENAI_BASE_URL: optional(z.url({ protocol: /^https?$/ })),
  CHAT_MODEL: optional(modelName),
  CHAT_EFFORT: optional(z.string().regex(/^\w+$/, "must be one word, for example low")),
  CHECK_MODEL: optional(modelName),
  EMBEDDING_MODEL: optional(z.string()),
  EMBEDDING_DIMENSIONS: optional(z.coerce.number().int().min(1).max(16_384)),
});

export type Config = {
  corpusDir: string;
  dataDir: string;
  host: string;
  port: number;
  /** Present when a key or a base URL is configured: only then does anything leave the machine. */
  openai: { apiKey: string; baseUrl: string | undefined } | undefined;
  /** `provider:model`; present when a chat model answers. */
  chatModel: string | undefined;
  /** How much a reasoning model is to think, in the words of its server. */
  chatEffort: string | undefined;
  /** `provider:model`; present when a chat model gives second opinions on answers. */
  checkModel: string | undefined;
  embedding: { model: string; dimensions: number | undefined } | undefined;
};

/** Reads `.env.local` and `.env` into the environment as Next does; what is set already stays. */
export function loadEnvFiles(): void {
  for (const file of [".env.local", ".env"]) if (existsSync(file)) process.loadEnvFile(file);
}

/** The only reader of the environment. Throws `config-invalid` naming each variable that is wrong, and the fix. */
export function loadConfig(environment: Record<string, string | undefined> = process.env): Config {
  const parsed = schema.safeParse(environment);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new CounterpointError("config-invalid", `The configuration has a mistake. ${faults.join(". ")}.`, {
      hint: "Correct the variable in the environment or in .env, or remove it to get the default.",
    });
  }
  const env = parsed.data;
  const configured = env.OPENAI_API_KEY !== undefined || env.OPENAI_BASE_URL !== undefined;
  if (env.EMBEDDING_MODEL !== undefined && !configured) {
    throw new CounterpointError("config-invalid", "EMBEDDING_MODEL is set, but no endpoint to ask for it.", {
      hint: "Set OPENAI_API_KEY or OPENAI_BASE_URL, or remove EMBEDDING_MODEL to use the built-in embedder.",
    });
  }
  return {
    corpusDir: env.CORPUS_DIR,
    dataDir: env.DATA_DIR,
    host: env.HOST,
    port: env.PORT,
    // Local servers ask for no key, but the client library insists on one.
    openai: configured ? { apiKey: env.OPENAI_API_KEY ?? "none", baseUrl: env.OPENAI_BASE_URL } : undefined,
    chatModel: env.CHAT_MODEL ?? (configured ? DEFAULT_CHAT_MODEL : undefined),
    chatEffort: env.CHAT_EFFORT,
    checkModel: env.CHECK_MODEL,
    embedding:
      env.EMBEDDING_MODEL === undefined
        ? undefined
        : { model: env.EMBEDDING_MODEL, dimensions: env.EMBEDDING_DIMENSIONS },
  };
}

/** What a child process of Next's gets: the same environment, and no telemetry. */
export function environmentForNext(): NodeJS.ProcessEnv {
  return { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };
}

/** Must come before Next is loaded into this process: React chooses its build by it. */
export function prepareForNext(): void {
  Object.assign(process.env, { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" });
}

/** The name of the script of package.json that this process runs; undefined when it was started in another way. */
export function packageScript(): string | undefined {
  return process.env.npm_lifecycle_event;
}
