import { type AnswerPiece, textPiece } from "./answer-piece.ts";
import { isCutOffMarker, readMarker } from "./read-marker.ts";
import { BEFORE, type SourceBrackets } from "./source-brackets.ts";

export type MarkerLexer = {
  push(delta: string): AnswerPiece[];
  /** An article's words: nothing in them is a marker, and they end what may have become one. */
  source(text: string): AnswerPiece[];
  finish(): AnswerPiece[];
  /** Numbers that point to no passage, so far. */
  removed(): number;
};

/** A bracket that has not closed after this many characters is an ordinary character. */
const MAX_BRACKET = 300;
const MAX_URL = 2000;
type Take = (length: number, text?: string) => void;

const SPECIAL = /[[【<!]/u;
const CLOSED_BRACKET = { "[": "]", "【": "】" } as const;
/** What Markdown takes for the rest of a link: a destination without spaces, and maybe a title. */
const LINK_TAIL =
  /^\(\s*(?:<[^<>\n]*>|(?:[^\s()<>]|\((?:[^\s()]|\([^\s()]*\))*\))*)(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*\)/u;
const AUTOLINK = /^<((?:[a-z][a-z0-9+.-]{1,31}:|[^\s<>@]+@)[^\s<>]*)>/iu;
const MAYBE_AUTOLINK = /^<(?:[a-z][a-z0-9+.-]{0,31}(?::[^\s<>]*)?|[^\s<>@]{0,64}(?:@[^\s<>]*)?)?$/iu;

/**
 * Takes markers out of a text that arrives in pieces, and makes links and images plain text. Nothing is kept back but
 * what may still become a marker, a link or an image. `passageCount`: [n] is valid from 1 to this. `brackets` knows those
 * of the sources: a marker that was copied from one is none, nor is one such as "[2003]" that stands there and points nowhere.
 */
export function createMarkerLexer(
  passageCount: number,
  brackets: SourceBrackets = { stands: () => false, isCopied: () => false },
): MarkerLexer {
  let buffer = "";
  /** The end of the text so far, without markers. */
  let before = "";
  let atLineStart = true;
  let removed = 0;

  function read(final: boolean): AnswerPiece[] {
    const pieces: AnswerPiece[] = [];
    const take = (length: number, text = buffer.slice(0, length)) => {
      buffer = buffer.slice(length);
      if (text === "") return;
      pieces.push(textPiece(text));
      before = (before + text).slice(-BEFORE);
      atLineStart = /\n[ \t]*$/u.test(text) || (atLineStart && /^[ \t]*$/u.test(text));
    };
    while (buffer !== "") {
      const at = buffer.search(SPECIAL);
      take(at < 0 ? buffer.length : at);
      if (buffer !== "" && !readSpecial(final, take, pieces)) break;
    }
    return pieces;
  }

  /** Reads what begins with a special character; false to wait for more. */
  function readSpecial(final: boolean, take: Take, pieces: AnswerPiece[]): boolean {
    const first = buffer.charAt(0);
    if (first === "<") {
      const match = AUTOLINK.exec(buffer);
      if (match === null && !final && buffer.length < MAX_URL && MAYBE_AUTOLINK.test(buffer)) return false;
      if (match === null) take(1);
      else take(match[0].length, match[1]);
      return true;
    }
    if (first === "!") {
      const state =
        buffer.length === 1 ? "unknown" : buffer.startsWith("![") ? linkState(buffer.slice(1)) : "plain";
      if (state === "unknown" && !final) return false;
      // Of an image only the label is left, as of the link that it is without its exclamation mark.
      take(1, state === "link" ? "" : "!");
      return true;
    }
    return readBracket(first === "【" ? "【" : "[", final, take, pieces);
  }

  function readBracket(open: "[" | "【", final: boolean, take: Take, pieces: AnswerPiece[]): boolean {
    const end = closingBracket(buffer, open);
    if (typeof end === "string") {
      if (end === "open" && !final) return false;
      if (end === "open" && isCutOffMarker(buffer.slice(1))) {
        removed++;
        pieces.push({ kind: "markers", passages: [] });
        buffer = "";
      } else {
        // No bracket that looks like half a marker is shown.
        take(1, /^[[【][ \t]*\^?\d/u.test(buffer) ? "" : open);
      }
      return true;
    }
    const [inner, after] = [buffer.slice(1, end), buffer.slice(end + 1)];
    const tail = open === "[" ? linkTail(after) : 0;
    if (tail === "unknown" && !final) return false;
    const tailLength = tail === "unknown" ? 0 : tail;
    const numbers = readMarker(inner, passageCount);
    const valid = numbers?.filter((n) => n >= 1 && n <= passageCount) ?? [];
    const passages = valid.map((n) => n - 1);
    const bracketed = buffer.slice(0, end + 1);
    if (numbers !== undefined && brackets.isCopied(before, bracketed, passages)) {
      take(bracketed.length);
    } else if (numbers !== undefined && (valid.length > 0 || !brackets.stands(bracketed))) {
      removed += numbers.length - valid.length;
      pieces.push({ kind: "markers", passages });
      buffer = after.slice(tailLength);
      atLineStart = false;
    } else if (tailLength > 0 || (atLineStart && open === "[" && after.startsWith(":"))) {
      // A link, or the definition of one: the label stays, and may itself hold markers and images.
      buffer = inner + after.slice(tailLength);
      atLineStart &&= inner === "";
      if (inner !== "" && !SPECIAL.test(inner.charAt(0))) take(1);
    } else take(1);
    return true;
  }

  return {
    push(delta) {
      buffer += delta;
      return read(false);
    },
    source(text) {
      const pieces = read(true);
      if (text === "") return pieces;
      before = (before + text).slice(-BEFORE);
      atLineStart = text.endsWith("\n");
      return [...pieces, textPiece(text)];
    },
    finish: () => read(true),
    removed: () => removed,
  };
}

/** Where the bracket that opens `text` closes; "open" while it may yet close, "never" when it may not. */
function closingBracket(text: string, open: "[" | "【"): number | "open" | "never" {
  let depth = 0;
  const limit = Math.min(text.length, MAX_BRACKET);
  for (let i = 0; i < limit; i++) {
    const character = text.charAt(i);
    if (character === open) depth++;
    else if (character === CLOSED_BRACKET[open] && --depth === 0) return i;
    else if (character === "\n" && /^[ \t]*\n/u.test(text.slice(i + 1, i + 80))) return "never";
  }
  return text.length >= MAX_BRACKET ? "never" : "open";
}

/** Length of the link's rest after its closing bracket; 0 when there is none. */
function linkTail(after: string): number | "unknown" {
  if (after === "") return "unknown";
  if (!after.startsWith("(")) return 0;
  const match = LINK_TAIL.exec(after);
  if (match !== null) return match[0].length;
  // A space that no title follows, or a closed bracket, cannot become a link any more.
  if (after.length >= MAX_URL || /^\(\s*[^\s()<>]+\s+[^\s"'(]/u.test(after) || /^\([^()]*\)/u.test(after))
    return 0;
  return /\n\s*\n/u.test(after) ? 0 : "unknown";
}

function linkState(text: string): "link" | "plain" | "unknown" {
  const end = closingBracket(text, "[");
  if (end === "open") return "unknown";
  if (end === "never") return "plain";
  const tail = linkTail(text.slice(end + 1));
  return tail === "unknown" ? "unknown" : tail > 0 ? "link" : "plain";
}
