import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createLsiFactory } from "#lib/embeddings/lsi/lsi-factory.ts";
import { ingestCorpus } from "#lib/pipeline/ingest-corpus.ts";
import type { IngestProgress } from "#lib/schema/ingestion.ts";
import { createMemoryStore } from "#tests/contracts/memory-store/memory-store.ts";
import { inventSentences } from "#tests/duplicates/invent-text.ts";
import { HARBOUR_STRIKE, writeCorpus } from "#tests/fixtures/harbour-strike.ts";

async function setUp(files?: Record<string, string>) {
  const corpusDir = await writeCorpus(files);
  const store = createMemoryStore();
  const ingest = (signal?: AbortSignal, onProgress?: (progress: IngestProgress) => void) =>
    ingestCorpus({
      corpusDir,
      store,
      embedders: createLsiFactory(),
      ...(signal === undefined ? {} : { signal }),
      ...(onProgress === undefined ? {} : { onProgress }),
    });
  return { corpusDir, store, ingest };
}

describe("ingestCorpus", () => {
  it("publishes every article, and nothing again while nothing changes", async () => {
    const { store, ingest } = await setUp();
    expect(await ingest()).toMatchObject({
      published: true,
      generation: 1,
      articles: 3,
      added: 3,
      problems: [],
    });
    expect(await ingest()).toMatchObject({
      published: false,
      generation: 1,
      articles: 3,
      added: 0,
      unchanged: 3,
    });
    const reader = await store.reader();
    for (const { id } of (await reader?.catalogue()) ?? []) {
      const [article] = (await reader?.articles([id])) ?? [];
      for (const passage of (await reader?.passagesOf(id)) ?? []) {
        expect(article?.text.slice(passage.start, passage.end)).toBe(passage.text);
      }
    }
  });

  it("takes in what is new, changed and gone, and leaves the rest alone", async () => {
    const { corpusDir, ingest } = await setUp();
    await ingest();
    await writeFile(join(corpusDir, "blog.md"), `${HARBOUR_STRIKE["blog.md"]}\nThe gulls do not mind.\n`);
    await writeFile(
      join(corpusDir, "new.txt"),
      "A fourth text about the ferries of Vessholm, which still run.\n",
    );
    await rm(join(corpusDir, "ledger.md"));
    expect(await ingest()).toMatchObject({
      generation: 2,
      articles: 3,
      added: 1,
      updated: 1,
      removed: 1,
      unchanged: 1,
    });
  });

  it("names what cannot go in, with its reason, and takes the rest", async () => {
    const { corpusDir, ingest } = await setUp();
    await writeFile(join(corpusDir, "empty.txt"), "");
    await writeFile(join(corpusDir, "binary.txt"), Buffer.from([0, 1, 2, 255, 254]));
    await writeFile(
      join(corpusDir, "lines.jsonl"),
      '{"id":"1","text":"The crane of Vessholm was painted."}\n{broken\n',
    );
    const report = await ingest();
    expect(report.articles).toBe(4);
    expect(report.problems.map(({ path }) => path).sort()).toEqual([
      "binary.txt",
      "empty.txt",
      "lines.jsonl:2",
    ]);
    for (const { reason } of report.problems) expect(reason).not.toBe("");
  });

  it("keeps once what an outlet has twice, says so each time, and publishes nothing for it again", async () => {
    const { corpusDir, store, ingest } = await setUp();
    const text = inventSentences(9, 1).join(" ");
    const front = (title: string) => `---\noutlet: Quay Gazette\ntitle: ${title}\n---\n`;
    await writeFile(join(corpusDir, "ferry.md"), `${front("Ferries late")}${text}\n`);
    await writeFile(join(corpusDir, "ferry-again.md"), `${front("Ferries late!")}${text}\n`);
    const notes = [
      { path: "ferry.md", reason: "It has the same text as ferry-again.md, of the same outlet: kept once." },
    ];
    expect(await ingest()).toMatchObject({ articles: 4, added: 4, removed: 0, notes });
    expect(await ingest()).toMatchObject({ published: false, articles: 4, added: 0, removed: 0, notes });
    // What is corrected in the file is not to be taken for a copy of what stood there before.
    await writeFile(join(corpusDir, "ferry-again.md"), `${front("Ferries delayed")}${text}\n`);
    await rm(join(corpusDir, "ferry.md"));
    expect(await ingest()).toMatchObject({ published: true, articles: 4, updated: 1, removed: 0, notes: [] });
    const catalogue = (await (await store.reader())?.catalogue()) ?? [];
    expect(catalogue.map(({ title }) => title)).toContain("Ferries delayed");
  });

  it("publishes an empty index for an empty folder", async () => {
    const { ingest } = await setUp({});
    expect(await ingest()).toMatchObject({ published: true, articles: 0, passages: 0 });
  });

  it("says which folder is missing", async () => {
    const ingest = ingestCorpus({
      corpusDir: "/no/such/folder",
      store: createMemoryStore(),
      embedders: createLsiFactory(),
    });
    await expect(ingest).rejects.toMatchObject({
      code: "corpus-missing",
      message: expect.stringContaining("/no/such/folder"),
    });
  });

  it.each(["reading", "fitting", "embedding", "publishing"] as const)(
    "leaves the last published index when it is stopped while %s",
    async (stage) => {
      const { corpusDir, store, ingest } = await setUp();
      await ingest();
      await writeFile(join(corpusDir, "new.md"), "A new text about the cranes of Vessholm.");
      const stop = new AbortController();
      const stopped = ingest(stop.signal, (progress) => {
        if (progress.stage === stage) stop.abort();
      });
      if (stage === "publishing") {
        // Too late to stop: what is being published is complete.
        expect((await stopped).generation).toBe(2);
        return;
      }
      await expect(stopped).rejects.toMatchObject({ name: "AbortError" });
      expect((await store.reader())?.manifest).toMatchObject({ generation: 1, articles: 3 });
      // The lock is free again, and nothing was lost.
      expect(await ingest()).toMatchObject({ generation: 2, articles: 4 });
    },
  );

  it("reports progress in order, with totals", async () => {
    const { ingest } = await setUp();
    const seen: IngestProgress[] = [];
    await ingest(undefined, (progress) => seen.push(progress));
    expect([...new Set(seen.map(({ stage }) => stage))]).toEqual([
      "reading",
      "fitting",
      "embedding",
      "publishing",
    ]);
    expect(seen.findLast(({ stage }) => stage === "reading")).toMatchObject({ articles: 3 });
    for (const { done, total } of seen) expect(done).toBeLessThanOrEqual(total);
  });
});
