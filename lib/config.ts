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

/** A whole number within bounds; the message shows what stands there instead. */
const wholeNumber = (least: number, most: number) => {
  const error = ({ input }: { input?: unknown }) =>
    `must be a whole number from ${least} to ${most}, not “${String(input)}”`;
  return z
    .string()
    .trim()
    .refine((value) => /^\d{1,9}$/.test(value) && Number(value) >= least && Number(value) <= most, { error })
    .transform(Number);
};

/** A bare host stands for its address by https. */
const publicUrl = z
  .string()
  .trim()
  .transform((value) => (/^[a-z][a-z\d+.-]*:\/\//i.test(value) ? value : `https://${value}`))
  .refine(isPublicUrl, {
    error: ({ input }) =>
      `must be the address that readers open, for example https://news.example or https://news.example/desk, not “${String(input)}”`,
  })
  .transform((value): PublicUrl => {
    const { origin, host, pathname } = new URL(value);
    return { origin, host, path: pathname.replace(/\/+$/, "") };
  });

const schema = z.object({
  CORPUS_DIR: text("corpus"),
  DATA_DIR: text(".data"),
  HOST: text("127.0.0.1"),
  PORT: optional(wholeNumber(1, 65_535)),
  PUBLIC_URL: optional(publicUrl),
  OPENAI_API_KEY: optional(z.string()),
  OPENAI_BASE_URL: optional(z.url({ protocol: /^https?$/ })),
  CHAT_MODEL: optional(modelName),
  CHAT_EFFORT: optional(z.string().regex(/^\w+$/, "must be one word, for example low")),
  CHECK_MODEL: optional(modelName),
  EMBEDDING_MODEL: optional(z.string()),
  EMBEDDING_DIMENSIONS: optional(wholeNumber(1, 16_384)),
});

/** Where readers find the pages behind a reverse proxy. `path` is empty or begins, and does not end, with a slash. */
export type PublicUrl = { origin: string; host: string; path: string };

export type Config = {
  corpusDir: string;
  dataDir: string;
  host: string;
  port: number;
  /** Present behind a reverse proxy. */
  publicUrl: PublicUrl | undefined;
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

const DEFAULT_PORT = 3000;

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
    port: env.PORT ?? DEFAULT_PORT,
    publicUrl: env.PUBLIC_URL,
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

/** The path under which the pages are built: that of PUBLIC_URL, or none. A wrong PUBLIC_URL is told by `loadConfig`. */
export function publicPath(environment: Record<string, string | undefined> = process.env): string {
  return schema.shape.PUBLIC_URL.safeParse(environment.PUBLIC_URL).data?.path ?? "";
}

/** Where the pages are built: those for a path of their own do not replace those for the root of a host. */
export function buildFolder(environment: Record<string, string | undefined> = process.env): string {
  return publicPath(environment) === "" ? ".next" : ".next-path";
}

function isPublicUrl(value: string): boolean {
  const url = URL.parse(value);
  if (url === null || !/^https?:$/.test(url.protocol)) return false;
  // The path becomes a part of every address, and the host is compared as it stands.
  return (
    url.username + url.password + url.search + url.hash === "" &&
    /^(?:\/[\w.~-]+)*\/*$/.test(url.pathname) &&
    url.hostname !== ""
  );
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
