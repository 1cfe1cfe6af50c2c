import { describe, expect, it } from "vitest";
import { knownMetadata } from "#lib/corpus/describe-article.ts";
import { openPage } from "#lib/corpus/web-page/open-page.ts";
import { describePage } from "#lib/corpus/web-page/page-metadata.ts";

function describeHead(head: string, body = "<p>Boats.</p>") {
  const source = `<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`;
  const notes: string[] = [];
  const found = describePage(openPage(source), source, notes);
  return { found, notes, known: knownMetadata(found) };
}

const jsonLd = (data: unknown) => `<script type="application/ld+json">${JSON.stringify(data)}</script>`;

describe("describePage", () => {
  it("believes JSON-LD before OpenGraph before meta tags before what is shown", () => {
    const { found, known } = describeHead(
      `${jsonLd({ "@type": "NewsArticle", headline: "From JSON-LD" })}
      <meta property="og:title" content="From OpenGraph"><meta property="og:site_name" content="The Coast Courier">
      <meta name="parsely-title" content="From meta tags"><meta name="author" content="Jo Bly">
      <title>From the title bar of it</title>`,
    );
    expect(found.map(({ origin, metadata }) => [origin, metadata.title])).toEqual([
      ["JSON-LD", "From JSON-LD"],
      ["OpenGraph", "From OpenGraph"],
      ["meta tags", "From meta tags"],
      ["page", "From the title bar of it"],
    ]);
    expect(known).toMatchObject({
      title: "From JSON-LD",
      outlet: "The Coast Courier",
      authors: ["Jo Bly"],
      language: "en",
    });
  });

  it.each([
    [
      "a list",
      [{ "@type": "BreadcrumbList" }, { "@type": "NewsArticle", headline: "Ferries", author: "Jo Bly" }],
    ],
    [
      "a graph",
      {
        "@graph": [
          { "@type": "Person", name: "X" },
          { "@type": "BlogPosting", headline: "Ferries", author: { name: ["Jo Bly"] } },
        ],
      },
    ],
    [
      "a page about it",
      {
        "@type": "WebPage",
        mainEntity: { "@type": ["Thing", "Article"], headline: "Ferries", author: [{ name: "Jo Bly" }] },
      },
    ],
  ])("finds the article in %s", (_, data) => {
    expect(describeHead(jsonLd(data)).known).toMatchObject({ title: "Ferries", authors: ["Jo Bly"] });
  });

  it("takes no article of a list of links for the page's own", () => {
    const data = {
      "@type": "ItemList",
      itemListElement: [{ "@type": "NewsArticle", headline: "Another story" }],
    };
    expect(describeHead(jsonLd(data)).known.title).toBeUndefined();
  });

  it("reads the genre where the type or section says it", () => {
    expect(describeHead(jsonLd({ "@type": "OpinionNewsArticle", headline: "x" })).known.genre).toBe(
      "opinion",
    );
    expect(describeHead('<meta property="article:section" content="Op-Ed">').known.genre).toBe("opinion");
    expect(describeHead('<meta property="article:section" content="World">').known.genre).toBeUndefined();
  });

  it("leaves out a date that cannot be, says so, and takes the next place's", () => {
    const { known, notes } = describeHead(
      `${jsonLd({ "@type": "Article", headline: "x", datePublished: "0001-01-01T00:00:00" })}
      <meta property="article:published_time" content="2019-06-04T23:00:00-05:00">`,
    );
    expect(known.published).toBe("2019-06-04");
    expect(notes).toEqual(["its date “0001-01-01T00:00:00” (JSON-LD) makes no sense and is left out"]);
  });

  it("takes addresses and roles for no names, and doubly encoded marks for what they mean", () => {
    const { known } = describeHead(
      `<meta property="article:author" content="https://social.example/jobly">
      <meta name="author" content="By Jo Bly, senior correspondent and Dan Ruiz">
      <meta property="og:title" content="Harbour &amp;amp; ferries: the captain&amp;#8217;s word">`,
    );
    expect(known.authors).toEqual(["Jo Bly", "Dan Ruiz"]);
    expect(known.title).toBe("Harbour & ferries: the captain’s word");
  });

  it("takes the outlet off the title's end", () => {
    expect(
      describeHead(
        '<meta property="og:title" content="Ferries sail - The Courier"><meta property="og:site_name" content="The Courier">',
      ).known.title,
    ).toBe("Ferries sail");
    expect(
      describeHead("<title>Ferries sail again from Tolmin | The Coast Courier</title>").known.title,
    ).toBe("Ferries sail again from Tolmin");
    expect(describeHead("<title>Ferries sail - and sink</title>").known.title).toBe(
      "Ferries sail - and sink",
    );
  });

  it("survives data that is none", () => {
    for (const broken of [
      "{",
      "null",
      "[[[[]]]]",
      '"x"',
      '{"@type": {"a": 1}, "author": [[]]}',
      '{"@type":"Article","headline":5,"author":[null,{}]}',
    ]) {
      expect(
        describeHead(`<script type="application/ld+json">${broken}</script>`).known.title,
      ).toBeUndefined();
    }
  });
});
