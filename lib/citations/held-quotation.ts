import type { AnswerPiece } from "./answer-piece.ts";

/** A quotation that has opened. */
export type Held = {
  /** Its opening mark; "" when that went out already and only the rest is at stake. */
  mark: string;
  single: boolean;
  pieces: AnswerPiece[];
  /** The words so far, without markers. */
  text: string;
  /** Where in `text` a mark stood that may close the quotation or be the apostrophe of a plural. */
  possessive: number | undefined;
};

export const opened = (mark: string, single: boolean): Held => ({
  mark,
  single,
  pieces: [],
  text: "",
  possessive: undefined,
});

/** Where nothing closes a quotation, no more than this can be said to be quoted. */
export function firstSentence(text: string): string {
  return /^\s*[\s\S]*?[.!?…](?=\s|$)/u.exec(text)?.[0] ?? text;
}
