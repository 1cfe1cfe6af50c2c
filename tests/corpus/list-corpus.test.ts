import { symlink } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { listCorpus } from "#lib/corpus/list-corpus.ts";
import { type CorpusFolder, makeCorpusFolder, TEXT } from "./corpus-folder.ts";

let corpus: CorpusFolder;
beforeEach(async () => {
  corpus = await makeCorpusFolder();
});
afterEach(() => corpus.remove());

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
      await corpus.write(name, TEXT);
    }
    await corpus.write("x/a.MD", TEXT);
    expect((await listCorpus(corpus.path)).files).toEqual([
      {
        path: "x/a.MD",
        absolutePath: path.join(corpus.path, "x/a.MD"),
        bytes: TEXT.length,
        format: "markdown",
        isCorrected: false,
      },
    ]);
  });

  it("follows links, each folder once", async () => {
    await corpus.write("a/b.txt", TEXT);
    await symlink(corpus.path, path.join(corpus.path, "a/loop"));
    await symlink(path.join(corpus.path, "a"), path.join(corpus.path, "again"));
    expect((await listCorpus(corpus.path)).files.map((file) => file.path)).toEqual(["a/b.txt"]);
  });

  it("refuses a folder that is not there, or is none", async () => {
    await corpus.write("a.txt", TEXT);
    for (const [name, reason] of [
      ["nowhere", "does not exist or cannot be opened"],
      ["a.txt", "is not a folder"],
    ] as const) {
      await expect(listCorpus(path.join(corpus.path, name))).rejects.toMatchObject({
        code: "corpus-missing",
        message: `The corpus folder ${path.join(corpus.path, name)} ${reason}.`,
        hint: expect.stringContaining("CORPUS_DIR"),
      });
    }
  });
});
