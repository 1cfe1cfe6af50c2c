import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { EmbedderFactory } from "#lib/embeddings/embedder.ts";
import { createLsiFactory } from "#lib/embeddings/lsi/lsi-factory.ts";
import { createOpenAiFactory } from "#lib/embeddings/openai/openai-factory.ts";
import { type IngestOptions, ingestCorpus } from "#lib/pipeline/ingest-corpus.ts";
import type { PassageStore } from "#lib/store/passage-store.ts";
import { createSqliteStore } from "#lib/store/sqlite/sqlite-store.ts";
import { type Account, accountOf } from "#tests/slow/scripts/ingest-kill-account.ts";
import { embeddedTexts } from "#tests/slow/scripts/ingest-kill-bill.ts";
import { type Stage, stagesOf, writeFolder } from "#tests/slow/scripts/ingest-kill-corpus.ts";
import { SEARCH_PROGRAM } from "#tests/store/sqlite/search-program.ts";
import { type OpenAiDouble, startOpenAiDouble } from "../doubles/openai-double.ts";

type Prepared = Stage & { corpusDir: string; account: Account };
type Way = { name: string; factory: (store: PassageStore, url: string) => EmbedderFactory };

const WAYS: Way[] = [
  { name: "built in", factory: () => createLsiFactory() },
  {
    name: "of an endpoint",
    factory: ({ vectorCache: cache }, baseUrl) =>
      createOpenAiFactory({ apiKey: "none", baseUrl, model: "double", cache }),
  },
];
const [builtIn, endpoint] = WAYS as [Way, Way];

describe("an ingestion, one after another", () => {
  const root = mkdtempSync(join(tmpdir(), "counterpoint-lost-"));
  const stages: Prepared[] = [];
  const stores: PassageStore[] = [];
  let double: OpenAiDouble;

  const openStore = (name: string, rebuild = false) => {
    const store = createSqliteStore({ searchProgram: SEARCH_PROGRAM, dataDir: join(root, name), rebuild });
    stores.push(store);
    return store;
  };
  const ingest = (
    store: PassageStore,
    { corpusDir }: Prepared,
    { factory }: Way,
    more: Partial<IngestOptions> = {},
  ) => ingestCorpus({ corpusDir, store, embedders: factory(store, double.url), ...more });
  /** What neither depends on the embedder nor on what was there before. */
  const wordsIn = async (store: PassageStore) => {
    const reader = await store.reader();
    if (reader === null) throw new Error("nothing was published");
    const { near, ...account } = await accountOf(reader);
    expect(near.every((ids) => ids.length === 40)).toBe(true);
    return account;
  };
  const wordsOf = ({ account: { near: _, ...account } }: Prepared) => account;

  beforeAll(async () => {
    double = await startOpenAiDouble();
    for (const [i, stage] of stagesOf(40).entries()) {
      const corpusDir = join(root, `corpus-${i}`);
      await writeFolder(corpusDir, stage.files);
      const store = openStore(`fresh-${i}`);
      await ingest(store, { ...stage, corpusDir } as Prepared, endpoint);
      const reader = await store.reader();
      if (reader === null) throw new Error("nothing was published");
      stages.push({ ...stage, corpusDir, account: await accountOf(reader) });
    }
  }, 60_000);
  afterAll(async () => {
    for (const store of stores) await store.close();
    await double.close();
    rmSync(root, { recursive: true });
  });

  it.each(WAYS)(
    "leaves what a fresh one gives, whatever was there before ($name)",
    async (way) => {
      const store = openStore(way.name);
      for (const i of [0, 1, 2, 3, 1, 0, 3]) {
        const stage = stages[i] as Prepared;
        await ingest(store, stage, way);
        expect(await wordsIn(store)).toEqual(wordsOf(stage));
      }
    },
    60_000,
  );

  it.each(WAYS)(
    "that is aborted leaves the generation before, at every step ($name)",
    async (way) => {
      const [before, after] = stages as [Prepared, Prepared];
      const store = openStore(`aborted ${way.name}`);
      await ingest(store, before, way);
      const steps: string[] = [];
      for (const step of ["reading", "fitting", "embedding", "publishing"]) {
        const abort = new AbortController();
        const onProgress: IngestOptions["onProgress"] = ({ stage }) => {
          if (stage !== step) return;
          steps.push(stage);
          abort.abort(new Error("enough"));
        };
        const ending = ingest(store, after, way, { signal: abort.signal, onProgress });
        // The last step is no longer broken off: what was announced is done.
        if (step === "publishing") expect(await ending).toMatchObject({ published: true });
        else {
          await expect(ending).rejects.toThrow("enough");
          expect(await wordsIn(store)).toEqual(wordsOf(before));
        }
      }
      expect(new Set(steps).size).toBe(4);
      expect(await wordsIn(store)).toEqual(wordsOf(after));
    },
    60_000,
  );

  it("with another embedder, and back, keeps every article and pays for no vector twice", async () => {
    const [first] = stages as [Prepared];
    const store = openStore("changing");
    const sent: number[] = [];
    for (const way of [endpoint, builtIn, endpoint]) {
      const from = double.requests.length;
      expect(await ingest(store, first, way)).toMatchObject({
        published: true,
        unchanged: sent.length && 40,
      });
      sent.push(embeddedTexts(double.requests.slice(from)).length);
      expect(await wordsIn(store)).toEqual(wordsOf(first));
    }
    expect(sent).toEqual([new Set(first.account.texts).size, 0, 0]);
  }, 60_000);

  it("that begins anew leaves the same, and pays for no vector twice", async () => {
    const [first, second] = stages as [Prepared, Prepared];
    await ingest(openStore("anew"), first, endpoint);
    const store = openStore("anew", true);
    const from = double.requests.length;
    expect(await ingest(store, second, endpoint)).toMatchObject({ added: 44, generation: 2 });
    const known = new Set(first.account.texts);
    const wanted = second.account.texts.filter((text) => !known.has(text));
    expect(embeddedTexts(double.requests.slice(from)).sort()).toEqual(wanted);
    expect(await wordsIn(store)).toEqual(wordsOf(second));
  }, 60_000);
});
