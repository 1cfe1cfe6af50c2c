import { describe, expect, it } from "vitest";
import { readWebPage } from "#lib/formats/html/read-web-page.ts";
import { linesBetween, newsPage, PARAGRAPHS } from "./pages.ts";

describe("tables of a web page", () => {
  it("repeat a label in each row and column that it spans", () => {
    const table = `<table><tr><th rowspan=2>Club</th><th colspan=2>Points</th></tr><tr><th>home</th><th>away</th></tr>
      <tr><td rowspan=2>Tolmin</td><td>12</td><td>9</td></tr><tr><td>14</td><td>8</td></tr>
      <tr><td>Bovec</td><td>3</td><td rowspan="2">7</td></tr><tr><td>Kobarid</td><td>5</td></tr></table>`;
    expect(linesBetween(table)).toEqual([
      "Club | Points | Points",
      "Club | home | away",
      "Tolmin | 12 | 9",
      "Tolmin | 14 | 8",
      "Bovec | 3 | 7",
      "Kobarid | 5 | 7",
    ]);
  });

  it("say a heading across all columns once", () => {
    const table =
      "<table><tr><td colspan=3>First league</td></tr><tr><td>Tolmin</td><td>12</td><td>9</td></tr><tr><td>Bovec</td><td>3</td><td>1</td></tr></table>";
    expect(linesBetween(table)).toEqual(["First league", "Tolmin | 12 | 9", "Bovec | 3 | 1"]);
  });

  it.each([
    ["caption", "<table><caption>Points by club</caption>ROWS</table>"],
    ["a caption with a class", '<table><caption class="caption">Points by club</caption>ROWS</table>'],
    ["figcaption", "<figure><figcaption>Points by club</figcaption><table>ROWS</table></figure>"],
    [
      "a figcaption with a class",
      '<figure><figcaption class="wp-element-caption">Points by club</figcaption><div><table>ROWS</table></div></figure>',
    ],
    ["a paragraph of that class", '<p class="table-caption">Points by club</p><table>ROWS</table>'],
  ])("keep what they are called: %s", (_, table) => {
    const rows = "<tr><td>Tolmin</td><td>12</td></tr><tr><td>Bovec</td><td>3</td></tr>";
    expect(linesBetween(table.replace("ROWS", rows))).toEqual(["Points by club", "Tolmin | 12", "Bovec | 3"]);
  });

  it("that lay out the page are no rows of the article", () => {
    const page = `<title>Ferries sail</title><body><table><tr><td><a href="/">Front page</a><br><a href="/s">Sport</a></td><td><h1>Ferries sail</h1>${PARAGRAPHS.map((text) => `<p>${text}</p>`).join("")}</td><td>Weather: rain</td></tr><tr><td colspan=3>Printed in Tolmin</td></tr></table></body>`;
    const read = readWebPage(page);
    expect(read.ok && read.text.split("\n\n")).toEqual(PARAGRAPHS);
  });
});

describe("linked lines of a web page", () => {
  const sentence =
    "Mila Zupan, 41, and Jure Hribar, 38, both of Mill Street, denied the theft before the district court.";

  it.each([
    ["a paragraph", `<p><a href="/l">${sentence}</a></p>`],
    ["a paragraph in a box", `<div><p><a href="/l">${sentence}</a></p></div>`],
    [
      "a bold paragraph in two boxes",
      `<div class="w"><div class="text-block"><p><strong><a href="/l">${sentence}</a></strong></p></div></div>`,
    ],
    [
      "a list of sentences",
      `<ul><li><a href="/l">${sentence}</a></li><li><a href="/m">The judge reads the verdict on 9 May.</a></li></ul>`,
    ],
  ])("stay where they are sentences: %s", (_, inside) => {
    expect(linesBetween(inside)[0]).toBe(sentence);
  });

  it("stay where the text announces them", () => {
    const list =
      '<p>The following four have been summoned to the court in May:</p><ol><li><a href="/1">Mila Zupan, 41</a></li><li><a href="/2">Jure Hribar, 38</a></li></ol>';
    expect(linesBetween(list).slice(1)).toEqual(["Mila Zupan, 41", "Jure Hribar, 38"]);
  });

  it.each([
    '<p>Read also: <a href="/l">The mill burned for nine hours.</a></p>',
    '<p><strong>READ MORE: <a href="/l">Who owns the mill?</a></strong></p>',
    '<p><a href="/l">SEE ALSO: The mill burned for nine hours.</a></p>',
    '<div><p>Related story: <a href="/l">The mill burned for nine hours</a></p></div>',
    '<p>Lesen Sie auch: <a href="/l">Die Mühle brannte neun Stunden.</a></p>',
    '<p>Lire aussi : <a href="/l">Le moulin a brûlé pendant neuf heures.</a></p>',
    '<p>Lea también: <a href="/l">El molino ardió nueve horas.</a></p>',
    '<p>Watch | <a href="/l">The mill burns.</a></p>',
  ])("go where they lead on to another article: %s", (inside) => {
    expect(linesBetween(inside)).toEqual([]);
  });

  it.each([
    '<p>Read more about the mill in <a href="/l">the report of the court</a>, which has 90 pages.</p>',
    '<p>Related: the <a href="/l">two owners</a> are brothers, and both of them deny the theft.</p>',
  ])("stay where a sentence has a link in it: %s", (inside) => {
    expect(linesBetween(inside)).toHaveLength(1);
  });
});

describe("attributes in capitals", () => {
  it("are the same as in small letters", () => {
    const inside = `<DIV CLASS="newsletter-signup"><P>Get the morning letter.</P></DIV><P STYLE="DISPLAY: none">Not shown to anyone.</P><UL><LI><A HREF="/a">One more headline</A></LI><LI><A HREF="/b">Another headline</A></LI></UL>`;
    expect(linesBetween(inside)).toEqual([]);
    const read = readWebPage(
      newsPage({
        head: '<META NAME="author" CONTENT="Jo Bly"><META PROPERTY="og:site_name" CONTENT="Coast Courier">',
      }),
    );
    expect(read.ok && read.found.map(({ metadata }) => metadata)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ authors: ["Jo Bly"] }),
        expect.objectContaining({ outlet: "Coast Courier" }),
      ]),
    );
  });
});
