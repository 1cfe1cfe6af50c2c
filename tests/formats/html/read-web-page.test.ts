import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readWebPage } from "#lib/formats/html/read-web-page.ts";
import { articlesOf, makeCorpusFolder } from "#tests/corpus/corpus-folder.ts";
import { newsPage, PARAGRAPHS } from "./pages.ts";

const lines = (source: string) => {
  const read = readWebPage(source);
  return read.ok ? read.text.split(/\n+/) : read.reason;
};

async function article(name: string, content: string | Buffer) {
  const corpus = await makeCorpusFolder();
  try {
    await corpus.write(name, content);
    return articlesOf(await corpus.read())[0];
  } finally {
    await corpus.remove();
  }
}

describe("readWebPage", () => {
  it("finds the article and leaves out what stands around it", () => {
    expect(lines(newsPage())).toEqual(PARAGRAPHS);
  });

  it.each([
    [
      "a picture's caption",
      "<figure><img src=x.jpg><figcaption>The eastern pier on Monday</figcaption></figure>",
    ],
    ["a share bar", '<div class="article-share"><a href="#">Facebook</a> <a href="#">Twitter</a></div>'],
    [
      "a sign-up box",
      '<div class="c-newsletter-signup"><p>Get our best stories by mail every morning.</p></div>',
    ],
    [
      "links to other articles",
      '<ul><li><a href="/a">Ten recipes for a rainy day</a></li><li><a href="/b">What the mayor eats</a></li></ul>',
    ],
    [
      "a link in a paragraph of its own",
      '<p><strong><a href="/c">Fishermen ask for a second lighthouse</a></strong></p>',
    ],
    [
      "an advertisement",
      '<div data-component="ad-slot" class="advertisement"><p>Fly to the sun from nineteen</p></div>',
    ],
    [
      "a box of links of its own",
      '<aside><h3>Also in the Courier</h3><p><a href="/e">Where the nets are mended</a></p></aside>',
    ],
    ["what is hidden", '<p style="display:none">Only machines read this line of the page.</p>'],
  ])("leaves out %s within the article", (_, inside) => {
    expect(lines(newsPage({ inside }))).toEqual(PARAGRAPHS);
  });

  it("keeps lists, tables row by row, broken lines and sentences that are a link", () => {
    const inside = `<ul><li>Ninety piles of steel</li><li>One slab of concrete</li></ul>
      <table><tr><th>Pier</th><th>Ferries</th></tr><tr><td>East</td><td>12 a day</td></tr></table>
      <p>First call at eight<br>Last call at nine</p>
      <p><a href="/d">The council has published the whole bill of the works.</a></p>`;
    expect(lines(newsPage({ inside })).slice(3, -3)).toEqual([
      "Ninety piles of steel",
      "One slab of concrete",
      "Pier | Ferries",
      "East | 12 a day",
      "First call at eight",
      "Last call at nine",
      "The council has published the whole bill of the works.",
    ]);
  });

  it("takes the article's body from JSON-LD where scripts would have built the page", () => {
    const data = {
      "@type": "NewsArticle",
      headline: "Ferries sail again",
      articleBody: PARAGRAPHS.join("\n\n"),
    };
    const page = `<html><head><script type="application/ld+json">${JSON.stringify(data)}</script></head><body><div id="app">Loading</div></body></html>`;
    expect(lines(page)).toEqual(PARAGRAPHS);
  });

  it("takes all blocks where there is no article, and says so", () => {
    expect(readWebPage("<p>A short note about nothing.</p><div>And a second line</div>")).toMatchObject({
      ok: true,
      text: "A short note about nothing.\n\nAnd a second line",
    });
    expect(lines(`<html lang="en"><head><title>x</title></head><p>${PARAGRAPHS[0]}</p>`)).toEqual([
      PARAGRAPHS[0],
    ]);
    expect(lines(`<html lang="en"><p>${PARAGRAPHS[0]}</p></html>`)).toEqual([PARAGRAPHS[0]]);
    expect(readWebPage("<html><body><script>build()</script></body></html>")).toEqual({
      ok: false,
      reason: "has no text: the page is empty without its scripts",
    });
  });

  it("reads what is nested too deeply to be made a tree of", { timeout: 20_000 }, () => {
    const deep = `<body>${"<div>".repeat(100_000)}<p>${PARAGRAPHS[0]}</p>${"</div>".repeat(100_000)}<p>${PARAGRAPHS[1]} 1 &lt; 2</p>`;
    const read = readWebPage(deep);
    expect(read).toMatchObject({
      ok: true,
      text: `${PARAGRAPHS[0]}\n\n${PARAGRAPHS[1]} 1 < 2`,
      notes: [expect.stringContaining("nested too deeply")],
    });
    const bold = readWebPage(`<p>${"<b>".repeat(1000)}${PARAGRAPHS[0]}`);
    expect(bold).toMatchObject({ ok: true, text: PARAGRAPHS[0] });
  });

  it("reads a page with an attribute of five megabytes", { timeout: 20_000 }, () => {
    const huge = `<p title="${"x ".repeat(2_500_000)}" class="${"y ".repeat(100_000)}">${PARAGRAPHS[0]}</p>`;
    expect(lines(newsPage({ inside: huge }))).toContain(PARAGRAPHS[0]);
  });

  it("reads a flat page of many elements in time", { timeout: 20_000 }, () => {
    const many = Array.from(
      { length: 12_000 },
      (_, i) => `<p>Boat number ${i} left the harbour, and came back at night.</p>`,
    );
    const read = lines(`<html><body><article>${many.join("")}</article></body></html>`);
    expect(read).toHaveLength(12_000);
  });

  it.each(["<ul><li>", "<div><p>x", "<table><tr><td>", "<div>ab, c ", "<ins><div>"])(
    "reads a page of 11 kB of %s, none of them closed, in time",
    { timeout: 20_000 },
    (part) => {
      const source = `<body><article><p>${PARAGRAPHS[0]}</p>${part.repeat(11_000 / part.length)}<p>${PARAGRAPHS[1]}</p>`;
      const read = readWebPage(source);
      expect(read.ok && read.text).toContain(PARAGRAPHS[1]);
      expect(read.ok && read.notes).toEqual([expect.stringContaining("nested too deeply")]);
    },
  );

  it("takes comments and scripts that never end out of deep markup in time", { timeout: 20_000 }, () => {
    const open = `${"<div>".repeat(2000)}<p>${PARAGRAPHS[0]}</p>`;
    for (const part of ["<!-- ", "<script ", "<svg>", "<style>x"]) {
      const read = readWebPage(open + part.repeat(20_000));
      expect(read.ok && read.text).toContain(PARAGRAPHS[0]);
    }
  });

  it("makes text of anything without failing", () => {
    const markup = fc
      .array(
        fc.oneof(
          fc.constantFrom(
            "<p>",
            "</p>",
            "<div class='share'>",
            "</div>",
            "<table>",
            "<tr>",
            "<td>",
            "</table>",
            "<pre>",
            "<br>",
            "<!--",
            "-->",
            "<ul><li>",
            "<a href='x'>",
            "</a>",
            "<html>",
            "<body>",
            "<script>",
            "</script>",
            "<![CDATA[",
            "&amp;",
            "&#0;",
            "<svg>",
            "<template>",
            PARAGRAPHS[0],
          ),
          fc.string({ maxLength: 12 }),
        ),
        { maxLength: 40 },
      )
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(markup, (source) => {
        const read = readWebPage(source);
        expect(read.ok ? read.text : read.reason).not.toBe("");
      }),
      { numRuns: 150 },
    );
  });
});

describe("a web page in a corpus", () => {
  it("is an article with the page's own metadata, and its title is not in the text", async () => {
    const data = {
      "@context": "https://schema.org",
      "@graph": [
        { "@type": "WebSite", name: "The Coast Courier" },
        {
          "@type": ["NewsArticle"],
          headline: "Ferries sail again from Tolmin",
          datePublished: "2019-06-04T10:00:00+02:00",
          author: [{ "@type": "Person", name: "Jo Bly" }, { name: "Dan Ruiz" }],
          publisher: { "@type": "Organization", name: "The Coast Courier" },
        },
      ],
    };
    const head = `<script type="application/ld+json">${JSON.stringify(data)}</script><link rel="canonical" href="https://courier.example/ferries"><meta property="article:section" content="Opinion">`;
    expect(await article("saved/page.html", newsPage({ head }))).toMatchObject({
      title: "Ferries sail again from Tolmin",
      outletName: "The Coast Courier",
      authors: ["Jo Bly", "Dan Ruiz"],
      publishedAt: "2019-06-04",
      genre: "opinion",
      language: "en-GB",
      url: "https://courier.example/ferries",
      text: PARAGRAPHS.join("\n\n"),
      metadataFrom: {
        title: "JSON-LD",
        outlet: "JSON-LD",
        authors: "JSON-LD",
        publishedAt: "JSON-LD",
        genre: "OpenGraph",
        language: "page",
        url: "meta tags",
      },
    });
  });

  it("is recognised under the name of a text, and in the encoding that it declares", async () => {
    const page = newsPage({
      head: '<meta charset="windows-1252">',
      inside: "<p>The café at the quay is open again, too.</p>",
    });
    expect((await article("page.txt", Buffer.from(page, "latin1")))?.text).toContain("The café at the quay");
    expect((await article("page.htm", Buffer.from(page, "latin1")))?.text).toContain("The café at the quay");
  });

  it("is read out of a web archive", async () => {
    const page = newsPage({ inside: "<p>Der Fährmann grüßt.</p>" });
    const quoted = quotedPrintable(Buffer.from(page)).replace(/(.{70})/g, "$1=\r\n");
    const read = await article("page.mhtml", archiveOf(quoted));
    expect(read?.text).toContain("Der Fährmann grüßt.");
    expect(read?.url).toBe("https://courier.example/ferries");
  });

  it.each([1, 2, 3, 5, 7])("keeps a blank before a soft line break, at lines of %i signs", async (width) => {
    const quoted = quotedPrintable(Buffer.from(newsPage()));
    const broken = quoted.replace(new RegExp(`((?:=[0-9A-F]{2}|.){${width}})`, "g"), "$1= \t\r\n");
    expect((await article("page.mhtml", archiveOf(broken)))?.text).toBe(PARAGRAPHS.join("\n\n"));
  });

  it("loses the white space that was added to the ends of an archive's lines, and no more", async () => {
    const page = newsPage({ inside: "<pre>first \t\nsecond line</pre>" }).replaceAll("=", "=3D");
    const text = (await article("page.mhtml", archiveOf(page.replaceAll("\n", "  \r\n"))))?.text;
    expect(text).toContain("\n\nfirst\n\nsecond line\n\n");
  });
});

function quotedPrintable(bytes: Buffer): string {
  return [...bytes]
    .map((byte) =>
      byte > 126 || byte === 61
        ? `=${byte.toString(16).toUpperCase().padStart(2, "0")}`
        : String.fromCharCode(byte),
    )
    .join("");
}

function archiveOf(quoted: string): string {
  return [
    "From: <Saved by a browser>",
    "MIME-Version: 1.0",
    'Content-Type: multipart/related; type="text/html";',
    '\tboundary="----edge"',
    "",
    "------edge",
    "Content-Type: image/png",
    "Content-Transfer-Encoding: base64",
    "",
    "iVBORw0KGgo=",
    "------edge",
    "Content-Type: text/html; charset=utf-8",
    "Content-Transfer-Encoding: quoted-printable",
    "Content-Location: https://courier.example/ferries",
    "",
    quoted,
    "------edge--",
  ].join("\r\n");
}
