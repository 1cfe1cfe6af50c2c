import { describe, expect, it } from "vitest";
import { describePage } from "#lib/formats/html/metadata/page-metadata.ts";
import { openPage } from "#lib/formats/html/open-page.ts";
import { knownMetadata } from "#lib/metadata/describe-article.ts";

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

  const person = { "@type": "Person", "@id": "#mara", name: "Mara Holm" };
  it.each([
    [
      "a person of the graph",
      [{ "@type": "NewsArticle", author: { "@id": "#mara" } }, person],
      ["Mara Holm"],
    ],
    [
      "a list of them",
      [{ "@type": "Article", author: [{ "@id": "#mara" }, { name: "Otto Brandt" }] }, person],
      ["Mara Holm", "Otto Brandt"],
    ],
    ["a creator", [{ "@type": "Article", creator: { "@id": "#mara" } }, person], ["Mara Holm"]],
    ["an address that names one", [{ "@type": "Article", author: "#mara" }, person], ["Mara Holm"]],
    [
      "one reference after another",
      [
        { "@type": "Article", author: { "@id": "#a" } },
        { "@id": "#a", "@type": "Role", author: 1, name: "" },
        person,
      ],
      [],
    ],
    [
      "a person within another object",
      [
        { "@type": "Article", author: { "@id": "#mara" } },
        { "@type": "WebPage", about: { employee: person } },
      ],
      ["Mara Holm"],
    ],
    [
      "names in two parts",
      [{ "@type": "Article", author: { givenName: "Mara", familyName: "Holm" } }],
      ["Mara Holm"],
    ],
    [
      "a staff",
      [{ "@type": "Article", author: { "@type": "Organization", name: "Valley Times staff and agencies" } }],
      undefined,
    ],
    [
      "a house",
      [{ "@type": "Article", author: { "@type": "Organization", name: "Holm and Sons" } }],
      ["Holm and Sons"],
    ],
    [
      "itself, without end",
      [
        { "@type": "Article", author: { "@id": "#a" } },
        { "@id": "#a", "@type": "Person" },
      ],
      undefined,
    ],
  ])("finds the author that is %s", (_, graph, authors) => {
    expect(describeHead(jsonLd({ "@graph": graph })).known.authors).toEqual(
      authors?.length === 0 ? undefined : authors,
    );
  });

  it("joins what several scripts say, and takes the outlet for no author", () => {
    const article = { "@type": "NewsArticle", headline: "x", author: { "@id": "#mara" } };
    expect(describeHead(jsonLd(article) + jsonLd(person)).known.authors).toEqual(["Mara Holm"]);
    const signed = {
      "@type": "NewsArticle",
      headline: "x",
      author: { name: "Valley Times" },
      publisher: { name: "Valley Times" },
    };
    expect(describeHead(jsonLd(signed)).known.authors).toBeUndefined();
    const shown = describeHead(
      '<meta name="author" content="Valley Times"><meta property="og:site_name" content="Valley Times">',
      '<h1>Mill road to close</h1><p class="byline">By Mara Holm</p>',
    );
    expect(shown.known.authors).toEqual(["Mara Holm"]);
  });

  it("tells the day from the month by the page's language", () => {
    const described = (lang: string) => {
      const source = `<!doctype html><html lang="${lang}"><head><meta name="date" content="03/10/2019"></head><body><p>x</p></body></html>`;
      return knownMetadata(describePage(openPage(source), source, [])).published;
    };
    expect(described("en-GB")).toBe("2019-10-03");
    expect(described("de")).toBe("2019-10-03");
    expect(described("en-US")).toBe("2019-03-10");
    expect(described("en")).toBeUndefined();
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
