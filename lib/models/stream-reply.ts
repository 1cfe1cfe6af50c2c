import { type ChatCall, chatFailure } from "./chat-call.ts";
import type { ReplyChunk } from "./chat-driver.ts";
import type { ModelMemory } from "./model-memory.ts";
import type { ReplyEnding } from "./reply-ending.ts";
import { createThoughtFilter, type FilteredPiece } from "./thought-filter.ts";
import type { ModelEndpoint } from "./to-model-error.ts";

/** A piece of a reply without thoughts; last, how it ended, where that is not as it should. */
export type ReplyPiece = FilteredPiece | { ending: Exclude<ReplyEnding, "complete"> };

export type ReplySource = {
  endpoint: ModelEndpoint;
  memory: ModelMemory;
  call: ChatCall;
  /** Sends the request. */
  send(): Promise<AsyncIterable<ReplyChunk>>;
  /** Text is cut here. */
  maxCharacters: number;
  /** The caller's. */
  signal: AbortSignal;
  isAnswer: (text: string) => boolean;
};

/** Text of which nobody is sure is passed on once it is so many times longer than an answer may be. */
const LONGEST_DOUBT = 4;
/** So much text without an answer in it, cut by the limit of tokens, was thoughts. */
const LONG_THOUGHT = 2_000;

/**
 * One reply, piece by piece. `thought only`: the limit of tokens was reached before it began to answer. Ends early when
 * the caller's signal aborts; throws one of ours when the model fails.
 */
export async function* streamReply(source: ReplySource): AsyncGenerator<ReplyPiece, "done" | "thought only"> {
  const { endpoint, memory, call, maxCharacters, signal } = source;
  const thoughts = createThoughtFilter(
    (text) =>
      text.length > maxCharacters * LONGEST_DOUBT || (!memory.thinksUnmarked && source.isAnswer(text)),
  );
  let heard = false;
  let length = 0;
  let ending: ReplyEnding | undefined;
  const shortened = (piece: FilteredPiece): FilteredPiece => {
    if ("restart" in piece) {
      length = 0;
      return piece;
    }
    const text = piece.text.slice(0, maxCharacters - length);
    length += text.length;
    return { text };
  };
  try {
    for await (const chunk of await source.send()) {
      ending = chunk.ending ?? ending;
      // Servers send empty pieces to keep a connection open.
      if (chunk.text === "" && !chunk.thinking) continue;
      heard ||= chunk.text !== "";
      memory.thinks ||= chunk.thinking;
      call.clock.rest();
      for (const piece of thoughts.push(chunk.text)) {
        yield shortened(piece);
        if (signal.aborted) return "done";
        if (length === maxCharacters) {
          yield { ending: "length" };
          return "done";
        }
      }
      call.clock.wait(heard);
    }
    call.signal.throwIfAborted();
    const isThought = memory.thinksUnmarked || thoughts.doubtful > LONG_THOUGHT;
    if (ending === "length" && length === 0 && isThought) return "thought only";
    for (const piece of thoughts.finish()) yield shortened(piece);
    memory.thinksUnmarked ||= thoughts.sawUnmarked;
    memory.thinks ||= thoughts.sawThoughts;
    if (length === 0 && ending === "length") return "thought only";
    if (length === 0) throw chatFailure(endpoint, emptyWords(ending));
    if (ending === undefined) throw chatFailure(endpoint, "broke off its answer.", "Try again.");
    if (ending !== "complete") yield { ending };
    return "done";
  } catch (thrown) {
    if (signal.aborted) return "done";
    const error = call.failure(thrown);
    const isLost = heard && error.code === "model-unreachable";
    throw isLost ? chatFailure(endpoint, "broke off its answer.", "Try again.") : error;
  } finally {
    // Closes the connection if the model is still writing.
    call.clock.stop();
  }
}

function emptyWords(ending: ReplyEnding | undefined): string {
  return ending === "filter" ? "gave no answer: a content filter stopped it." : "gave an empty answer.";
}
