import { describe, expect, it } from "vitest";
import { markedAuthors } from "#lib/formats/html/metadata/marked-authors.ts";
import { markedDate } from "#lib/formats/html/metadata/marked-date.ts";
import { openPage } from "#lib/formats/html/open-page.ts";

const BODY = [
  "The council of Eastbrook voted on Tuesday to close the mill road for a year while the old bridge is rebuilt.",
  "Engineers found cracks in two of its four arches last winter, and a report put the cost at 3.1 million crowns.",
  "Shopkeepers said that they would lose a third of their trade, and asked for a footbridge of wood until then.",
  "The mayor promised an answer within two weeks, when the budget of the district is read for a second time.",
  "A first plan from 2016 was dropped after floods, the archive of the district shows, for want of 900,000 crowns.",
]
  .map((text) => `<p>${text}</p>`)
  .join("");

const page = (top: string, bottom = "", lang = "en") =>
  openPage(
    `<!doctype html><html lang="${lang}"><head><title>Mill road to close</title></head><body><main><article><h1>Mill road to close</h1>${top}${BODY}${bottom}</article></main></body></html>`,
  );

describe("markedAuthors", () => {
  it.each([
    ['<p class="byline">By Mara Holm</p>', ["Mara Holm"]],
    [
      '<div class="c-byline"><span class="c-byline__by">By</span> <a class="c-byline__name" href="/x">Mara Holm</a></div>',
      ["Mara Holm"],
    ],
    [
      '<div class="articleByline"><span>By</span><span>Mara Holm</span><span>Valley Times</span><time>3 October 2019</time></div>',
      ["Mara Holm"],
    ],
    [
      '<span itemprop="author" itemscope itemtype="https://schema.org/Person"><span itemprop="name">Mara Holm</span></span>',
      ["Mara Holm"],
    ],
    ['<meta itemprop="author" content="Mara Holm">', ["Mara Holm"]],
    ['<address>By <a rel="author" href="/m">Mara Holm</a>, Court Reporter</address>', ["Mara Holm"]],
    [
      '<span class="author vcard"><a class="url fn n" href="/author/mara">Mara Holm</a></span>',
      ["Mara Holm"],
    ],
    ['<div class="post-author">Written by Mara Holm</div>', ["Mara Holm"]],
    ['<div data-testid="byline">MARA HOLM and OTTO BRANDT</div>', ["Mara Holm", "Otto Brandt"]],
    [
      '<span class="author">Mara Holm</span><span class="author">Otto Brandt</span>',
      ["Mara Holm", "Otto Brandt"],
    ],
    [
      '<ul class="authors"><li class="author">Mara Holm</li><li class="author">Otto Brandt</li></ul>',
      ["Mara Holm", "Otto Brandt"],
    ],
    ['<p class="autor">Von Mara Holm</p>', ["Mara Holm"]],
    ['<p class="auteur">Par Élodie Petit et Luc Roche</p>', ["Élodie Petit", "Luc Roche"]],
    [
      '<div class="meta"><span class="author">Mara Holm</span> in <a href="/council">Council</a></div>',
      ["Mara Holm"],
    ],
    ['<p class="byline">By Valley Times staff</p>', []],
    ['<p class="byline">By <a href="/author/admin">admin</a></p>', []],
    ['<p class="author-quote">“We will fight it,” said Mara Holm of the traders’ guild.</p>', []],
    ['<p class="port-authority">Port Authority</p>', []],
    ['<figure><img src="x.jpg"><figcaption class="author">Mara Holm</figcaption></figure>', []],
    ['<div class="photo-credit author">Mara Holm</div>', []],
  ])("reads %s", (top, names) => expect(markedAuthors(page(top))).toEqual(names));

  it.each([
    '<section id="comments"><div class="comment"><span class="author">Dev Cole</span><p>Well.</p></div></section>',
    '<div class="related"><span class="byline">By Dev Cole</span></div>',
    '<div class="box"><h3>Fire at the mill</h3><span class="author">Dev Cole</span></div>',
    '<div class="box"><a href="/1">Fire at the mill</a><span itemprop="author">Dev Cole</span></div>',
    '<article><h2>Fire at the mill</h2><p class="byline">By Dev Cole</p></article>',
    '<aside><span rel="author">Dev Cole</span></aside>',
    '<div itemprop="comment" itemscope><span itemprop="author">Dev Cole</span></div>',
    '<blockquote><p>A lovely bridge.</p><span class="author">Dev Cole</span></blockquote>',
    '<ol><li><b class="author">Dev Cole</b><p>Well done, it was high time to close that road.</p></li></ol>',
  ])("does not take another's name: %s", (other) => {
    expect(markedAuthors(page('<p class="byline">By Mara Holm</p>', other))).toEqual(["Mara Holm"]);
    expect(markedAuthors(page("", other))).toEqual([]);
  });

  it("knows the words of other languages and ways to write them", () => {
    for (const name of ["by-line", "by_line", "firma", "signature", "storyByline", "entry-author"])
      expect(markedAuthors(page(`<p class="${name}">Mara Holm</p>`)), name).toEqual(["Mara Holm"]);
    for (const name of ["authority", "port-authority", "authorised", "underline", "biography"])
      expect(markedAuthors(page(`<p class="${name}">Mara Holm</p>`)), name).toEqual([]);
  });

  it("finds the name below the article, too", () => {
    expect(markedAuthors(page("", '<p class="byline">By Mara Holm</p>'))).toEqual(["Mara Holm"]);
  });
});

describe("markedDate", () => {
  it.each([
    ["<time>3. Oktober 2019, 7.05 Uhr</time>", "2019-10-03"],
    ['<time datetime="2019-10-03T07:05:00Z">Thursday</time>', "2019-10-03T07:05:00Z"],
    [
      '<p>Updated <time datetime="2019-10-05">5 October</time></p><p>Published <time datetime="2019-10-03">3 October</time></p>',
      "2019-10-03",
    ],
    [
      '<time class="updated" datetime="2019-10-05">5 October 2019</time><time class="entry-date published" datetime="2019-10-03">x</time>',
      "2019-10-03",
    ],
    [
      '<time itemprop="dateModified" datetime="2019-10-05">3 October 2019 | Updated 5 October 2019</time>',
      "2019-10-03",
    ],
    ['<span itemprop="datePublished" content="2019-10-03">Thursday</span>', "2019-10-03"],
    ['<div class="timestamp">Published 7:05 AM EDT, Thu October 3, 2019</div>', "2019-10-03"],
    ['<div class="timestamp">Updated 7:05 AM EDT, Thu October 3, 2019</div>', undefined],
    ['<div class="date">Since 3 October 2019 the bridge has been closed</div>', undefined],
    ["<p>The bridge opened.</p>", undefined],
  ])("reads %s", (top, date) => expect(markedDate(page(top), undefined)).toBe(date));

  it("takes the day of a comment or another story for none of the article's", () => {
    expect(
      markedDate(
        page(
          "",
          '<div class="comment"><time datetime="2021-01-01">1 Jan 2021</time></div><div class="card"><time itemprop="datePublished" datetime="2021-01-02">2 Jan</time></div>',
        ),
        undefined,
      ),
    ).toBeUndefined();
  });
});
