import { CounterpointError } from "#lib/errors.ts";
import type { ReaderOperation } from "#lib/store/passage-store.ts";

/** An operation for the contract: reads, and refuses what no article has. */
export const countWords: ReaderOperation<{ articleIds: string[] }, Map<string, number>> = {
  name: "countWords",
  async run(reader, { articleIds }) {
    const counts = new Map<string, number>();
    for (const id of articleIds) {
      const passages = await reader.passagesOf(id);
      if (passages.length === 0) throw new CounterpointError("bad-input", `There is no ${id}.`);
      counts.set(id, passages.flatMap(({ text }) => text.split(/\s+/)).length);
    }
    counts.set("all", reader.manifest.passages);
    return counts;
  },
};
