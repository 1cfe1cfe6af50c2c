import { rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { createLsiFactory } from "#lib/embeddings/lsi/lsi-factory.ts";
import { ingestCorpus } from "#lib/pipeline/ingest-corpus.ts";
import { openArticle } from "#lib/pipeline/open-article.ts";
import type { PassageReader, PassageStore } from "#lib/store/passage-store.ts";
import { createMemoryStore } from "#tests/contracts/memory-store/memory-store.ts";
import { writeCorpus } from "#tests/fixtures/harbour-strike.ts";

const FILE = (text: string, title = "Budget") => `---\ntitle: ${title}\noutlet: Quay Gazette\n---\n${text}\n`;
const FIRST = "The council spent 3 million on the tram. The mayor signed it.";
const SECOND = "The council spent 4 million on the tram. The mayor signed it.";

let corpusDir: string;
let store: PassageStore;
beforeEach(async () => {
  corpusDir = await writeCorpus({ "budget.md": FILE(FIRST), "court.md": FILE("The court opens.", "Court") });
  store = createMemoryStore();
});

async function ingest(): Promise<PassageReader> {
  await ingestCorpus({ corpusDir, store, embedders: createLsiFactory() });
  const reader = await store.reader();
  if (reader === null) throw new Error("nothing was published");
  return reader;
}

/** The budget's id and version, as a citation holds them. */
async function cite(reader: PassageReader): Promise<{ id: string; version: string }> {
  const found = (await reader.catalogue()).find(({ title }) => title === "Budget");
  if (found?.version === undefined) throw new Error("no budget");
  return { id: found.id, version: found.version };
}

describe("openArticle", () => {
  it("opens the words that a citation was made for, and tells what was corrected since", async () => {
    const { id, version } = await cite(await ingest());
    await writeFile(join(corpusDir, "budget.md"), FILE(SECOND));
    const reader = await ingest();
    const opened = await openArticle(reader, id, version);
    expect(opened).toMatchObject({
      kind: "former",
      article: { id, version, text: FIRST },
      current: { id, text: SECOND },
      changes: [[{}, { kind: "removed", text: "3" }, { kind: "added", text: "4" }, {}]],
    });
    expect(await openArticle(reader, id, version.slice(0, 8))).toEqual(opened);
    expect(await openArticle(reader, id)).toMatchObject({ kind: "current", article: { text: SECOND } });
    const now = (await cite(reader)).version;
    expect(await openArticle(reader, id, now)).toMatchObject({ kind: "current", article: { text: SECOND } });
  });

  it("opens the current words where a title or a note was corrected and no word of the text", async () => {
    const { id, version } = await cite(await ingest());
    await writeFile(join(corpusDir, "budget.md"), FILE(FIRST, "Budget of the tram"));
    expect(await openArticle(await ingest(), id, version)).toMatchObject({
      kind: "current",
      article: { title: "Budget of the tram" },
    });
  });

  it("does not vouch for a version that is not kept", async () => {
    const { id } = await cite(await ingest());
    const reader = await ingest();
    for (const unknown of ["0123456789abcdef", "0", ""])
      expect(await openArticle(reader, id, unknown)).toMatchObject({ kind: "changed", article: { id } });
  });

  it("follows a file that was moved", async () => {
    const { id, version } = await cite(await ingest());
    await rename(join(corpusDir, "budget.md"), join(corpusDir, "tram-budget.md"));
    const moved = await ingest();
    const expected = { kind: "moved", article: { path: "tram-budget.md", text: FIRST } };
    expect(await openArticle(moved, id, version)).toMatchObject(expected);
    expect(await openArticle(moved, id)).toMatchObject(expected);
  });

  it("finds the file that a link of an older program was made for, by the hash of its bytes", async () => {
    const reader = await ingest();
    const [article] = await reader.articles([(await cite(reader)).id]);
    expect(await openArticle(reader, article?.sourceHash ?? "")).toMatchObject({
      kind: "same-file",
      article: { id: article?.id },
    });
  });

  it("says which article has left, and knows nothing of what was never there", async () => {
    const { id, version } = await cite(await ingest());
    await rm(join(corpusDir, "budget.md"));
    const reader = await ingest();
    expect(await openArticle(reader, id, version)).toMatchObject({
      kind: "departed",
      article: { title: "Budget" },
      leftAt: expect.stringMatching(/^\d{4}-/),
    });
    expect(await openArticle(reader, "0123456789abcdef")).toEqual({ kind: "unknown" });
  });
});
