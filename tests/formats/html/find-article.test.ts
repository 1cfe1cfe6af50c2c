import { describe, expect, it } from "vitest";
import { findArticle } from "#lib/formats/html/find-article.ts";
import { openPage } from "#lib/formats/html/open-page.ts";

const LINE = "Boat owners asked for a refund of nine million crowns.";
const BODY = [1, 2, 3, 4]
  .map(
    (number) =>
      `<p>The council sat until midnight over the lock, clause ${number}, and heard the millers, the boat owners and the guild of traders, who all asked for a second reading.</p>`,
  )
  .join("");

describe("findArticle", () => {
  // Readability 0.6.0 cuts the line out unless the head names an author (findings/readability-author-meta.sh).
  it.each([
    "",
    '<meta name="author" content="Mara Holm">',
    '<meta property="article:author" content="https://news.example/people/mara-holm">',
  ])("keeps a sentence in an element named for a byline, whatever the head says: %s", (head) => {
    const source = `<!doctype html><html><head><title>Lock put off</title>${head}</head><body><article><p class="under-byline">${LINE}</p>${BODY}</article></body></html>`;
    expect(findArticle(openPage(source)).text).toContain(LINE);
  });
});
