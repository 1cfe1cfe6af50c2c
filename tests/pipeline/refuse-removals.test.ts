import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createLsiFactory } from "#lib/embeddings/lsi/lsi-factory.ts";
import { ingestCorpus } from "#lib/pipeline/ingest-corpus.ts";
import { removeArticle } from "#lib/pipeline/removed-articles.ts";
import { createMemoryStore } from "#tests/contracts/memory-store/memory-store.ts";
import { writeCorpus } from "#tests/fixtures/harbour-strike.ts";

const SUBJECTS = ["tram", "court", "bank", "cup", "school", "river", "opera", "clinic", "bridge", "mill"];

/** A corpus of `count` articles of different texts, ingested. */
async function setUp(count: number) {
  const files = Array.from({ length: count }, (_, number) => {
    const subject = `${SUBJECTS[number % SUBJECTS.length]} number ${number}`;
    return [`${number}.md`, `---\ntitle: On the ${subject}\n---\nThe council looked at the ${subject}.\n`];
  });
  const corpusDir = await writeCorpus(Object.fromEntries(files));
  const store = createMemoryStore();
  const ingest = (allowRemovals = false) =>
    ingestCorpus({ corpusDir, store, embedders: createLsiFactory(), allowRemovals });
  await ingest();
  const removeFiles = async (from: number, to: number) => {
    for (let number = from; number < to; number += 1) await rm(join(corpusDir, `${number}.md`));
  };
  const published = async () => (await store.reader())?.manifest;
  return { corpusDir, store, ingest, removeFiles, published };
}

describe("a run that would take most of the index away", () => {
  it("is refused with the numbers, and the index stays as it is", async () => {
    const { corpusDir, ingest, removeFiles, published } = await setUp(24);
    const before = await published();
    await removeFiles(0, 24);
    await writeFile(join(corpusDir, "new.md"), "The first file of a disk that is not mounted.\n");
    await expect(ingest()).rejects.toMatchObject({
      code: "removals-refused",
      status: 409,
      message: expect.stringMatching(/^24 of 24 articles are not in the corpus folder /),
      hint: expect.stringContaining("--allow-removals"),
    });
    expect(await published()).toEqual(before);
    expect(await ingest(true)).toMatchObject({ published: true, articles: 1, removed: 24, added: 1 });
  });

  it("is more than ten articles and more than half of them", async () => {
    const few = await setUp(12);
    await few.removeFiles(0, 10);
    expect(await few.ingest()).toMatchObject({ removed: 10, articles: 2 });
    const half = await setUp(24);
    await half.removeFiles(0, 12);
    expect(await half.ingest()).toMatchObject({ removed: 12, articles: 12 });
    const more = await setUp(24);
    await more.removeFiles(0, 13);
    await expect(more.ingest()).rejects.toMatchObject({ code: "removals-refused" });
  });

  it("is none where the files were only moved", async () => {
    const { corpusDir, ingest } = await setUp(24);
    await mkdir(join(corpusDir, "2024"));
    for (const name of (await readdir(corpusDir)).filter((each) => each.endsWith(".md")))
      await rename(join(corpusDir, name), join(corpusDir, "2024", name));
    expect(await ingest()).toMatchObject({ articles: 24, added: 24, removed: 24 });
  });

  it("is none where somebody removed them one by one", async () => {
    const { corpusDir, store, ingest } = await setUp(14);
    for (const article of ((await (await store.reader())?.catalogue()) ?? []).slice(0, 12))
      await removeArticle(corpusDir, article);
    expect(await ingest()).toMatchObject({ articles: 2, removed: 12 });
  });
});
