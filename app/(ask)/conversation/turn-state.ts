import type { AnswerView } from "#app/shared/conversation/answer-view.ts";

/** What is happening to one answer. */
export type TurnState = "searching" | "writing" | "complete" | "refused" | "failed" | "stopped";

/**
 * `status` is the conversation's; only the last turn can be under way. `hasFailed`: it is known why this answer failed. An
 * answer that is neither whole, nor under way, nor failed was stopped, by the reader or by leaving the page.
 */
export function turnState(
  view: AnswerView | undefined,
  isLast: boolean,
  status: "ready" | "waiting" | "streaming" | "failed",
  hasFailed: boolean,
): TurnState {
  if (isLast && status === "waiting") return "searching";
  if (view?.complete) return view.refused ? "refused" : "complete";
  if (isLast && status === "streaming")
    return view === undefined || view.text === "" ? "searching" : "writing";
  return hasFailed ? "failed" : "stopped";
}

/** What a screen reader is told when the state changes: the beginning and the end, not every word between. */
export function announcement(state: TurnState | undefined, view: AnswerView | undefined): string {
  switch (state) {
    case undefined:
      return "";
    case "searching":
      return "Searching the articles.";
    case "writing":
      return "The answer is arriving.";
    case "complete": {
      const count = view?.sources.length ?? 0;
      const sources = `${count} ${count === 1 ? "source" : "sources"}`;
      if (view?.incompleteNote !== undefined) return `${view.incompleteNote} It has ${sources}.`;
      return `The answer is complete, with ${sources}.`;
    }
    case "refused":
      return "The articles have no answer to this question.";
    case "failed":
      return "The answer failed.";
    case "stopped":
      return "Stopped.";
  }
}
