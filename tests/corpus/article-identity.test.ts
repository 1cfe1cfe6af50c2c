import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sourceHash } from "#lib/corpus/article-identity.ts";
import { writeCorrection } from "#lib/corpus/corrections.ts";
import type { Article } from "#lib/schema/article.ts";
import { articlesOf, type CorpusFolder, complaintsOf, makeCorpusFolder, TEXT } from "./corpus-folder.ts";

let corpus: CorpusFolder;
beforeEach(async () => {
  corpus = await makeCorpusFolder();
});
afterEach(() => corpus.remove());

const read = async () => articlesOf(await corpus.read());
const lines = (...records: object[]) => records.map((record) => JSON.stringify(record)).join("\n");
const identities = (articles: readonly Article[]) => articles.map(({ id, version }) => ({ id, version }));

describe("an article's identity", () => {
  it("of a file is its path: a new text is another version of the same article", async () => {
    await corpus.write("port/crane.md", `---\ntitle: Crane\n---\n${TEXT}`);
    const [before] = await read();
    await corpus.write("port/crane.md", `---\ntitle: Crane mended\n---\n${TEXT}`);
    const [renamed] = await read();
    expect(renamed).toMatchObject({ id: before?.id, version: before?.version, title: "Crane mended" });
    await corpus.write("port/crane.md", `---\ntitle: Crane\n---\n${TEXT} It was late.`);
    const [after] = await read();
    expect(after?.id).toBe(before?.id);
    expect(after?.version).not.toBe(before?.version);
    await corpus.write("port/crane-2.md", `---\ntitle: Another crane\n---\n${TEXT} It rained.`);
    expect(new Set((await read()).map(({ id }) => id)).size).toBe(2);
  });

  it.each([
    ["its id", { id: "a-7", title: "Budget", text: TEXT }],
    ["a number for an id", { id: 7, title: "Budget", text: TEXT }],
    ["its address", { url: "https://quay.example/budget", title: "Budget", text: TEXT }],
    ["its outlet and title", { outlet: "Quay Gazette", title: "Budget", text: TEXT }],
    ["its title alone", { title: "Budget", text: TEXT }],
  ])("of a record is %s, wherever it stands in its file", async (_, record) => {
    await corpus.write("feed.jsonl", lines(record));
    const [before] = await read();
    const other = { id: "x", text: "Another story, above the first." };
    await corpus.write("feed.jsonl", lines(other, { ...record, text: `${TEXT} A figure was corrected.` }));
    const after = (await read())[1];
    expect(after?.id).toBe(before?.id);
    expect(after?.version).not.toBe(before?.version);
  });

  it("of a record without any of these is its bytes", async () => {
    await corpus.write("feed.jsonl", lines({ text: TEXT }, { text: `${TEXT} It rained.` }));
    const all = await read();
    expect(all.map(({ recordKey }) => recordKey)).toEqual(all.map(({ sourceHash }) => `bytes:${sourceHash}`));
    expect(new Set(all.map(({ id }) => id)).size).toBe(2);
  });

  it("is given once: records of one id but different texts all stay, numbered in their order", async () => {
    const feed = [
      { id: "brief", text: TEXT },
      { id: "brief", text: `${TEXT} It rained.` },
      { id: "brief", text: `${TEXT} It snowed.` },
    ];
    await corpus.write("feed.jsonl", lines(...feed));
    const all = await read();
    expect(all.map(({ recordKey }) => recordKey)).toEqual(["id:brief", "id:brief#2", "id:brief#3"]);
    const known = new Map(all.map(({ id, contentHash }) => [id, contentHash]));
    await corpus.write("feed.jsonl", lines({ id: "brief", text: `${TEXT} Mended.` }, ...feed.slice(1)));
    const again = await corpus.read(known);
    expect(again.map(({ kind }) => kind)).toEqual(["article", "unchanged", "unchanged"]);
    expect(identities(articlesOf(again))[0]?.id).toBe(all[0]?.id);
  });

  it("is the same whichever way a system writes the letters of a name", async () => {
    await corpus.write("caf\u00e9.txt", TEXT);
    const [composed] = await read();
    await corpus.remove();
    await corpus.write("cafe\u0301.txt", TEXT);
    expect((await read())[0]?.id).toBe(composed?.id);
  });
});

describe("what was corrected by hand of a record", () => {
  it("outlives a new text, as does its removal", async () => {
    const [budget, ferry] = [
      { id: "b", title: "Budget", text: TEXT },
      { id: "f", title: "Ferry", text: `${TEXT} It rained.` },
    ];
    await corpus.write("feed.jsonl", lines(budget, ferry));
    const [first, second] = await read();
    if (first === undefined || second === undefined) throw new Error("two records");
    await writeCorrection(corpus.path, first, { genre: "opinion" });
    await writeCorrection(corpus.path, second, { removed: true });
    await corpus.write("feed.jsonl", lines({ ...budget, text: `${TEXT} Mended.` }, { ...ferry, text: TEXT }));
    const after = await corpus.read();
    expect(articlesOf(after)).toMatchObject([{ id: first.id, genre: "opinion" }]);
    expect(complaintsOf(after)).toEqual([]);
  });

  it("holds where it was written under the hash of the record's line", async () => {
    const record = JSON.stringify({ id: "b", title: "Budget", text: TEXT });
    await corpus.write("feed.jsonl", record);
    const old = sourceHash(Buffer.from(record));
    await corpus.write("feed.jsonl.meta.json", JSON.stringify({ records: { [old]: { genre: "analysis" } } }));
    const [article] = await read();
    if (article === undefined) throw new Error("one record");
    expect(article.genre).toBe("analysis");
    await writeCorrection(corpus.path, article, { genre: "opinion" });
    await corpus.write("feed.jsonl", JSON.stringify({ id: "b", title: "Budget", text: `${TEXT} Mended.` }));
    expect((await read())[0]?.genre).toBe("opinion");
  });

  it("goes with its file when that is renamed", async () => {
    await corpus.write("feed.jsonl", lines({ id: "b", text: TEXT }));
    await corpus.write("feed.jsonl.meta.json", '{"records": {"id:b": {"title": "Budget"}}}');
    await corpus.write("news.jsonl", lines({ id: "b", text: `${TEXT} It rained.` }));
    await corpus.write("news.jsonl.meta.json", '{"records": {"id:b": {"title": "Rain"}}}');
    expect((await read()).map(({ title }) => title)).toEqual(["Budget", "Rain"]);
  });
});

describe("files with the same bytes", () => {
  it("stay apart where a table gives them different titles", async () => {
    for (const name of ["1.txt", "2.txt", "3.txt"]) await corpus.write(name, TEXT);
    await corpus.write(
      "articles.csv",
      "file,title\n1.txt,Council votes\n2.txt,Mayor resigns\n3.txt,council votes!\n",
    );
    const results = await corpus.read();
    expect(articlesOf(results).map(({ title }) => title)).toEqual(["Council votes", "Mayor resigns"]);
    expect(complaintsOf(results)).toEqual(["note 3.txt: same content as 1.txt"]);
  });

  it("stay apart where nothing but their names tells what they are about", async () => {
    for (const name of ["mayor-resigns.txt", "court-frees-banker.txt", "mayor-resigns (1).txt"])
      await corpus.write(name, "Access denied");
    const results = await corpus.read();
    expect(articlesOf(results).map(({ path }) => path)).toEqual([
      "court-frees-banker.txt",
      "mayor-resigns (1).txt",
    ]);
    expect(complaintsOf(results)).toEqual(["note mayor-resigns.txt: same content as mayor-resigns (1).txt"]);
  });
});
