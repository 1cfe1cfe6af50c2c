import { sentences } from "#lib/text/sentences.ts";
import { type AnswerPiece, appendPiece } from "./answer-piece.ts";
import { type Gap, lookahead, readGap, takeText } from "./gap.ts";

/** One sentence, heading or label of an answer, as it ended. */
export type AssembledSentence = {
  /** Without markers. */
  text: string;
  /** Passages whose markers stand within it, and those whose markers belong at its end. Each once. */
  inline: readonly number[];
  trailing: readonly number[];
  lostQuotations: readonly string[];
  /** True for a line that begins with #. */
  heading: boolean;
  /** True when its line ends with it. */
  endsLine: boolean;
};

/** What the assembler writes to, in order. */
export type SentenceSink = {
  /** Text between sentences: list marks, line ends, spaces. */
  between(text: string): void;
  /** Text of the sentence at hand. */
  text(text: string): void;
  /** Markers in the middle of the sentence at hand. */
  markers(passages: readonly number[]): void;
  end(sentence: AssembledSentence): void;
  /** Markers without a sentence. */
  dropped(count: number): void;
};

export type SentenceAssembler = { push(pieces: readonly AnswerPiece[]): void; finish(): void };

/** No sentence of a source may go on after this one. */
export type SourceSentences = {
  /** True when it is a whole source sentence. */
  isWhole(text: string): boolean;
  /** True when a source sentence begins with `text`, and goes on, after white space, with `next`. */
  goesOn(text: string, next: string): boolean;
};

/** Longer text without an end is cut at the next white space, so that work and memory stay bounded. */
const MAX_SENTENCE = 4000;
const TERMINAL = /[.!?…。！？]["”’'»)\]*_]*$/u;
const PREFIX = "(?:[ \\t]*(?:[-*+•–][ \\t]+|\\d{1,3}[.)][ \\t]+|#{1,6}[ \\t]+|>[ \\t]?))";
const LINE_PREFIX = new RegExp(`^${PREFIX}{1,3}|^[ \\t]+`, "u");
const MAYBE_PREFIX = new RegExp(`^${PREFIX}{0,3}[ \\t]*(?:[-*+•–]|\\d{1,3}[.)]?|#{1,6}|>)?[ \\t]*$`, "u");
const STRUCTURE = /^(?:[-*+•–][ \t]|\d{1,3}[.)][ \t]|#{1,6}[ \t]|\||>|\*\*|```)/u;
const MOVED_BEFORE_MARKERS = /^(?:[.!?…]+["”’»)*_]*|["”’»)*_]+)(?=\s|$)/u;
const CONTEXT = 240;

type Draft = {
  text: string;
  inline: number[];
  leading: number[];
  lostQuotations: string[];
};

const emptyDraft = (): Draft => ({ text: "", inline: [], leading: [], lostQuotations: [] });

/**
 * Cuts an answer into sentences as it arrives. Words go out at once; white space and markers wait until it is known
 * whether the sentence ends there, which takes a few words more. A marker before or behind the full stop belongs to the
 * sentence's end, one within the sentence stays, one at the start of a line belongs to the sentence that it begins.
 */
export function createSentenceAssembler(sink: SentenceSink, source: SourceSentences): SentenceAssembler {
  let queue: AnswerPiece[] = [];
  let draft = emptyDraft();
  let atLineStart = true;
  let lineIsHeading = false;

  function run(final: boolean): void {
    while (queue.length > 0) {
      if (atLineStart && !readPrefix(final)) return;
      const first = queue[0];
      if (first === undefined) break;
      if (first.kind === "lost-quotation") {
        queue.shift();
        draft.lostQuotations.push(first.words);
      } else if (first.kind === "text" && (first.quoted || !/^\s/u.test(first.text))) {
        const end = first.quoted ? -1 : first.text.search(/\s/u);
        addText(takeText(queue, end < 0 ? first.text.length : end));
      } else if (!readGapAhead(final)) return;
    }
    if (final) endSentence([], true);
  }

  /** List marks, heading marks and indentation; false to wait. Quotation marks of Markdown (">") are dropped. */
  function readPrefix(final: boolean): boolean {
    const first = queue[0];
    if (first?.kind !== "text" || first.quoted) {
      atLineStart = first?.kind === "lost-quotation" && atLineStart;
      return true;
    }
    if (!final && queue.length === 1 && MAYBE_PREFIX.test(first.text)) return false;
    atLineStart = false;
    const prefix = LINE_PREFIX.exec(first.text)?.[0] ?? "";
    if (prefix === "") return true;
    takeText(queue, prefix.length);
    sink.between(prefix.replaceAll(/>[ \t]?/gu, ""));
    lineIsHeading = prefix.includes("#");
    return true;
  }

  /** White space and markers, up to the next word; false to wait for more. */
  function readGapAhead(final: boolean): boolean {
    const gap = readGap(queue);
    if (!gap.closed && !final && !gap.overflows) return false;
    const mayEnd =
      gap.hasMarkers ||
      gap.lineEnd !== "" ||
      TERMINAL.test(draft.text.slice(-12)) ||
      draft.text.length > MAX_SENTENCE;
    if (!mayEnd) {
      queue.splice(0, gap.pieces);
      writeSpace(gap);
      return true;
    }
    const ahead = lookahead(queue.slice(gap.pieces), /[.!?…][)\]*_]*["”’'»]/u.test(draft.text.slice(-6)));
    if (!ahead.complete && !final && !gap.overflows) return false;
    if (gap.hasMarkers && draft.text !== "" && moveBeforeMarkers(gap, ahead.text)) return true;
    queue.splice(0, gap.pieces);
    if (draft.text === "") {
      draft.leading.push(...gap.passages, ...gap.passagesBelow);
      if (!gap.hasMarkers || gap.lineEnd !== "") writeBetween(gap.space);
      return true;
    }
    const nothingFollows = ahead.text === "" && (final || gap.overflows);
    if (gap.overflows || nothingFollows || endsHere(gap, ahead.text)) endAt(gap, ahead.text, nothingFollows);
    else stay(gap, ahead.text);
    return true;
  }

  /** "Iraq [1]." → "Iraq. [1]": the full stop goes before the markers, which are then looked at again. */
  function moveBeforeMarkers(gap: Gap, ahead: string): boolean {
    const moved = MOVED_BEFORE_MARKERS.exec(ahead)?.[0];
    if (moved === undefined || gap.lineEnd !== "") return false;
    const before = queue.splice(0, gap.pieces);
    const text = takeText(queue, moved.length);
    // The marks may stand apart from their gap where a quotation lost its own in between.
    if (text !== "") addText(text);
    queue = [...before.filter((piece) => text === "" || piece.kind !== "text"), ...queue];
    return text !== "";
  }

  function endsHere(gap: Gap, ahead: string): boolean {
    const { text } = draft;
    if (/\n[^\S\n]*\n/u.test(gap.space)) return true;
    if (gap.lineEnd !== "" && (STRUCTURE.test(ahead) || lineIsHeading || /(?:^\*\*.*\*\*|:)$/u.test(text)))
      return true;
    if (source.goesOn(text, ahead)) return false;
    if (source.isWhole(text) || text.length > MAX_SENTENCE) return true;
    if (!/[\p{L}\p{N}]/u.test(text)) return gap.lineEnd !== "";
    if (TERMINAL.test(text.slice(-12))) return isSentenceEnd(text, ahead);
    return gap.lineEnd !== "" && !/^\p{Ll}/u.test(ahead);
  }

  /** The sentence ends at the gap. Markers on a line of their own still belong to it; before text, to the next one. */
  function endAt(gap: Gap, ahead: string, nothingFollows: boolean): void {
    const beginNext = gap.hasMarkersBelow && !gap.after.includes("\n") && !nothingFollows;
    endSentence(
      beginNext ? gap.passages : [...gap.passages, ...gap.passagesBelow],
      gap.lineEnd !== "" || nothingFollows,
    );
    if (nothingFollows && gap.hasMarkers) return;
    const space = beginNext ? gap.lineEnd : gap.hasMarkers ? gap.after || gap.before : gap.space;
    writeBetween(space === "" && ahead !== "" ? " " : space);
    if (beginNext) draft.leading.push(...gap.passagesBelow);
  }

  /** The sentence goes on after the gap. */
  function stay(gap: Gap, ahead: string): void {
    if (!gap.hasMarkers) {
      writeSpace(gap);
      return;
    }
    const passages = [...new Set([...gap.passages, ...gap.passagesBelow])];
    if (!/[\p{L}\p{N}]/u.test(draft.text)) draft.leading.push(...passages);
    else if (passages.length > 0) {
      if (!/[([{“"‘]$/u.test(draft.text)) sink.text(" ");
      sink.markers(passages);
      draft.inline.push(...passages);
    }
    const punctuation = /^[,;:.!?…)\]}”’»]/u.test(ahead);
    if (!punctuation && !draft.text.endsWith("(")) addText(gap.lineEnd === "" ? " " : gap.lineEnd);
  }

  function writeSpace(gap: Gap): void {
    if (draft.text === "") writeBetween(gap.space);
    else addText(gap.space);
  }

  function writeBetween(space: string): void {
    sink.between(space);
    if (!space.includes("\n")) return;
    atLineStart = true;
    lineIsHeading = false;
  }

  function addText(text: string): void {
    draft.text += text;
    sink.text(text);
  }

  function endSentence(trailing: readonly number[], endsLine: boolean): void {
    const done = draft;
    draft = emptyDraft();
    const passages = [...new Set([...done.leading, ...trailing])];
    if (done.text === "") {
      draft.lostQuotations = done.lostQuotations;
      if (endsLine) sink.dropped(passages.length);
      else draft.leading = passages;
      return;
    }
    const { text, lostQuotations } = done;
    const inline = [...new Set(done.inline)];
    sink.end({ text, inline, trailing: passages, lostQuotations, heading: lineIsHeading, endsLine });
  }

  return {
    push(pieces) {
      for (const piece of pieces) appendPiece(queue, piece);
      run(false);
    },
    finish: () => run(true),
  };
}

/** Whether the text, which ends with a terminator, is a sentence when `ahead` follows. */
function isSentenceEnd(text: string, ahead: string): boolean {
  const context = text.length <= CONTEXT ? text : text.slice(-CONTEXT).replace(/^\S*\s/u, "");
  const whole = `${context} ${ahead.replaceAll("\n", " ")}`;
  return sentences(whole).some((sentence) => sentence.end === context.length);
}
