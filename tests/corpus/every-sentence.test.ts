import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { listCorpus } from "#lib/corpus/list-corpus.ts";
import { readCorpus } from "#lib/corpus/read-corpus.ts";
import { splitPassages } from "#lib/corpus/split-passages.ts";
import type { Article } from "#lib/schema/article.ts";
import { sentences } from "#lib/text/sentences.ts";
import { HARBOUR_STRIKE, writeCorpus } from "#tests/fixtures/harbour-strike.ts";

/** TEST_CORPUS names another folder to check, for example one of scraped pages. */
const folder = process.env.TEST_CORPUS ?? (await writeCorpus(scraped()));

/** The invented articles as a scraper would have them: without front matter, between a site's furniture. */
function scraped(): Record<string, string> {
  const furniture = (text: string) =>
    `Skip to main content\n\n${text.replace(/^---[\s\S]*?---\n/, "")}\nLeave a Reply\n\nFill in the form below or sign in:\n`;
  return Object.fromEntries(
    Object.entries(HARBOUR_STRIKE).map(([name, text]) => [name.replace(".md", ".txt"), furniture(text)]),
  );
}

const plain = (text: string) => text.replace(/[\s\u200b\u00a0]+/g, " ").trim();

type Read = { article: Article; removed: string[] };

async function readAll(): Promise<Read[]> {
  const found: Read[] = [];
  for await (const result of readCorpus(await listCorpus(folder))) {
    if (result.kind !== "article") continue;
    found.push({ article: result.article, removed: result.removed.map(({ text }) => plain(text)) });
  }
  return found;
}

const articles = (await readAll()).filter(({ article }) => /\.txt$/.test(article.path));

describe("a folder of scraped pages", () => {
  it("has articles to check", () => {
    expect(articles.length).toBeGreaterThan(0);
  });

  it.each(articles)(
    "has each sentence of $article.path that was not taken out in exactly one passage",
    async ({ article, removed }) => {
      const raw = await readFile(join(folder, article.path), "utf8");
      const passages = splitPassages(article);
      const taken = new Set(removed);
      const strayed: string[] = [];
      for (const line of raw.split("\n").map(plain)) {
        if (line === "" || taken.has(line)) continue;
        // A picture's words that were glued to the front of a paragraph are taken out alone.
        const glued = removed.find(
          (words) => line.startsWith(words) && /^\p{Lu}/u.test(line.slice(words.length)),
        );
        for (const { text } of sentences(line.slice(glued?.length ?? 0))) {
          if (passages.filter((passage) => plain(passage.text).includes(plain(text))).length !== 1)
            strayed.push(text);
        }
      }
      expect(strayed).toEqual([]);
    },
  );

  it.each(articles)("has passages of $article.path that cover its text once, in order", ({ article }) => {
    let end = 0;
    for (const passage of splitPassages(article)) {
      expect(article.text.slice(passage.start, passage.end)).toBe(passage.text);
      expect(article.text.slice(end, passage.start).trim()).toBe("");
      end = passage.end;
    }
    expect(article.text.slice(end).trim()).toBe("");
  });
});
