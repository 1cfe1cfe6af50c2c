import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PassageReader, PassageStore } from "#lib/store/passage-store.ts";
import { createMemoryStore } from "#tests/contracts/memory-store/memory-store.ts";
import { randomCorpus, randomQuery } from "#tests/keyword/random-corpus.ts";
import { embedMissing, MADE, type Stored, vectorOf } from "../../contracts/passage-store/fixtures.ts";
import { temporaryFolders } from "./folders.ts";

type Session = { put: Stored[]; remove: string[]; publish: boolean };

const session: fc.Arbitrary<Session> = fc.record({
  put: randomCorpus,
  remove: fc.array(fc.constantFrom("a0", "a1", "a2", "a5"), { maxLength: 2 }),
  publish: fc.boolean(),
});

async function write(store: PassageStore, { put, remove, publish }: Session): Promise<void> {
  const writer = await store.writer();
  for (const { article, passages } of put) await writer.put(article, passages);
  await writer.remove(remove);
  await embedMissing(writer);
  if (publish) await writer.publish(MADE);
  else await writer.discard();
}

/** All that a reader says of one question. */
async function accountOf(reader: PassageReader, query: string) {
  const filter = { outletIds: ["even"] };
  const catalogue = await reader.catalogue();
  const near = await reader.nearest(vectorOf(query), { limit: 7 });
  return {
    counts: [reader.manifest.generation, reader.manifest.articles, reader.manifest.passages],
    words: await reader.matching(query, { limit: 7 }),
    filtered: await reader.matching(query, { limit: 3, filter }),
    near,
    nearFiltered: (await reader.nearest(vectorOf(query), { limit: 99, filter })).length,
    statistics: await reader.statistics([...query.split(" "), "bordrs", "tlaking"]),
    catalogue,
    passages: await Promise.all(catalogue.map(({ id }) => reader.passagesOf(id))),
    articles: await reader.articles(catalogue.map(({ id }) => id)),
  };
}

describe("the SQLite store and the one in memory", () => {
  const folders = temporaryFolders();

  it("say the same after any sessions of writing, about any question", async () => {
    const sessions = fc.array(session, { minLength: 1, maxLength: 4 });
    const queries = fc.array(randomQuery, { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(sessions, queries, async (written, asked) => {
        const memory = createMemoryStore();
        const { store: sqlite } = folders.open(folders.create());
        for (const each of written) {
          await write(memory, each);
          await write(sqlite, each);
          const [expected, actual] = [await memory.reader(), await sqlite.reader()];
          expect(actual === null).toBe(expected === null);
          if (actual === null || expected === null) continue;
          for (const query of asked) {
            const { near, ...account } = await accountOf(actual, query);
            const { near: expectedNear, ...expectedAccount } = await accountOf(expected, query);
            expect(account).toEqual(expectedAccount);
            // In single precision, what is equally near may change places.
            expect(near).toHaveLength(expectedNear.length);
            near.forEach(({ score }, i) => {
              expect(score).toBeCloseTo(expectedNear[i]?.score ?? Number.NaN, 5);
            });
          }
        }
        await sqlite.close();
      }),
      { numRuns: 12, endOnFailure: true },
    );
  }, 60_000);
});
