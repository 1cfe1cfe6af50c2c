import { chmod } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { articlesOf, makeCorpusFolder, TEXT } from "#tests/corpus/corpus-folder.ts";
import { ODD_PLACES, oddFiles, oddSentence, writeOddFiles } from "#tests/fixtures/odd-files.ts";

it("reads the good ones of 200 odd files in one run, and tells of each other one what is wrong", {
  timeout: 60_000,
}, async () => {
  const corpus = await makeCorpusFolder();
  const files = oddFiles();
  expect(files.length).toBeGreaterThan(200);
  try {
    await writeOddFiles(corpus.path, files);
    const results = await corpus.read();
    const texts = new Map(articlesOf(results).map((article) => [article.path, article.text]));
    const problems = new Map<string, string[]>();
    for (const result of results) {
      if (result.kind === "problem")
        problems.set(result.path, [...(problems.get(result.path) ?? []), result.reason]);
    }
    files.forEach(({ name, outcome }, i) => {
      if (outcome === "article") {
        expect.soft(texts.get(name)?.replace(/\s+/g, " "), name).toContain(oddSentence(i));
        expect.soft(problems.get(name), name).toBeUndefined();
      } else {
        expect.soft(problems.get(name), name).toEqual([expect.stringMatching(outcome)]);
      }
    });
    for (const { name, outcome } of ODD_PLACES) {
      expect.soft(problems.get(name), name).toEqual([expect.stringMatching(outcome)]);
    }
    const good = files.filter((file) => file.outcome === "article").length;
    expect(texts.size).toBe(good);
    expect(problems.size).toBe(files.length - good + ODD_PLACES.length);
  } finally {
    await corpus.remove();
  }
});

it.skipIf(process.getuid?.() === 0)(
  "tells of a file that may not be read (not as root, who may read all)",
  async () => {
    const corpus = await makeCorpusFolder();
    try {
      await corpus.write("closed.txt", TEXT);
      await chmod(path.join(corpus.path, "closed.txt"), 0);
      expect(await corpus.read()).toMatchObject([
        { kind: "problem", reason: "cannot be read: permission denied" },
      ]);
    } finally {
      await corpus.remove();
    }
  },
);
