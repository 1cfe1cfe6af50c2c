import { type AnswerPiece, textPiece } from "./answer-piece.ts";

/** Pieces that wait to be read, with what was put back to be read again in front. */
export type PieceQueue = {
  push(pieces: readonly AnswerPiece[]): void;
  putBack(pieces: readonly AnswerPiece[]): void;
  first(): AnswerPiece | undefined;
  /** Takes so many characters off a text in front, or the whole piece. */
  take(length?: number): void;
  /**
   * The text behind the first `skip` characters, `length` of it or a little more; a marker reads as a space.
   * `complete` is false where less than that has arrived.
   */
  ahead(skip: number, length: number): { text: string; complete: boolean };
};

export function createPieceQueue(): PieceQueue {
  let queue: AnswerPiece[] = [];
  return {
    push: (pieces) => void queue.push(...pieces),
    putBack(pieces) {
      queue = [...pieces, ...queue];
    },
    first: () => queue[0],
    take(length) {
      const first = queue[0];
      if (first?.kind === "text" && length !== undefined && length < first.text.length) {
        queue[0] = textPiece(first.text.slice(length), first.quoted);
      } else queue.shift();
    },
    ahead(skip, length) {
      let text = "";
      for (const piece of queue) {
        if (piece.kind === "markers") return { text: text.slice(skip) || " ", complete: true };
        if (piece.kind === "text") text += piece.text.slice(0, skip + length);
        if (text.length >= skip + length) return { text: text.slice(skip), complete: true };
      }
      return { text: text.slice(skip), complete: false };
    },
  };
}

/** The pieces up to so many characters of text, and the rest. */
export function splitPieces(
  pieces: readonly AnswerPiece[],
  length: number,
): [before: AnswerPiece[], after: AnswerPiece[]] {
  const before: AnswerPiece[] = [];
  const after: AnswerPiece[] = [];
  let left = length;
  for (const piece of pieces) {
    if (left <= 0) after.push(piece);
    else if (piece.kind !== "text") before.push(piece);
    else {
      before.push(textPiece(piece.text.slice(0, left)));
      if (piece.text.length > left) after.push(textPiece(piece.text.slice(left)));
      left -= piece.text.length;
    }
  }
  return [before, after];
}
