import { CounterpointError } from "#lib/errors.ts";
import {
  faultOf,
  headerOf,
  isQuotaExhausted,
  isTimeout,
  messageOf,
  networkCodeOf,
  ourErrorIn,
  statusOf,
  tlsFaultOf,
} from "./failed-request.ts";
import { readSizeRefusal } from "./read-size-refusal.ts";

/** Whom a request went to; the words of its errors depend on it. */
export type ModelEndpoint = {
  purpose: "chat model" | "embedding model";
  /** Without the provider. */
  model: string;
  /** Undefined for a provider that chooses its own. */
  baseUrl: string | undefined;
  /** Never part of a message. */
  apiKey: string | undefined;
};

/**
 * A failed request as one of ours: `model-unreachable` when there was no connection, `model-timeout` when there was no
 * answer in time, else `model-failed`. The key stands neither in the message nor in the hint nor in the cause.
 */
export function toModelError(thrown: unknown, endpoint: ModelEndpoint): CounterpointError {
  const ours = ourErrorIn(thrown);
  if (ours !== undefined) return ours;
  const { code, message, hint } = explain(thrown, endpoint);
  const said = redact(messageOf(thrown), endpoint.apiKey);
  return new CounterpointError(code, message, { hint, cause: new Error(said) });
}

type Description = { code: CounterpointError["code"]; message: string; hint: string };

function explain(thrown: unknown, endpoint: ModelEndpoint): Description {
  const { purpose, model, baseUrl } = endpoint;
  const the = `The ${purpose} ${model}${baseUrl === undefined ? "" : ` at ${withoutSecrets(baseUrl)}`}`;
  const setting = purpose === "chat model" ? "CHAT_MODEL" : "EMBEDDING_MODEL";
  const status = statusOf(thrown);
  const said = redact(messageOf(thrown), endpoint.apiKey).slice(0, 200);
  if (readSizeRefusal(thrown) !== undefined) {
    return failed(
      `${the} takes less text than this needs${said === "" ? "." : `: ${said}`}`,
      `Load it with a larger context, or choose another model with ${setting}.`,
    );
  }
  if (status === undefined) {
    if (faultOf(thrown) === undefined) return explainSilence(thrown, the, baseUrl, endpoint.apiKey);
    return failed(
      `${the} failed in the middle of its answer: ${said}`,
      "Try again, or see the server's log.",
    );
  }
  if (status === 401 || status === 403) {
    return failed(`${the} refused the key (HTTP ${status}).`, "Check the key (OPENAI_API_KEY for OpenAI).");
  }
  if (status === 404) {
    return failed(`${the} is not known there (HTTP 404).`, `Check ${setting} and OPENAI_BASE_URL.`);
  }
  if (status === 429) {
    if (isQuotaExhausted(thrown)) {
      return failed(
        `${the} refuses: the account's quota is used up.`,
        "Check the account's plan and billing.",
      );
    }
    const wait = headerOf(thrown, "retry-after");
    const when = wait === undefined ? "in a while" : `as the server asks (Retry-After: ${wait.slice(0, 40)})`;
    return failed(`${the} gets too many requests (HTTP 429).`, `Try again ${when}.`);
  }
  if (status >= 500) {
    return failed(`${the} failed (HTTP ${status})${said === "" ? "." : `: ${said}`}`, "Try again later.");
  }
  return failed(
    `${the} rejected the request (HTTP ${status})${said === "" ? "." : `: ${said}`}`,
    `Check that ${setting} suits this use.`,
  );
}

function explainSilence(
  thrown: unknown,
  the: string,
  baseUrl: string | undefined,
  apiKey: string | undefined,
): Description {
  const tls = tlsFaultOf(thrown);
  if (tls !== undefined) {
    const said = redact(tls.message, apiKey).slice(0, 200);
    return {
      code: "model-unreachable",
      message: `${the} cannot be reached safely: ${said === "" ? tls.code : `${said} (${tls.code})`}.`,
      hint: tlsHint(tls.code),
    };
  }
  if (isTimeout(thrown)) {
    return { code: "model-timeout", message: `${the} did not answer in time.`, hint: "Try again later." };
  }
  const network = networkCodeOf(thrown);
  if (network === undefined) {
    return failed(
      `${the} gave an answer that cannot be read.`,
      "Check that the server is OpenAI-compatible.",
    );
  }
  const hint =
    baseUrl === undefined
      ? "Check the network connection."
      : "Start the server, or correct OPENAI_BASE_URL, or check the network connection.";
  return { code: "model-unreachable", message: `${the} cannot be reached (${network}).`, hint };
}

function tlsHint(code: string): string {
  if (/ALTNAME|HOSTNAME/.test(code))
    return "Use the host name that the server's certificate is for in OPENAI_BASE_URL.";
  if (/EXPIRED|NOT_YET_VALID/.test(code))
    return "Renew the server's certificate, or set this machine's clock.";
  if (/SSL|EPROTO/.test(code)) return "If the server speaks plain HTTP, begin OPENAI_BASE_URL with http://.";
  return "If you trust the authority that signed it, name its certificate in NODE_EXTRA_CA_CERTS.";
}

function failed(message: string, hint: string): Description {
  return { code: "model-failed", message, hint };
}

/** Servers repeat the key, or part of it, in their messages. */
export function redact(text: string, apiKey: string | undefined): string {
  const withoutKey = apiKey !== undefined && apiKey.length >= 4 ? text.replaceAll(apiKey, "[key]") : text;
  return withoutKey
    .replace(/\bBearer\s+\S+/gi, "Bearer [key]")
    .replace(/\b(?:(?:sk|pk|key|xai|gsk|hf)[-_][\w*.-]{4,}|AIza[\w-]{10,})/g, "[key]");
}

/** A base URL may carry a user's name and password, or a key in its query. */
function withoutSecrets(url: string): string {
  const parsed = URL.parse(url);
  return parsed === null ? "the configured address" : `${parsed.origin}${parsed.pathname}`;
}
