import type { Passage } from "#lib/domain/passage.ts";
import type { PassageReader } from "#lib/store/passage-store.ts";
import { type Token, tokenize } from "#lib/text/tokens.ts";

export type PassageText = { passage: Passage; tokens(): readonly Token[] };

/** Passages by id; `of` fetches each once, tokenises it when asked, and leaves out unknown ids. */
export type PassageTexts = { of(ids: readonly string[]): Promise<ReadonlyMap<string, PassageText>> };

/** For one question: several steps look at the same words. */
export function passageTexts(reader: PassageReader): PassageTexts {
  const known = new Map<string, PassageText>();
  return {
    async of(ids) {
      const missing = ids.filter((id) => !known.has(id));
      const passages = missing.length === 0 ? [] : await reader.passages(missing);
      for (const passage of passages) {
        let tokens: readonly Token[] | undefined;
        known.set(passage.id, {
          passage,
          tokens() {
            tokens ??= tokenize(passage.text);
            return tokens;
          },
        });
      }
      return known;
    },
  };
}
