import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readCorrections, writeCorrection } from "#lib/corpus/corrections.ts";
import { articlesOf, type CorpusFolder, complaintsOf, makeCorpusFolder, TEXT } from "./corpus-folder.ts";

let corpus: CorpusFolder;
beforeEach(async () => {
  corpus = await makeCorpusFolder();
});
afterEach(() => corpus.remove());

async function only() {
  const [article] = articlesOf(await corpus.read());
  if (article === undefined) throw new Error("no article was read");
  return article;
}

const records = [
  { title: "Ferries", outlet: "Courier", text: TEXT },
  { title: "Boats", outlet: "Courier", text: `${TEXT} They sank.` },
];

async function writeRecords(): Promise<void> {
  await corpus.write("news.jsonl", records.map((record) => JSON.stringify(record)).join("\n"));
}

describe("a correction by hand", () => {
  it("wins over front matter and articles.csv, and says where it came from", async () => {
    await corpus.write("a.md", `---\ntitle: Old title\noutlet: Old Outlet\n---\n${TEXT}`);
    await corpus.write("articles.csv", "file,published\na.md,2019\n");
    const correction = {
      title: "New title",
      published: "2020-02",
      authors: ["Jo Bly"],
      url: "https://tide.example/a",
    };
    await writeCorrection(corpus.path, await only(), correction);
    expect(await only()).toMatchObject({
      title: "New title",
      publishedAt: "2020-02",
      outletName: "Old Outlet",
      authors: ["Jo Bly"],
      metadataFrom: {
        title: "correction",
        publishedAt: "correction",
        outlet: "front matter",
        url: "correction",
      },
    });
  });

  it("is neither an article nor a file of an unknown format", async () => {
    await corpus.write("a.txt", TEXT);
    await writeCorrection(corpus.path, await only(), { outlet: "Courier" });
    expect((await corpus.read()).map((result) => result.kind)).toEqual(["article"]);
  });

  it("makes only its own article be read again", async () => {
    await corpus.write("a.txt", TEXT);
    await corpus.write("b.txt", `${TEXT} It rained.`);
    await writeRecords();
    const before = articlesOf(await corpus.read());
    const known = new Map(before.map((article) => [article.id, article.contentHash]));
    await writeCorrection(corpus.path, before[0] ?? { id: "", path: "" }, { outlet: "Courier" });
    await writeCorrection(corpus.path, before[3] ?? { id: "", path: "" }, { genre: "opinion" });
    expect((await corpus.read(known)).map((result) => result.kind)).toEqual([
      "article",
      "unchanged",
      "unchanged",
      "article",
    ]);
  });

  it("takes the place of an earlier one, and an empty one gives back what the file says", async () => {
    await corpus.write("a.txt", TEXT);
    await writeCorrection(corpus.path, await only(), { outlet: "Courier", genre: "opinion" });
    await writeCorrection(corpus.path, await only(), { outlet: "Tide" });
    expect(await only()).toMatchObject({ outletName: "Tide", genre: "unknown" });
    await writeCorrection(corpus.path, await only(), {});
    expect(await only()).toMatchObject({ outletName: "Unknown outlet" });
    expect(await readdir(corpus.path)).toEqual(["a.txt"]);
  });

  it("removes a record and brings it back with its corrected metadata", async () => {
    await writeRecords();
    const [, second] = articlesOf(await corpus.read());
    if (second === undefined) throw new Error("no second record was read");
    await writeCorrection(corpus.path, second, { title: "Ships" });
    await writeCorrection(corpus.path, second, { removed: true });
    const left = await corpus.read();
    expect(articlesOf(left).map((article) => article.title)).toEqual(["Ferries"]);
    expect(complaintsOf(left)).toEqual([]);
    await writeCorrection(corpus.path, second, { removed: false });
    expect(articlesOf(await corpus.read()).map((article) => article.title)).toEqual(["Ferries", "Ships"]);
  });

  it("is refused where it makes no sense, and then changes nothing", async () => {
    await corpus.write("a.txt", TEXT);
    const article = await only();
    await expect(writeCorrection(corpus.path, article, { published: "soon" })).rejects.toMatchObject({
      code: "bad-input",
      message: expect.stringContaining("published"),
    });
    await expect(writeCorrection(corpus.path, article, { removed: true })).rejects.toMatchObject({
      code: "bad-input",
    });
    await corpus.write("a.txt.meta.json", "{");
    await expect(writeCorrection(corpus.path, article, { outlet: "Tide" })).rejects.toMatchObject({
      code: "bad-input",
      hint: expect.stringContaining("a.txt.meta.json"),
    });
    expect(await readFile(path.join(corpus.path, "a.txt.meta.json"), "utf8")).toBe("{");
  });

  it.each(["../a.txt", "x/../../a.txt", "/etc/hosts", "..", "", ".hidden.txt", "a\0.txt"])(
    "is refused outside of the corpus: %j",
    async (place) => {
      await expect(
        writeCorrection(corpus.path, { id: "x", path: place }, { outlet: "Tide" }),
      ).rejects.toMatchObject({
        code: "bad-input",
      });
      await expect(stat(path.join(corpus.path, "../a.txt.meta.json"))).rejects.toThrow();
    },
  );

  it("needs the file that it corrects", async () => {
    const gone = { id: "x", path: "a.txt" };
    await expect(writeCorrection(corpus.path, gone, { outlet: "Tide" })).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("that is broken is told, and the article read all the same", async () => {
    await corpus.write("a.txt", TEXT);
    await corpus.write("a.txt.meta.json", '{"outlet": "Tide", "genre": "gossip"}');
    await corpus.write("b.txt", `${TEXT} It rained.`);
    await corpus.write("b.txt.meta.json", "[]");
    const results = await corpus.read();
    expect(articlesOf(results).map((article) => article.outletName)).toEqual(["Tide", "Unknown outlet"]);
    expect(complaintsOf(results)).toEqual([
      'note a.txt: correction: genre: "gossip" is none of report, analysis, opinion, unknown',
      "note b.txt: the corrections beside it are no JSON object",
    ]);
  });

  it("without any is empty", async () => {
    expect(await readCorrections(path.join(corpus.path, "a.txt"))).toEqual({
      metadata: {},
      records: new Map(),
      faults: [],
    });
  });
});
