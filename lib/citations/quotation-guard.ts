import {
  doubleMarkRole,
  isDoubleMark,
  isSingleMark,
  singleMarkMayClose,
  singleMarkOpens,
} from "#lib/text/quotations.ts";
import { type AnswerPiece, appendPiece, textPiece } from "./answer-piece.ts";
import { firstSentence, type Held, opened } from "./held-quotation.ts";
import { createPieceQueue, splitPieces } from "./piece-queue.ts";
import type { QuotationSources } from "./quotation-sources.ts";

export type QuotationGuard = {
  push(pieces: readonly AnswerPiece[]): AnswerPiece[];
  finish(): AnswerPiece[];
  /** Quotations that lost their marks, so far. */
  removed(): number;
};

/** A quotation is kept back until it closes, its paragraph ends, or it is longer than this. */
const MAX_HELD = 600;
const MAX_HELD_PIECES = 200;
/** How much of the text before a quotation is looked at: no sentence of a source is longer. */
const MAX_TAIL = 1600;
/** How far an apostrophe's word is looked at to tell it from an opening mark. */
const LOOKAHEAD = 7;
const INTERESTING = /["“”„«»'‘’\n]/u;

/**
 * Takes the marks off quotations that stand in no source; the words stay, and a `lost-quotation` piece goes before them.
 * Quotations that stand in one come out whole as `quoted`. Marks that have no partner are kept where a source sentence
 * has them so: a copied sentence comes out byte for byte as it went in. Only open quotations are kept back.
 */
export function createQuotationGuard(sources: QuotationSources): QuotationGuard {
  const queue = createPieceQueue();
  let out: AnswerPiece[] = [];
  let held: Held | undefined;
  /** The text before what is held, without markers, and how much of it came after the last marker. */
  let tail = "";
  let sinceMarker = 0;
  let removed = 0;

  function run(final: boolean): AnswerPiece[] {
    for (;;) {
      const piece = queue.first();
      if (piece === undefined) {
        if (!final || held === undefined) break;
        settle("end");
      } else if (piece.kind === "text") {
        if (!readText(piece.text, final)) break;
      } else {
        queue.take();
        if (piece.kind === "markers" && held !== undefined) holdMarkers(held, piece);
        else send(piece);
      }
    }
    const pieces = out;
    out = [];
    return pieces;
  }

  /** Reads up to the next mark, or the mark; false to wait for what follows it. */
  function readText(text: string, final: boolean): boolean {
    const found = text.search(INTERESTING);
    if (found !== 0) {
      const plain = found < 0 ? text.length : found;
      const room = held === undefined ? plain : Math.max(1, Math.min(plain, MAX_HELD - held.text.length));
      queue.take(room);
      keep(text.slice(0, room));
      return true;
    }
    const mark = text.charAt(0);
    if (mark === "\n") {
      if (held !== undefined && /\n[ \t]*$/u.test(held.text)) {
        settle("end");
        return true;
      }
      queue.take(1);
      keep(mark);
      return true;
    }
    const after = queue.ahead(1, LOOKAHEAD);
    const undecided = after.text === "" || (isSingleMark(mark) && /^(?:\p{L}*|\s)$/u.test(after.text));
    if (undecided && !after.complete && !final) return false;
    queue.take(1);
    readMark(mark, lastCharacter(), after.text);
    return true;
  }

  function readMark(mark: string, before: string, after: string): void {
    if (isDoubleMark(mark)) {
      const role =
        held?.single === true ? "opens" : doubleMarkRole(mark, before, after.charAt(0), held !== undefined);
      if (role === "none") keep(mark);
      else if (role === "closes") held === undefined ? strayClose(mark) : close(held, mark);
      else if (held === undefined) held = opened(mark, false);
      else {
        // What is held ends before the mark, which is then read again.
        queue.putBack([textPiece(mark)]);
        settle("new");
      }
    } else if (held === undefined && singleMarkOpens(mark, before, after)) {
      held = opened(mark, true);
    } else if (held?.single === true && singleMarkMayClose(mark, before, after.charAt(0))) {
      const plural = before === "s" && /^\s?\p{L}/u.test(after) && !sources.stand(held.text);
      if (plural) {
        held.possessive ??= held.text.length;
        keep(mark);
      } else close(held, mark);
    } else keep(mark);
  }

  function close(open: Held, mark: string): void {
    held = undefined;
    const copied = sources.standInPlace(`${open.mark || ""}${open.text}${mark}`.trimStart());
    if (copied || sources.stand(open.text)) release(open, true, textPiece(mark, true));
    else if (open.mark === "") cutOff(open, open.text, mark === '"' ? mark : "”");
    else if (open.single || !rescue(open, textPiece(mark))) lose(open, open.text);
  }

  /** Ends what is held without a closing mark: the paragraph ended, another quotation began, or it grew too long. */
  function settle(why: "end" | "new" | "long"): void {
    const open = held;
    if (open === undefined) return;
    held = undefined;
    const words = why === "long" ? open.text.replace(/\S*$/u, "") : open.text;
    const stands = sources.stand(words);
    if (open.mark === "" && why !== "new" && !stands) {
      cutOff(open, firstSentence(open.text), "”");
      return;
    }
    if (open.mark === "" || (why === "long" && !open.single && stands)) {
      release(open, why === "long");
      if (why === "long") held = opened("", false);
      return;
    }
    if (!open.single && rescue(open)) return;
    const isApostrophe = open.single && open.mark !== "‘" && open.possessive === undefined;
    if (isApostrophe || sources.standInPlace(inPlace() + open.mark + words)) release(open, false);
    else if (stands) queue.putBack(open.pieces);
    else
      lose(
        open,
        open.possessive === undefined ? firstSentence(open.text) : open.text.slice(0, open.possessive),
      );
  }

  /** A marker behind a copied sentence whose quotation goes on: the sentence goes out, the rest stays at stake. */
  function holdMarkers(open: Held, piece: AnswerPiece): void {
    const whole = (tail + open.mark + open.text).trimEnd();
    const indent = open.text.length - open.text.trimStart().length;
    const ends =
      open.mark === ""
        ? /[\p{L}\p{N}]/u.test(open.text) && sources.endsWithSentence(whole, tail.length + indent)
        : !open.single && sources.unbalancedSentenceEnd(whole, tail.length) === whole.length;
    if (ends) {
      release(open, false);
      send(piece);
      held = opened("", false);
      return;
    }
    appendPiece(open.pieces, piece);
    if (open.pieces.length > MAX_HELD_PIECES) settle("long");
  }

  /** A copied sentence with an unbalanced mark: it goes out as it is, and the rest is read again. */
  function rescue(open: Held, closing?: AnswerPiece): boolean {
    const pieces = closing === undefined ? open.pieces : [...open.pieces, closing];
    const text = tail + open.mark + open.text + (closing?.kind === "text" ? closing.text : "");
    const from = tail.length + open.mark.length;
    const end = sources.unbalancedSentenceEnd(text, tail.length);
    if (end === undefined || end <= from) return false;
    const [inside, rest] = splitPieces(pieces, end - from);
    send(textPiece(open.mark));
    for (const piece of inside) send(piece);
    held = opened("", false);
    queue.putBack(rest);
    return true;
  }

  /** What went out of the quotation stands in a source, what follows does not: it ends in between. */
  function cutOff(open: Held, words: string, closing: string): void {
    send(textPiece(closing));
    lose(open, words);
  }

  function lose(open: Held, words: string): void {
    removed++;
    const [before, after] = splitPieces(open.pieces, open.possessive ?? Number.POSITIVE_INFINITY);
    const [indent, rest] = splitPieces(before, open.text.length - open.text.trimStart().length);
    const lost: AnswerPiece = { kind: "lost-quotation", words: words.trim() };
    queue.putBack([...indent, lost, ...rest, ...splitPieces(after, 1)[1]]);
  }

  function strayClose(mark: string): void {
    if (sources.standInPlace(inPlace() + mark)) keep(mark);
    else removed++;
  }

  function release(open: Held, quoted: boolean, closing?: AnswerPiece): void {
    if (open.mark !== "") send(textPiece(open.mark, quoted));
    for (const piece of open.pieces) send(piece.kind === "text" ? textPiece(piece.text, quoted) : piece);
    if (closing !== undefined) send(closing);
  }

  function keep(text: string): void {
    if (held === undefined) return void send(textPiece(text));
    appendPiece(held.pieces, textPiece(text));
    held.text += text;
    if (held.text.length >= MAX_HELD || held.pieces.length > MAX_HELD_PIECES) settle("long");
  }

  function send(piece: AnswerPiece): void {
    out.push(piece);
    if (piece.kind === "markers") sinceMarker = 0;
    if (piece.kind !== "text") return;
    sinceMarker += piece.text.length;
    tail = (tail.length > 2 * MAX_TAIL ? tail.slice(-MAX_TAIL) : tail) + piece.text;
  }

  function lastCharacter(): string {
    return (held === undefined ? tail : held.text || held.mark || tail).slice(-1);
  }

  /** What stands before a mark in its own sentence, as far as that is certain. */
  function inPlace(): string {
    const recent = tail.slice(tail.length - Math.min(sinceMarker, 24));
    return recent.replace(/^[\s\S]*(?:\n|[.!?…:]["”’)]*\s+)/u, "").trimStart();
  }

  return {
    push(pieces) {
      queue.push(pieces);
      return run(false);
    },
    finish: () => run(true),
    removed: () => removed,
  };
}
