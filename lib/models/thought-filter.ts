const OPEN = "<think>";
const CLOSE = "</think>";

/**
 * Leaves out the `<think>…</think>` with which some local reasoning models begin their text. Everything else passes
 * undelayed; only a beginning that may still become `<think>` is held back.
 */
export type ThoughtFilter = {
  push(text: string): string;
  /** What is still held back when the text is over. */
  finish(): string;
};

export function createThoughtFilter(): ThoughtFilter {
  let held = "";
  let state: "undecided" | "thinking" | "thought" | "answering" = "undecided";

  const answer = (text: string): string => {
    if (text !== "") state = "answering";
    return text;
  };

  return {
    push(text) {
      if (state === "answering") return text;
      if (state === "thought") return answer(text.trimStart());
      held += text;
      const beginning = held.trimStart();
      if (state === "undecided" && !beginning.startsWith(OPEN)) {
        return OPEN.startsWith(beginning) ? "" : answer(held);
      }
      state = "thinking";
      const end = held.indexOf(CLOSE);
      if (end < 0) {
        // Thoughts may be long; only a tag that has half arrived matters.
        held = held.slice(-CLOSE.length);
        return "";
      }
      state = "thought";
      return answer(held.slice(end + CLOSE.length).trimStart());
    },
    finish: () => (state === "undecided" ? held : ""),
  };
}
