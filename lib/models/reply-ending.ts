/** How a reply ended. `length`: by a limit of tokens or characters; `filter`: by a content filter; `fault`: by a fault. */
export type ReplyEnding = "complete" | "length" | "filter" | "fault";

/** By the reason that the server gives, in any provider's words; without one, the reply is whole. */
export function endingOf(reason: string | undefined): ReplyEnding {
  if (reason === undefined) return "complete";
  if (/length|max|limit|token|truncat|incomplete|context/i.test(withoutEos(reason))) return "length";
  if (/filter|safety|recitation|block|refus|prohibited|policy|moderat|spii|sensitive|guardrail/i.test(reason))
    return "filter";
  if (/error|abort|cancel|interrupt|insufficient|time_?out|fail|overload|disconnect/i.test(reason))
    return "fault";
  return "complete";
}

/** `eos_token` is how some servers say that the model was done. */
function withoutEos(reason: string): string {
  return reason.replace(/eos(?:_token)?|stop_(?:token|sequence)/gi, "");
}

/** What a reader is told of an answer that is not whole. */
export function endingNote(ending: Exclude<ReplyEnding, "complete">, model: string): string {
  if (ending === "length")
    return `The answer is cut off: ${model} reached its limit of length before it was done.`;
  if (ending === "filter") return `The answer is incomplete: a content filter stopped ${model}.`;
  return `The answer may be incomplete: ${model} was stopped by a fault before it was done.`;
}
