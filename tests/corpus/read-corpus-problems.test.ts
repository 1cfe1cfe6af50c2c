import { symlink, unlink } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { listCorpus } from "#lib/corpus/list-corpus.ts";
import { type ReadResult, readCorpus } from "#lib/corpus/read-corpus.ts";
import { articlesOf, type CorpusFolder, complaintsOf, makeCorpusFolder, TEXT } from "./corpus-folder.ts";

let corpus: CorpusFolder;
beforeEach(async () => {
  corpus = await makeCorpusFolder();
});
afterEach(() => corpus.remove());

describe("readCorpus, of what is wrong,", () => {
  it("names every record that is none, by its line, and reads the others", async () => {
    const lines = [
      "{",
      "[1]",
      '{"title": "x"}',
      '{"text": "  "}',
      JSON.stringify({ text: TEXT }),
      '{"text": "\0"}',
    ];
    await corpus.write("news.jsonl", Buffer.from(lines.join("\n")));
    const results = await corpus.read();
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
    await corpus.write("a.txt", "");
    await corpus.write("b.txt", " \n\t");
    await corpus.write("c.txt", Buffer.from("\x7fELF\x02\x01\0\0", "latin1"));
    await corpus.write("d.txt", Buffer.from([1, 0, 2, 3, 0, 0, 4]));
    await corpus.write("e.txt", "Advertisement\n\nShare this article");
    await corpus.write("f.md", "---\ntags: [x\n---\ntext");
    await corpus.write("g.md", "---\ntitle: x\ntext");
    await corpus.write("h.md", "---\n- x\n---\ntext");
    await corpus.write("i.pdf", "%PDF");
    await corpus.write("i.doc", "x");
    await corpus.write("i.xyz", "x");
    await corpus.write("j.docx", "x");
    await corpus.write("j.html", "<script>1</script>");
    await corpus.write("j.mht", "x");
    await corpus.write("j", "x");
    await corpus.write("k.txt", TEXT);
    await corpus.write("l.jsonl", "");
    await symlink(path.join(corpus.path, "nowhere"), path.join(corpus.path, "m.txt"));
    const results = await corpus.read();
    expect(articlesOf(results).map((article) => article.path)).toEqual(["k.txt"]);
    expect(complaintsOf(results).map((line) => line.replace(/in line 2: .*/, "in line 2"))).toEqual([
      "problem i.doc: format not supported: .doc (save it as .docx)",
      "problem i.xyz: format not supported: .xyz",
      "problem j: format not supported: no file extension",
      "problem m.txt: cannot be read: it is not there",
      "problem a.txt: is empty",
      "problem b.txt: is empty",
      "problem c.txt: is a program, not text",
      "problem d.txt: is binary, not text",
      "problem e.txt: has no text left after cleaning",
      "problem f.md: bad front matter in line 2",
      "problem g.md: bad front matter: no closing --- line",
      "problem h.md: bad front matter: not a list of “key: value” lines",
      "problem i.pdf: is broken, or no PDF document",
      "problem j.docx: is broken: no complete ZIP archive",
      "problem j.html: has no text: the page is empty without its scripts",
      "problem j.mht: is no web archive, or has no page in it",
      "problem l.jsonl: is empty",
    ]);
  });

  it("names a file that disappears while the corpus is read", async () => {
    await corpus.write("a.txt", TEXT);
    const listing = await listCorpus(corpus.path);
    await unlink(path.join(corpus.path, "a.txt"));
    const results: ReadResult[] = [];
    for await (const result of readCorpus(listing)) results.push(result);
    expect(complaintsOf(results)).toEqual(["problem a.txt: cannot be read: it is not there"]);
  });

  it("refuses a file over 20 MB without reading it", async () => {
    await corpus.write("a.txt", Buffer.alloc(20_000_001, "a "));
    expect(complaintsOf(await corpus.read())).toEqual(["problem a.txt: is larger than 20 MB"]);
  });

  it("leaves a field out that makes no sense, says so, and keeps the article", async () => {
    await corpus.write(
      "a.md",
      `---\npublished: 4 June 2019\ngenre: gossip\nlanguage: e\nurl: ftp://x\ntitle: {a: 1}\n---\n${TEXT}`,
    );
    const results = await corpus.read();
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
    await corpus.write("a.txt", TEXT);
    await corpus.write(
      "articles.csv",
      "file,outlet,published\na.txt,Courier,June\n,Nobody,\nb.txt,Courier,2019\na.txt,X,\n",
    );
    const results = await corpus.read();
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
    await corpus.write("a.txt", TEXT);
    await corpus.write("articles.csv", table);
    const results = await corpus.read();
    expect(articlesOf(results)).toHaveLength(1);
    expect(complaintsOf(results)).toEqual([expect.stringMatching(complaint)]);
  });

  it("reads one of several files with the same content", async () => {
    await corpus.write("a.txt", TEXT);
    await corpus.write("b/c.txt", TEXT);
    const results = await corpus.read();
    expect(articlesOf(results).map((article) => article.path)).toEqual(["a.txt"]);
    expect(complaintsOf(results)).toEqual(["note b/c.txt: same content as a.txt"]);
  });
});
