import { diffArrays } from "diff";
import { sentences } from "./sentences.ts";

export type ChangedPiece = { kind: "same" | "removed" | "added"; text: string };

/** One place where two texts differ: its sentences as they were and as they are, in pieces. */
export type TextChange = ChangedPiece[];

/** Milliseconds for finding which sentences differ, and which words of them. */
const PATIENCE = { sentences: 500, words: 50 };
/** Sentences that share less are easier to read one after the other. */
const ALIKE = 0.4;

/** Where two texts differ, in order, by sentences and within these by words; undefined where nearly all of long texts differ. */
export function textChanges(before: string, after: string): TextChange[] | undefined {
  const parts = diffArrays(sentenceTexts(before), sentenceTexts(after), { timeout: PATIENCE.sentences });
  if (parts === undefined) return undefined;
  const changes: TextChange[] = [];
  let removed: string[] = [];
  let added: string[] = [];
  const close = () => {
    if (removed.length + added.length > 0) changes.push(piecesOf(removed.join(" "), added.join(" ")));
    removed = [];
    added = [];
  };
  for (const part of parts) {
    if (part.removed) removed.push(...part.value);
    else if (part.added) added.push(...part.value);
    else close();
  }
  close();
  return changes;
}

/** A number with its signs, a word, white space, or any other character. */
const PIECE = /\p{N}+(?:[.,:]\p{N}+)*|[\p{L}\p{M}\p{N}]+|\s+|[\s\S]/gu;

function sentenceTexts(text: string): string[] {
  return sentences(text).map((sentence) => sentence.text);
}

function piecesOf(before: string, after: string): ChangedPiece[] {
  const whole: ChangedPiece[] = [
    { kind: "removed", text: before },
    { kind: "added", text: after },
  ];
  const given = whole.filter(({ text }) => text !== "");
  if (given.length < 2) return given;
  const [left, right] = [before, after].map((text) => text.match(PIECE) ?? []);
  const words = diffArrays(left ?? [], right ?? [], { timeout: PATIENCE.words });
  if (words === undefined) return given;
  const pieces = words.map(
    ({ value, removed, added }): ChangedPiece => ({
      kind: removed ? "removed" : added ? "added" : "same",
      text: value.join(""),
    }),
  );
  const same = pieces.reduce((sum, { kind, text }) => sum + (kind === "same" ? text.trim().length : 0), 0);
  return same < ALIKE * Math.max(before.length, after.length) ? given : pieces;
}
