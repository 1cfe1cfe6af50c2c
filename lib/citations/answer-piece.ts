/** A piece of an answer on its way from the answerer to the page. */
export type AnswerPiece =
  /** `quoted`: a quotation with its marks, found in a source; no sentence ends within it. */
  | { kind: "text"; text: string; quoted: boolean }
  /** What `[n]` stood for: indexes into the passages, each in range and once; empty where every number was invalid. */
  | { kind: "markers"; passages: readonly number[] }
  /** Here stood quotation marks around words that no source has. */
  | { kind: "lost-quotation"; words: string };

export function textPiece(text: string, quoted = false): AnswerPiece {
  return { kind: "text", text, quoted };
}

/** Neighbouring text becomes one piece, so that nothing depends on how it was cut when it arrived. */
export function appendPiece(pieces: AnswerPiece[], piece: AnswerPiece): void {
  const last = pieces.at(-1);
  if (piece.kind === "text" && last?.kind === "text" && last.quoted === piece.quoted) {
    pieces[pieces.length - 1] = textPiece(last.text + piece.text, last.quoted);
  } else pieces.push(piece);
}
