import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createLsiFactory } from "#lib/embeddings/lsi/lsi-factory.ts";
import { ingestCorpus } from "#lib/pipeline/ingest-corpus.ts";
import { createMemoryStore } from "#tests/contracts/memory-store/memory-store.ts";
import { makeDocx, wordParagraph } from "#tests/fixtures/make-zip.ts";
import { articlesOf, type CorpusFolder, complaintsOf, makeCorpusFolder, TEXT } from "./corpus-folder.ts";

const HALF = "\\ud83d";
const SAID = "has half characters in its text, which are shown as \uFFFD";

let corpus: CorpusFolder;
beforeEach(async () => {
  corpus = await makeCorpusFolder();
});
afterEach(() => corpus.remove());

describe("half a character in one article", () => {
  it("is replaced wherever it stands, and stops nothing", async () => {
    const body = `${TEXT} ${HALF} ${TEXT} Nobody on board had slept, said the captain at the railing that day.`;
    await corpus.write(
      "a.jsonl",
      `{"text": "${TEXT} ${HALF}"}\n{"text": "${TEXT} again", "title": "Boats ${HALF}", "authors": ["Jo ${HALF}Bly"], "id": "${HALF}"}\n`,
    );
    await corpus.write(
      "b.html",
      `<!doctype html><html><head><script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferries ${HALF}", "articleBody": "${body}"}</script></head><body><p>x</p></body></html>`,
    );
    await corpus.write(
      "c.html",
      `<!doctype html><html><body><h1>Boats</h1><p>${TEXT} &#xD83D; ${TEXT}</p></body></html>`,
    );
    await corpus.write("d.docx", makeDocx(wordParagraph(`${TEXT} &#xD83D; and more`)));
    await corpus.write("e.md", `---\ntitle: "Boats ${HALF}"\n---\n${TEXT} and the last one`);
    const results = await corpus.read();
    const articles = articlesOf(results);
    expect(articles.map(({ path }) => path)).toEqual([
      "a.jsonl:1",
      "a.jsonl:2",
      "b.html",
      "c.html",
      "d.docx",
      "e.md",
    ]);
    for (const article of articles)
      expect(JSON.stringify(article).includes("\\ud"), article.path).toBe(false);
    expect(articles[1]).toMatchObject({
      title: "Boats \uFFFD",
      authors: ["Jo \uFFFDBly"],
      recordId: "\uFFFD",
    });
    expect(complaintsOf(results)).toContain(`note a.jsonl:1: ${SAID}`);
    expect(complaintsOf(results)).toContain(`note b.html: ${SAID}`);

    const report = await ingestCorpus({
      corpusDir: corpus.path,
      store: createMemoryStore(),
      embedders: createLsiFactory(),
    });
    expect(report).toMatchObject({ articles: 6, problems: [] });
  });
});
