import { findMark, halfMarkAt, type MarkKind } from "./reply-marks.ts";

/** Text of the answer; `restart`: what was passed on so far turned out to be thoughts, and the answer begins anew. */
export type FilteredPiece = { text: string } | { restart: true };

/**
 * Leaves out what a reasoning model thinks aloud, in whatever marks, and the marks of its chat template. Text of which
 * `isAnswer` is not sure yet is held back, because its end may tell that it was thoughts.
 */
export type ThoughtFilter = {
  push(text: string): FilteredPiece[];
  /** What is still held back when the text is over. */
  finish(): FilteredPiece[];
  /** Thoughts ended that had not been marked as such where they began. */
  readonly sawUnmarked: boolean;
  /** How many characters are held back. */
  readonly doubtful: number;
  /** It thought aloud at all. */
  readonly sawThoughts: boolean;
};

/** gpt-oss where the server has taken out the marks and left the names of the channels. */
const BARE_THOUGHT = /^analysis(?=\p{Lu}|\n)/u;
const BARE_ANSWER = "assistantfinal";

export function createThoughtFilter(isAnswer: (text: string) => boolean): ThoughtFilter {
  let mode: "text" | "thought" | "header" | "role" | "ended" = "text";
  /** May become a mark. */
  let half = "";
  let header: string | undefined;
  /** Of the answer, and not passed on yet. */
  let pending = "";
  /** True once the answer is known to have begun. */
  let certain = false;
  let passedOn = false;
  /** What stood before the last sign that the answer begins only now; it counts where nothing follows. */
  let before: { pending: string; passedOn: boolean } | undefined;
  let sawUnmarked = false;
  let sawThoughts = false;
  let out: FilteredPiece[] = [];

  const visible = (text: string) => {
    pending += text;
    if (!passedOn || before !== undefined) pending = pending.trimStart();
    if (pending === "") return;
    if (BARE_THOUGHT.test(pending) && !certain) {
      const at = pending.indexOf(BARE_ANSWER);
      if (at < 0) return;
      pending = pending.slice(at + BARE_ANSWER.length).trimStart();
      certain = true;
    }
    if (before?.passedOn) out.push({ restart: true });
    before = undefined;
    certain ||= isAnswer(pending);
    if (!certain || pending === "") return;
    out.push({ text: pending });
    passedOn = true;
    pending = "";
  };

  const beginAnswer = () => {
    mode = "text";
    certain = true;
    if (pending === "" && !passedOn) return;
    sawUnmarked = true;
    before ??= { pending, passedOn };
    pending = "";
  };

  const take = (text: string) => {
    if (mode === "header") header = (header ?? "") + text;
    else if (mode === "role") {
      header = (header ?? "") + text;
      const end = header.indexOf("\n");
      if (end < 0) return;
      const isAssistant = /^\s*(?:assistant|model)?\s*$/i.test(header.slice(0, end));
      mode = isAssistant ? "text" : "ended";
      if (isAssistant) visible(header.slice(end + 1));
    } else if (mode === "text") visible(text);
  };

  const apply = (kind: MarkKind) => {
    sawThoughts ||= kind === "open" || kind === "close";
    if (kind === "open") mode = "thought";
    else if (kind === "close" && mode === "thought") {
      mode = "text";
      certain = true;
    } else if (kind === "close" || kind === "answer") beginAnswer();
    else if (kind === "header" || kind === "channel") {
      mode = "header";
      header = kind === "channel" ? "" : undefined;
    } else if (kind === "message" && mode === "header") {
      const channel = header?.trim().toLowerCase();
      if (channel === undefined || /^(?:assistant|model)?$/.test(channel)) mode = "text";
      else if (channel.startsWith("final")) beginAnswer();
      else mode = "thought";
    } else if (kind === "role" && mode !== "thought") {
      // Whatever a model writes after its own turn is no part of it.
      const over = mode === "ended" && (passedOn || pending !== "");
      mode = over ? "ended" : "role";
      header = "";
    } else if (kind === "end") mode = "ended";
  };

  return {
    push(text) {
      out = [];
      let rest = half + text;
      for (let mark = findMark(rest); mark !== undefined; mark = findMark(rest)) {
        take(rest.slice(0, mark.at));
        apply(mark.kind);
        rest = rest.slice(mark.at + mark.length);
      }
      const end = halfMarkAt(rest);
      take(rest.slice(0, end));
      half = rest.slice(end);
      return out;
    },
    finish() {
      out = [];
      take(half);
      half = "";
      const bare = !certain && BARE_THOUGHT.test(pending);
      const left = before === undefined ? pending : before.pending;
      if (left !== "" && !bare) out.push({ text: left });
      pending = "";
      return out;
    },
    get doubtful() {
      return pending.length;
    },
    get sawUnmarked() {
      return sawUnmarked;
    },
    get sawThoughts() {
      return sawThoughts;
    },
  };
}

/** A whole reply without thoughts. */
export function withoutThoughts(reply: string): string {
  const filter = createThoughtFilter(() => false);
  let text = "";
  for (const piece of [...filter.push(reply), ...filter.finish()]) {
    text = "restart" in piece ? "" : text + piece.text;
  }
  return text.trim();
}
