import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, symlink, unlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { listCorpus } from "#lib/corpus/list-corpus.ts";
import { type ReadResult, readCorpus } from "#lib/corpus/read-corpus.ts";
import type { Article } from "#lib/domain/article.ts";

const TEXT =
  "The harbour of Tolmin reopened on Monday after eleven weeks, and the first ferry left before dawn.";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "corpus-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function write(name: string, content: string | Buffer): Promise<void> {
  await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
  await writeFile(path.join(folder, name), content);
}

async function read(known?: ReadonlyMap<string, string>): Promise<ReadResult[]> {
  const results: ReadResult[] = [];
  for await (const result of readCorpus(await listCorpus(folder), known === undefined ? {} : { known })) {
    results.push(result);
  }
  return results;
}

const articlesOf = (results: ReadResult[]): Article[] =>
  results.flatMap((result) => (result.kind === "article" ? [result.article] : []));
const complaintsOf = (results: ReadResult[]) =>
  results.flatMap((result) =>
    result.kind === "problem" || result.kind === "note"
      ? [`${result.kind} ${result.path}: ${result.reason}`]
      : [],
  );
const readArticle = async (): Promise<Article | undefined> => articlesOf(await read())[0];

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
    await write("ferries.md", source);
    const hash = createHash("sha256").update(source).digest("hex");
    const article = await readArticle();
    expect(article).toEqual({
      id: hash.slice(0, 16),
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
      },
    });
    expect(article?.contentHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it("takes what front matter lacks from articles.csv beside the file", async () => {
    await write("a/ferries.md", `---\ntitle: Own title\n---\n${TEXT}`);
    await write(
      "a/articles.csv",
      '\uFEFFfile,outlet,title,authors,published,genre\nferries.md,"Courier, The",Other,Jo Bly; Dan Ruiz,2019,opinion\n',
    );
    expect(await readArticle()).toMatchObject({
      title: "Own title",
      outletName: "Courier, The",
      authors: ["Jo Bly", "Dan Ruiz"],
      publishedAt: "2019",
      genre: "opinion",
      metadataFrom: { title: "front matter", outlet: "articles.csv", publishedAt: "articles.csv" },
    });
  });

  it("takes the outlet from the first subfolder, and the title from the text", async () => {
    await write("coast-courier/2019/000.txt", `Skip to content\nFerries sail again from Tolmin\n\n${TEXT}`);
    expect(await readArticle()).toMatchObject({
      outletId: "coast-courier",
      outletName: "Coast Courier",
      title: "Ferries sail again from Tolmin",
      text: TEXT,
      metadataFrom: { outlet: "folder", title: "text" },
    });
  });

  it("leaves unknown what nobody says", async () => {
    await write("2019/ferries-sail_again.txt", TEXT);
    const article = await readArticle();
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
    await write("news.jsonl", `\r\n${lines[0]}\r\n\n${lines[1]}`);
    const [first, second] = articlesOf(await read());
    expect(first).toMatchObject({
      id: createHash("sha256")
        .update(lines[0] ?? "")
        .digest("hex")
        .slice(0, 16),
      recordId: "7",
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

  it("names every record that is none, by its line, and reads the others", async () => {
    const lines = [
      "{",
      "[1]",
      '{"title": "x"}',
      '{"text": "  "}',
      JSON.stringify({ text: TEXT }),
      '{"text": "\0"}',
    ];
    await write("news.jsonl", Buffer.from(lines.join("\n")));
    const results = await read();
    expect(articlesOf(results)).toHaveLength(1);
    expect(complaintsOf(results).map((line) => line.replace(/JSON: .*/, "JSON"))).toEqual([
      "problem news.jsonl:1: the line is not JSON",
      "problem news.jsonl:2: the line is no JSON object",
      "problem news.jsonl:3: the record has no “text”",
      "problem news.jsonl:4: has no text left after cleaning",
      "problem news.jsonl:6: the line is binary or not UTF-8",
    ]);
  });

  it("names every file that cannot go in, with its reason, and reads the others", async () => {
    await write("a.txt", "");
    await write("b.txt", " \n\t");
    await write("c.txt", Buffer.from([0xff, 0xfe, 0x41, 0x00]));
    await write("d.txt", Buffer.from([0x66, 0xe9, 0x65]));
    await write("e.txt", "Advertisement\n\nShare this article");
    await write("f.md", "---\ntitle: [x\n---\ntext");
    await write("g.md", "---\ntitle: x\ntext");
    await write("h.md", "---\n- x\n---\ntext");
    await write("i.pdf", "%PDF");
    await write("j", "x");
    await write("k.txt", TEXT);
    await write("l.jsonl", "");
    await symlink(path.join(folder, "nowhere"), path.join(folder, "m.txt"));
    const results = await read();
    expect(articlesOf(results).map((article) => article.path)).toEqual(["k.txt"]);
    expect(complaintsOf(results).map((line) => line.replace(/in line 2: .*/, "in line 2"))).toEqual([
      "problem i.pdf: format not supported: .pdf",
      "problem j: format not supported: no file extension",
      "problem m.txt: cannot be read: it is not there",
      "problem a.txt: is empty",
      "problem b.txt: is empty",
      "problem c.txt: is binary or not UTF-8",
      "problem d.txt: is binary or not UTF-8",
      "problem e.txt: has no text left after cleaning",
      "problem f.md: bad front matter in line 2",
      "problem g.md: bad front matter: no closing --- line",
      "problem h.md: bad front matter: not a list of “key: value” lines",
      "problem l.jsonl: is empty",
    ]);
  });

  it("names a file that disappears while the corpus is read", async () => {
    await write("a.txt", TEXT);
    const listing = await listCorpus(folder);
    await unlink(path.join(folder, "a.txt"));
    const results: ReadResult[] = [];
    for await (const result of readCorpus(listing)) results.push(result);
    expect(complaintsOf(results)).toEqual(["problem a.txt: cannot be read: it is not there"]);
  });

  it("refuses a file over 20 MB without reading it", async () => {
    await write("a.txt", Buffer.alloc(20_000_001, "a "));
    expect(complaintsOf(await read())).toEqual(["problem a.txt: is larger than 20 MB"]);
  });

  it("leaves a field out that makes no sense, says so, and keeps the article", async () => {
    await write(
      "a.md",
      `---\npublished: 4 June 2019\ngenre: gossip\nlanguage: e\nurl: ftp://x\ntitle: {a: 1}\n---\n${TEXT}`,
    );
    const results = await read();
    expect(articlesOf(results)[0]).toMatchObject({ title: "a", genre: "unknown", language: "und" });
    expect(complaintsOf(results).sort()).toEqual([
      'note a.md: genre: "gossip" is none of report, analysis, opinion, unknown',
      'note a.md: language: "e" is no language tag such as en or pt-BR',
      'note a.md: published: "4 June 2019" is no date such as 2015, 2015-02 or 2015-02-10',
      'note a.md: title: {"a":1} is not plain text',
      'note a.md: url: "ftp://x" is no http or https address',
    ]);
  });

  it("says what is wrong with articles.csv and uses the rest of it", async () => {
    await write("a.txt", TEXT);
    await write(
      "articles.csv",
      "file,outlet,published\na.txt,Courier,June\n,Nobody,\nb.txt,Courier,2019\na.txt,X,\n",
    );
    const results = await read();
    expect(articlesOf(results)[0]).toMatchObject({ outletName: "Courier" });
    expect(complaintsOf(results)).toEqual([
      'note articles.csv:2: published: "June" is no date such as 2015, 2015-02 or 2015-02-10',
      "note articles.csv:3: names no file in the column “file”",
      "note articles.csv:5: names a.txt a second time",
      "note b.txt: is named in articles.csv, but is not there",
    ]);
  });

  it.each([
    ['file,title\na.txt,"open', /^note articles\.csv: is no CSV table: /],
    ["name,title\na.txt,x", /^note articles\.csv: has no column “file” in its first line$/],
    [Buffer.from([0, 1, 2]), /^note articles\.csv: is binary or not UTF-8$/],
  ])("reads the articles beside a broken articles.csv", async (table, complaint) => {
    await write("a.txt", TEXT);
    await write("articles.csv", table);
    const results = await read();
    expect(articlesOf(results)).toHaveLength(1);
    expect(complaintsOf(results)).toEqual([expect.stringMatching(complaint)]);
  });

  it("reads one of several files with the same content", async () => {
    await write("a.txt", TEXT);
    await write("b/c.txt", TEXT);
    const results = await read();
    expect(articlesOf(results).map((article) => article.path)).toEqual(["a.txt"]);
    expect(complaintsOf(results)).toEqual(["note b/c.txt: same content as a.txt"]);
  });

  it("passes over what is known, and reads again what changed or is described anew", async () => {
    await write("a.txt", TEXT);
    await write("b.txt", `${TEXT} It rained.`);
    await write("c.jsonl", JSON.stringify({ text: `${TEXT} It snowed.` }));
    const known = new Map(articlesOf(await read()).map((article) => [article.id, article.contentHash]));
    expect((await read(known)).map((result) => result.kind)).toEqual(["unchanged", "unchanged", "unchanged"]);
    await write("articles.csv", "file,outlet\na.txt,Courier\n");
    await write(
      "c.jsonl",
      `${JSON.stringify({ text: "A new record above it." })}\n${JSON.stringify({ text: `${TEXT} It snowed.` })}`,
    );
    expect((await read(known)).map((result) => result.kind)).toEqual([
      "article",
      "unchanged",
      "article",
      "unchanged",
    ]);
  });

  it("gives the same articles in the same order every time, with the bytes done so far", async () => {
    for (const name of ["b.txt", "a/z.txt", "C.txt", "a.txt"]) await write(name, `${TEXT} ${name}`);
    const results = await read();
    expect(articlesOf(results).map((article) => article.path)).toEqual([
      "C.txt",
      "a/z.txt",
      "a.txt",
      "b.txt",
    ]);
    expect(await read()).toEqual(results);
    const done = results.map((result) => result.bytesRead);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(done.at(-1)).toBe((await listCorpus(folder)).bytes);
  });

  it("logs what cleaning took out", async () => {
    await write("a.txt", `${TEXT}\n\nAdvertisement`);
    const [result] = await read();
    expect(result).toMatchObject({
      kind: "article",
      removed: [{ rule: "page label", text: "Advertisement" }],
    });
  });
});

describe("listCorpus", () => {
  it("leaves out hidden files, notes about the corpus, tables and installed packages", async () => {
    for (const name of [
      ".hidden.txt",
      ".git/a.txt",
      "README.md",
      "x/Readme.md",
      "articles.csv",
      "node_modules/a.md",
    ]) {
      await write(name, TEXT);
    }
    await write("x/a.MD", TEXT);
    expect((await listCorpus(folder)).files).toEqual([
      { path: "x/a.MD", absolutePath: path.join(folder, "x/a.MD"), bytes: TEXT.length, format: "markdown" },
    ]);
  });

  it("follows links, each folder once", async () => {
    await write("a/b.txt", TEXT);
    await symlink(folder, path.join(folder, "a/loop"));
    await symlink(path.join(folder, "a"), path.join(folder, "again"));
    expect((await listCorpus(folder)).files.map((file) => file.path)).toEqual(["a/b.txt"]);
  });

  it("refuses a folder that is not there, or is none", async () => {
    await write("a.txt", TEXT);
    for (const [name, reason] of [
      ["nowhere", "does not exist or cannot be opened"],
      ["a.txt", "is not a folder"],
    ] as const) {
      await expect(listCorpus(path.join(folder, name))).rejects.toMatchObject({
        code: "corpus-missing",
        message: `The corpus folder ${path.join(folder, name)} ${reason}.`,
        hint: expect.stringContaining("CORPUS_DIR"),
      });
    }
  });
});
