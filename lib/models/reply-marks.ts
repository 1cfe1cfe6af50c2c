/** What a mark in a model's raw text does. Such marks are meant for the server, which often passes them on. */
export type MarkKind =
  /** Thoughts begin. */
  | "open"
  /** Thoughts end. Many servers write the beginning into the prompt, so that only this arrives. */
  | "close"
  /** The answer begins, and what came before was not part of it. */
  | "answer"
  /** A header (role, channel) begins, which `message` ends. */
  | "header"
  | "channel"
  | "message"
  /** A role follows, up to the end of the line. */
  | "role"
  /** The reply is over; another message may follow. */
  | "end"
  /** Means nothing to a reader. */
  | "drop";

const THOUGHT =
  "(?:[\\w-]+[:_])?(?:think\\w*|thoughts?|thought_process|reasoning|reason|reflection|analysis|scratch_?pad|inner_?monologue|deliberation|rationale)";
const ANSWER = "answer|response|final_?answer|final_?response|final|output|solution";

/** Token marks of chat templates (`<|…|>`, also with DeepSeek's wide bars), and tags in angle brackets, brackets, triangles. */
const MARK = new RegExp(
  [
    String.raw`<[|｜]\s*(?<token>\/?[\w▁.:-]{1,40}(?: \w+){0,3})\s*[|｜]>`,
    String.raw`<\s*(?<tagEnd>\/?)\s*(?:(?<thought>${THOUGHT})|(?<answer>${ANSWER})|(?<other>s|bos|eos|pad|end_of_turn|start_of_turn))(?:\s[^<>]{0,80})?\s*\/?>`,
    String.raw`\[(?<bracketEnd>\/?)(?<bracket>think\w*|thoughts?|reasoning|analysis|inst)\]`,
    String.raw`◁\s*(?<triangleEnd>\/?)\s*(?:think\w*|thoughts?|reasoning)\s*▷`,
    String.raw`(?<gemma><\|channel>|<channel\|>|<unused9[45]>)`,
  ].join("|"),
  "iu",
);

/** A mark of which only the beginning has arrived. */
const HALF = /(?:<[^<>]{0,120}|\[\/?[a-z]{0,12}|◁[^▷]{0,16})$/iu;

/** The first mark in the text, or undefined. */
export function findMark(text: string): { at: number; length: number; kind: MarkKind } | undefined {
  const found = MARK.exec(text);
  if (found === null) return undefined;
  return { at: found.index, length: found[0].length, kind: kindOf(found.groups ?? {}) };
}

/** From where on the text may be the beginning of a mark. */
export function halfMarkAt(text: string): number {
  return HALF.exec(text)?.index ?? text.length;
}

function kindOf(groups: Record<string, string | undefined>): MarkKind {
  const { token, thought, answer, other, bracket, gemma } = groups;
  if (token !== undefined) return kindOfToken(token.toLowerCase().replaceAll("▁", "_").replaceAll(" ", "_"));
  if (thought !== undefined) return groups.tagEnd === "" ? "open" : "close";
  if (answer !== undefined) return groups.tagEnd === "" ? "answer" : "drop";
  if (other !== undefined) return kindOfTag(other.toLowerCase());
  if (bracket?.toLowerCase() === "inst") return "drop";
  if (bracket !== undefined) return groups.bracketEnd === "" ? "open" : "close";
  if (gemma !== undefined) return /^(?:<\|channel>|<unused94>)$/i.test(gemma) ? "open" : "close";
  return groups.triangleEnd === "" ? "open" : "close";
}

function kindOfTag(name: string): MarkKind {
  if (name === "end_of_turn" || name === "eos") return "end";
  return name === "start_of_turn" ? "role" : "drop";
}

/** By the names that chat templates use: Qwen, Llama, Phi, Gemma, Command, DeepSeek, gpt-oss. */
function kindOfToken(name: string): MarkKind {
  const ends = /^(?:\/|end|stop)/.test(name);
  if (/think|thought|reason|reflect|analysis/.test(name)) return ends ? "close" : "open";
  if (/solution|response|answer/.test(name)) return ends ? "drop" : "answer";
  if (name === "channel" || name === "message") return name;
  if (name === "end_header_id") return "message";
  if (name === "start" || name === "start_header_id") return "header";
  if (name === "im_start") return "role";
  if (
    /^(?:im_end|eot\w*|eom\w*|eos|end|return|call|endoftext|end_?of_?(?:text|turn|sentence|message)\w*)$/.test(
      name,
    )
  )
    return "end";
  return "drop";
}
