import { z } from "zod";
import { type Failure, failureSchema } from "#lib/schema/failure.ts";

const wrapped = z.object({ error: failureSchema });

/**
 * A failed request or stream as the reader is told it: the server's own words where it gave some. `online` is what the
 * browser says of its connection.
 */
export function failureOf(error: Error, online: boolean): Failure {
  const told = parseFailure(error.message);
  if (told !== undefined) return told;
  if (error instanceof TypeError) return unreachable(online);
  return {
    code: "internal",
    message: "The answer could not be read.",
    hint: "Try again; the server's log has the details.",
  };
}

/** `{code, message, hint?}`, bare or under `error`; undefined for anything else. */
export function parseFailure(json: string): Failure | undefined {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return undefined;
  }
  const bare = failureSchema.safeParse(value);
  if (bare.success) return bare.data;
  return wrapped.safeParse(value).data?.error;
}

function unreachable(online: boolean): Failure {
  return online
    ? {
        code: "unreachable",
        message: "Counterpoint's server cannot be reached.",
        hint: "Check that it is still running (npm start), then try again.",
      }
    : {
        code: "offline",
        message: "You are offline.",
        hint: "Reconnect, then try again. If Counterpoint runs on this machine, check that it is still running.",
      };
}
