import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { listCorpus } from "#lib/corpus/list-corpus.ts";
import { articlesOf, type CorpusFolder, makeCorpusFolder, TEXT } from "./corpus-folder.ts";

let corpus: CorpusFolder;
beforeEach(async () => {
  corpus = await makeCorpusFolder();
});
afterEach(() => corpus.remove());

describe("readCorpus", () => {
  it("fills an article from front matter", async () => {
    const source = [
      "---",
      "title: Ferries sail again",
      "outlet: The Coast Courier",
      "authors: [Jo Bly, Dan Ruiz]",
      "published: 2019-06",
      "genre: report",
      "wording: summary",
      "language: en",
      "url: https://courier.example/ferries",
      "section: coast",
      "---",
      "# Ferries sail again",
      "",
      `${TEXT} **Nobody** waited.`,
    ].join("\n");
    await corpus.write("ferries.md", source);
    const hashOf = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 16);
    const article = articlesOf(await corpus.read())[0];
    expect(article).toEqual({
      id: hashOf("file\nferries.md"),
      version: hashOf(`${TEXT} Nobody waited.`),
      sourceHash: hashOf(source),
      outletId: "the-coast-courier",
      outletName: "The Coast Courier",
      title: "Ferries sail again",
      url: "https://courier.example/ferries",
      authors: ["Jo Bly", "Dan Ruiz"],
      publishedAt: "2019-06",
      genre: "report",
      wording: "summary",
      language: "en",
      text: `${TEXT} Nobody waited.`,
      contentHash: article?.contentHash,
      path: "ferries.md",
      metadataFrom: {
        title: "front matter",
        outlet: "front matter",
        authors: "front matter",
        publishedAt: "front matter",
        genre: "front matter",
        language: "front matter",
        wording: "front matter",
        url: "front matter",
      },
    });
    expect(article?.contentHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it("takes what front matter lacks from articles.csv beside the file", async () => {
    await corpus.write("a/ferries.md", `---\ntitle: Own title\n---\n${TEXT}`);
    await corpus.write(
      "a/articles.csv",
      '\uFEFFfile,outlet,title,authors,published,genre\nferries.md,"Courier, The",Other,Jo Bly; Dan Ruiz,2019,opinion\n',
    );
    expect(articlesOf(await corpus.read())[0]).toMatchObject({
      title: "Own title",
      outletName: "Courier, The",
      authors: ["Jo Bly", "Dan Ruiz"],
      publishedAt: "2019",
      genre: "opinion",
      metadataFrom: { title: "front matter", outlet: "articles.csv", publishedAt: "articles.csv" },
    });
  });

  it("takes the outlet from the first subfolder, and the title from the text", async () => {
    await corpus.write(
      "coast-courier/2019/000.txt",
      `Skip to content\nFerries sail again from Tolmin\n\n${TEXT}`,
    );
    expect(articlesOf(await corpus.read())[0]).toMatchObject({
      outletId: "coast-courier",
      outletName: "Coast Courier",
      title: "Ferries sail again from Tolmin",
      text: TEXT,
      metadataFrom: { outlet: "folder", title: "text" },
    });
  });

  it("leaves unknown what nobody says", async () => {
    await corpus.write("2019/ferries-sail_again.txt", TEXT);
    const article = articlesOf(await corpus.read())[0];
    expect(article).toMatchObject({
      outletId: "unknown",
      outletName: "Unknown outlet",
      title: "ferries sail again",
      authors: [],
      genre: "unknown",
      wording: "original",
      language: "und",
      metadataFrom: { title: "file name" },
    });
    expect(article).not.toHaveProperty("publishedAt");
    expect(article).not.toHaveProperty("url");
  });

  it("reads JSONL records, each an article of its own", async () => {
    const records = [
      { id: 7, outlet: "Courier", title: "Ferries", published: "2019-06-04T10:00:00Z", text: TEXT },
      { id: "b", title: "Boats", text: `${TEXT} They sank.`, authors: ["Jo Bly"], wording: "summary" },
    ];
    const lines = records.map((record) => JSON.stringify(record));
    await corpus.write("news.jsonl", `\r\n${lines[0]}\r\n\n${lines[1]}`);
    const [first, second] = articlesOf(await corpus.read());
    expect(first).toMatchObject({
      id: createHash("sha256").update("record\nnews.jsonl\nid:7").digest("hex").slice(0, 16),
      recordId: "7",
      recordKey: "id:7",
      path: "news.jsonl:2",
      publishedAt: "2019-06-04",
      outletName: "Courier",
      metadataFrom: { outlet: "record" },
    });
    expect(second).toMatchObject({
      recordId: "b",
      path: "news.jsonl:4",
      authors: ["Jo Bly"],
      wording: "summary",
    });
  });

  it("passes over what is known, and reads again what changed or is described anew", async () => {
    await corpus.write("a.txt", TEXT);
    await corpus.write("b.txt", `${TEXT} It rained.`);
    await corpus.write("c.jsonl", JSON.stringify({ text: `${TEXT} It snowed.` }));
    const known = new Map(
      articlesOf(await corpus.read()).map((article) => [article.id, article.contentHash]),
    );
    expect((await corpus.read(known)).map((result) => result.kind)).toEqual([
      "unchanged",
      "unchanged",
      "unchanged",
    ]);
    await corpus.write("articles.csv", "file,outlet\na.txt,Courier\n");
    await corpus.write(
      "c.jsonl",
      `${JSON.stringify({ text: "A new record above it." })}\n${JSON.stringify({ text: `${TEXT} It snowed.` })}`,
    );
    expect((await corpus.read(known)).map((result) => result.kind)).toEqual([
      "article",
      "unchanged",
      "article",
      "unchanged",
    ]);
  });

  it("gives the same articles in the same order every time, with the bytes done so far", async () => {
    for (const name of ["b.txt", "a/z.txt", "C.txt", "a.txt"]) await corpus.write(name, `${TEXT} ${name}`);
    const results = await corpus.read();
    expect(articlesOf(results).map((article) => article.path)).toEqual([
      "C.txt",
      "a/z.txt",
      "a.txt",
      "b.txt",
    ]);
    expect(await corpus.read()).toEqual(results);
    const done = results.map((result) => result.bytesRead);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(done.at(-1)).toBe((await listCorpus(corpus.path)).bytes);
  });

  it("logs what cleaning took out", async () => {
    await corpus.write("a.txt", `${TEXT}\n\nAdvertisement`);
    const [result] = await corpus.read();
    expect(result).toMatchObject({
      kind: "article",
      removed: [{ rule: "page label", text: "Advertisement" }],
    });
  });
});
