import type { Passage } from "#lib/domain/passage.ts";
import type { PassageReader } from "#lib/store/passage-store.ts";
import type { Token } from "#lib/text/tokens.ts";
import { fetchedOnce } from "./fetched-once.ts";

/** `tokens`: of the passage's text, in order, those that the question is about. */
export type PassageText = { passage: Passage; tokens: readonly Token[] };

/** Passages by id, each fetched and read once; may hold others that were asked for before. */
export type PassageTexts = (ids: readonly string[]) => Promise<ReadonlyMap<string, PassageText>>;

/** For one question: several steps look at the same words. `find`: the tokens of a text that it is about. */
export function passageTexts(reader: PassageReader, find: (text: string) => readonly Token[]): PassageTexts {
  return fetchedOnce(reader.passages, (passage) => [passage.id, { passage, tokens: find(passage.text) }]);
}
