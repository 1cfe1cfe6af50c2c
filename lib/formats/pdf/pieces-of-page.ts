import type { StructuredTextItem } from "unpdf";
import type { Direction, Piece } from "./piece.ts";

/** Letters that are read from right to left: Hebrew, Arabic, Syriac, Thaana, N'Ko and their forms. */
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/u;
/** Arabic letters in the shape that their place in a word gives them, and ligatures of them. */
const SHAPED = /[\uFB1D-\uFDFF\uFE70-\uFEFC]+/gu;

/**
 * The runs of text of one page, without blanks and vertical print, and whether the page is read from the right.
 * U+F001 and U+F002 are where many fonts keep their ligatures of f.
 */
export function piecesOfPage(items: readonly StructuredTextItem[]): {
  pieces: Piece[];
  isRightToLeft: boolean;
} {
  const pieces: Piece[] = [];
  const letters = { ltr: 0, rtl: 0, none: 0 };
  for (const item of items) {
    if (item.str.trim() === "" || item.dir === "ttb") continue;
    const size = item.fontSize > 0 ? item.fontSize : item.height;
    const text = item.str
      .replace(SHAPED, (shaped) => shaped.normalize("NFKC"))
      .replace(/[\uF001\uF002]/g, (ligature) => (ligature === "\uF001" ? "fi" : "fl"));
    const direction = directionOf(text);
    letters[direction] += text.length;
    pieces.push({
      text,
      left: item.x,
      right: item.x + item.width,
      y: item.y,
      size: size > 0 ? size : 1,
      order: pieces.length,
      direction,
    });
  }
  const isRightToLeft = letters.rtl > letters.ltr;
  if (!isRightToLeft) return { pieces, isRightToLeft };
  return {
    pieces: pieces.map((piece) => ({ ...piece, left: -piece.right, right: -piece.left })),
    isRightToLeft,
  };
}

function directionOf(text: string): Direction {
  if (RIGHT_TO_LEFT.test(text)) return "rtl";
  return /\p{L}/u.test(text) ? "ltr" : "none";
}
