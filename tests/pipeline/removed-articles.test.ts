import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { listCorpus } from "#lib/corpus/list-corpus.ts";
import { readCorpus } from "#lib/corpus/read-corpus.ts";
import { correctArticle, correctionOf } from "#lib/pipeline/correct-article.ts";
import { findRemoved, listRemoved, removeArticle, restoreArticle } from "#lib/pipeline/removed-articles.ts";
import type { Article } from "#lib/schema/article.ts";

let corpusDir: string;
beforeEach(async () => {
  corpusDir = await mkdtemp(path.join(tmpdir(), "counterpoint-trash-"));
});
const write = (name: string, text: string) => writeFile(path.join(corpusDir, name), text);

async function articles(): Promise<Article[]> {
  const found: Article[] = [];
  for await (const result of readCorpus(await listCorpus(corpusDir))) {
    if (result.kind === "article") found.push(result.article);
  }
  return found;
}

async function only(): Promise<Article> {
  const [article] = await articles();
  if (article === undefined) throw new Error("no article");
  return article;
}

const PIER = "The old pier of Vessholm\n\nThe old pier was closed to visitors in the spring of last year.\n";

describe("removed articles", () => {
  it("leave the corpus with what was corrected of them, and come back with it", async () => {
    await write("pier.txt", PIER);
    await correctArticle(corpusDir, await only(), { outlet: "Harbour Post" });
    const article = await only();
    expect(article.outletName).toBe("Harbour Post");
    await removeArticle(corpusDir, article);
    expect(await articles()).toEqual([]);
    expect(await readdir(corpusDir)).toEqual([".trash"]);
    expect(await listRemoved(corpusDir)).toMatchObject([{ id: article.id, outletName: "Harbour Post" }]);
    await restoreArticle(corpusDir, article.id);
    expect(await only()).toEqual(article);
    expect(await listRemoved(corpusDir)).toEqual([]);
  });

  it("come back under a number when their name is taken", async () => {
    await write("pier.txt", PIER);
    const article = await only();
    await removeArticle(corpusDir, article);
    await write("pier.txt", `${PIER}It is open again.\n`);
    await restoreArticle(corpusDir, article.id);
    expect((await articles()).map((each) => each.path).sort()).toEqual(["pier-2.txt", "pier.txt"]);
    expect(await readFile(path.join(corpusDir, "pier-2.txt"), "utf8")).toBe(PIER);
  });

  it("are all copies of the same bytes, once each is removed", async () => {
    await write("a.txt", PIER);
    await write("b.txt", PIER);
    const first = await only();
    const removed = await removeArticle(corpusDir, first);
    const second = await only();
    expect(second).toMatchObject({ sourceHash: first.sourceHash, path: "b.txt" });
    await removeArticle(corpusDir, second, removed);
    expect(await findRemoved(corpusDir, first.id)).toMatchObject({ paths: ["a.txt", "b.txt"] });
    await restoreArticle(corpusDir, first.id);
    expect((await readdir(corpusDir)).filter((name) => name.endsWith(".txt"))).toEqual(["a.txt", "b.txt"]);
  });

  it("are marked where they are records of a larger file", async () => {
    await write(
      "wire.jsonl",
      '{"text":"The gulls left the harbour."}\n{"text":"The crane was painted blue."}\n',
    );
    const [gulls, crane] = await articles();
    if (gulls === undefined || crane === undefined) throw new Error("two records");
    await correctArticle(corpusDir, gulls, { title: "Gulls" });
    await removeArticle(corpusDir, gulls);
    expect((await articles()).map(({ id }) => id)).toEqual([crane.id]);
    await restoreArticle(corpusDir, gulls.id);
    expect((await articles()).map(({ title }) => title)).toContain("Gulls");
  });

  it("cannot be removed or restored twice, nor be named by a path", async () => {
    await write("pier.txt", PIER);
    const article = await only();
    await removeArticle(corpusDir, article);
    await expect(removeArticle(corpusDir, article)).rejects.toMatchObject({ code: "not-found" });
    await restoreArticle(corpusDir, article.id);
    await expect(restoreArticle(corpusDir, article.id)).rejects.toMatchObject({ code: "not-found" });
    await expect(restoreArticle(corpusDir, "../pier")).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("restoring", () => {
  const noteOf = (id: string) => path.join(corpusDir, ".trash", id, "removed.json");

  it.each(["../pier.txt", "/tmp/pier.txt", "a/../../pier.txt", ".trash/pier.txt", "away/pier.txt"])(
    "never follows a note out of the corpus folder: %s",
    async (place) => {
      await write("pier.txt", PIER);
      const removed = await removeArticle(corpusDir, await only());
      const outside = await mkdtemp(path.join(tmpdir(), "counterpoint-outside-"));
      await symlink(outside, path.join(corpusDir, "away"));
      await writeFile(noteOf(removed.id), JSON.stringify({ ...removed, paths: [place] }));
      await expect(restoreArticle(corpusDir, removed.id)).rejects.toMatchObject({ code: "bad-input" });
      expect(await readdir(outside)).toEqual([]);
      await writeFile(noteOf(removed.id), JSON.stringify(removed));
      await restoreArticle(corpusDir, removed.id);
      expect(await readFile(path.join(corpusDir, "pier.txt"), "utf8")).toBe(PIER);
    },
  );

  it("moves nothing where the trash is a link that leads elsewhere", async () => {
    const outside = await mkdtemp(path.join(tmpdir(), "counterpoint-outside-"));
    await symlink(outside, path.join(corpusDir, ".trash"));
    await write("pier.txt", PIER);
    await expect(removeArticle(corpusDir, await only())).rejects.toMatchObject({ code: "bad-input" });
    expect(await readdir(outside)).toEqual([]);
    expect(await readFile(path.join(corpusDir, "pier.txt"), "utf8")).toBe(PIER);
  });

  it("keeps apart what stood at one path one after the other", async () => {
    await write("pier.txt", PIER);
    const first = await removeArticle(corpusDir, await only());
    await write("pier.txt", `${PIER}It is open again.\n`);
    const second = await removeArticle(corpusDir, await only());
    const older = `${first.id}-2`;
    expect((await listRemoved(corpusDir)).map(({ id }) => id)).toEqual([second.id, older]);
    // Who takes back what was done last means the last one.
    await restoreArticle(corpusDir, second.id);
    expect(await readFile(path.join(corpusDir, "pier.txt"), "utf8")).toContain("open again");
    await rm(path.join(corpusDir, "pier.txt"));
    await restoreArticle(corpusDir, older);
    expect(await readFile(path.join(corpusDir, "pier.txt"), "utf8")).toBe(PIER);
    expect(await listRemoved(corpusDir)).toEqual([]);
  });

  it("brings a record back that was corrected in its file meanwhile", async () => {
    const line = (text: string) => `${JSON.stringify({ id: "g-1", text })}\n`;
    await write("wire.jsonl", line("The gulls left the harbour."));
    const removed = await removeArticle(corpusDir, await only());
    await write("wire.jsonl", line("The gulls left the harbour at noon."));
    expect(await articles()).toEqual([]);
    await restoreArticle(corpusDir, removed.id);
    expect((await only()).text).toBe("The gulls left the harbour at noon.");
  });

  it("leaves everything in its place where the file cannot be moved", async () => {
    await write("pier.txt", PIER);
    const article = await only();
    // A file stands where the trash would be made.
    await write(`.trash`, "x");
    await expect(removeArticle(corpusDir, article)).rejects.toThrow();
    await rm(path.join(corpusDir, ".trash"));
    expect(await only()).toEqual(article);
    expect(await listRemoved(corpusDir)).toEqual([]);
  });
});

describe("correctArticle", () => {
  it("changes the named fields alone, and gives a field back with null", async () => {
    await write("pier.txt", PIER);
    const article = await only();
    await correctArticle(corpusDir, article, { title: "Pier closed", published: "2015-02" });
    await correctArticle(corpusDir, article, { genre: "report" });
    expect(await correctionOf(corpusDir, article)).toEqual({
      title: "Pier closed",
      published: "2015-02",
      genre: "report",
    });
    expect(await only()).toMatchObject({ id: article.id, title: "Pier closed", publishedAt: "2015-02" });
    await correctArticle(corpusDir, article, { title: null, published: null, genre: null });
    expect(await only()).toEqual(article);
  });

  it("refuses what makes no sense, and keeps what stood", async () => {
    await write("pier.txt", PIER);
    const article = await only();
    await correctArticle(corpusDir, article, { published: "2015" });
    await expect(correctArticle(corpusDir, article, { published: "31 February" })).rejects.toMatchObject({
      code: "bad-input",
    });
    expect(await correctionOf(corpusDir, article)).toEqual({ published: "2015" });
  });
});
