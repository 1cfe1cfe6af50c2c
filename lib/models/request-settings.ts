import { faultOf, messageOf, statusOf } from "./failed-request.ts";

/** What is sent beside the messages, as far as servers differ in what they take; undefined is not sent. */
export type RequestSettings = {
  temperature: number | undefined;
  /** The field for the longest answer, which has two names; reasoning models know only the second. */
  limitField: "max_tokens" | "max_completion_tokens" | undefined;
  /** How much a reasoning model is to think. */
  effort: string | undefined;
  /** Some chat templates know no system message: then it goes before the first question. */
  systemMessage: boolean;
};

/** These are about the account or the address, never about a field. */
const OTHER_STATUS = new Set([401, 402, 403, 404, 408, 413, 429]);
const ABOUT_A_VALUE = /too (?:large|high|big|long|many)|at most|less than|exceed|maximum|greater than|<=|≤/i;

/**
 * The settings without what a server has refused, so that it can be asked again. Asking once tells more than a list of
 * models' names would. Undefined when the refusal is about something else.
 */
export function withoutRefused(
  settings: RequestSettings,
  thrown: unknown,
  tried: ReadonlySet<string | undefined>,
): RequestSettings | undefined {
  const status = statusOf(thrown);
  if (status === undefined || status < 400 || OTHER_STATUS.has(status)) return undefined;
  const said = messageOf(thrown);
  const about = faultOf(thrown)?.param ?? said;
  if (settings.effort !== undefined && /effort|reasoning/i.test(about))
    return { ...settings, effort: undefined };
  if (settings.temperature !== undefined && /temperature/i.test(about)) {
    return { ...settings, temperature: undefined };
  }
  if (settings.limitField !== undefined && about.includes(settings.limitField) && !ABOUT_A_VALUE.test(said)) {
    const other = settings.limitField === "max_tokens" ? "max_completion_tokens" : "max_tokens";
    return { ...settings, limitField: tried.has(other) ? undefined : other };
  }
  if (
    settings.systemMessage &&
    /\b(?:system|developer)\b.{0,20}\b(?:role|message|prompt)|roles must alternate/i.test(said)
  ) {
    return { ...settings, systemMessage: false };
  }
  return undefined;
}
