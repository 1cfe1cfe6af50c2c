import { describe, expect, it } from "vitest";
import { readWebPage } from "#lib/formats/html/read-web-page.ts";
import { linesBetween, newsPage, PARAGRAPHS } from "./pages.ts";

const notesOf = (inside: string) => {
  const read = readWebPage(newsPage({ inside }));
  return read.ok ? read.notes : [];
};

describe("struck-out text of a web page", () => {
  it.each([
    ["del and ins", "<del>12</del> <ins>14</ins>"],
    ["s", "<s>12</s> 14"],
    ["strike", "<strike>12</strike> 14"],
    ["a style", '<span style="text-decoration: line-through">12</span> 14'],
    ["a style with a colour", '<span style="text-decoration:red line-through">12</span> 14'],
    ["a class", '<span class="line-through">12</span> 14'],
    ["a rule of the page", '<span class="old-figure">12</span> 14'],
  ])("goes, and the article is noted as corrected: %s", (_, inner) => {
    const inside = `<style>.old-figure { text-decoration-line: line-through }</style><p>The coach named ${inner} players for the cup.</p>`;
    expect(linesBetween(inside)).toEqual(["The coach named 14 players for the cup."]);
    expect(notesOf(inside)).toContain("was corrected: the struck-out words “12” were left out");
  });

  it("is none that stands in no article, or that only has such a name", () => {
    const page = newsPage({ bodyEnd: "<p><s>59</s> 39 for a subscription</p>" });
    const read = readWebPage(page);
    expect(read.ok && read.notes).toEqual([]);
    const strike =
      '<p class="strike-at-the-mill">The strike at the mill went into its third week on Friday.</p>';
    expect(linesBetween(strike)).toEqual(["The strike at the mill went into its third week on Friday."]);
  });
});

describe("what a web page hides", () => {
  const lead = "The court in Tolmin set the fine at 9,000 crowns, and the owners of the mill will appeal.";
  const page = (wrapper: string, pop: string) =>
    `<html><head><title>Mill owners fined</title></head><body><div ${wrapper}><main><article><h1>Mill owners fined</h1><p>${lead}</p>${PARAGRAPHS.map((text) => `<p>${text}</p>`).join("")}</article></main></div>${pop}</body></html>`;

  it.each([
    ['aria-hidden="true"', '<div role="dialog" aria-modal="true"><p>Sign up to read on.</p></div>'],
    ['style="visibility: hidden"', "<div><p>Sign up to read on.</p></div>"],
    ['style="display:none"', '<div class="popup"><p>Sign up to read on.</p></div>'],
    ["hidden", "<div><p>Sign up to read on.</p></div>"],
    ["inert", "<dialog open><p>Sign up to read on.</p></dialog>"],
    ['style="opacity: 0"', ""],
  ])("is not the article behind an open window: %s", (wrapper, pop) => {
    const read = readWebPage(page(wrapper, pop));
    expect(read.ok && read.text.split("\n\n")).toEqual([lead, ...PARAGRAPHS]);
  });

  it("is not a body that a script would have shown", () => {
    const read = readWebPage(
      page("", "").replace("<body>", '<body style="visibility:hidden" aria-hidden="true">'),
    );
    expect(read.ok && read.text.split("\n\n")).toEqual([lead, ...PARAGRAPHS]);
  });

  it.each([
    ['<span class="visually-hidden"> (opens in a new tab)</span>'],
    ['<span class="screen-reader-text"> external link</span>'],
    ['<span class="u-sr-only"> external link</span>'],
    ['<span class="visuallyHidden"> external link</span>'],
    ['<span style="position:absolute; left:-9999px"> external link</span>'],
    ['<span style="position:absolute;width:1px;height:1px;overflow:hidden"> external link</span>'],
    ['<span style="clip-path: inset(50%)"> external link</span>'],
    ['<span style="clip: rect(1px, 1px, 1px, 1px)"> external link</span>'],
    ['<span class="quiet"> external link</span>'],
    ["<span hidden> external link</span>"],
    ['<span style="display:none"> external link</span>'],
    ['<span role="tooltip"> A mill of 1840</span>'],
    ['<span class="tooltiptext"> A mill of 1840</span>'],
    ['<a href="#top" aria-hidden="true">#</a>'],
    ['<i class="icon" aria-hidden="true">open_in_new</i>'],
  ])("is left out in the middle of a sentence: %s", (hidden) => {
    const style = "<style>.quiet { position: absolute; clip: rect(0 0 0 0); }</style>";
    expect(linesBetween(`${style}<p>The owners of the mill${hidden} will appeal on Friday.</p>`)).toEqual([
      "The owners of the mill will appeal on Friday.",
    ]);
  });

  it.each([
    ['<p aria-hidden="true">The owners of the mill will appeal on Friday.</p>'],
    ['<p>The owners <span aria-hidden="true">of the mill</span> will appeal on Friday.</p>'],
    ['<p class="screen-reader-makers">The owners of the mill will appeal on Friday.</p>'],
    ['<p class="clip hidden-costs">The owners of the mill will appeal on Friday.</p>'],
    ['<p style="position:relative;left:-10px">The owners of the mill will appeal on Friday.</p>'],
    ["<details><summary>What now?</summary><p>The owners of the mill will appeal on Friday.</p></details>"],
    ['<div hidden="until-found"><p>The owners of the mill will appeal on Friday.</p></div>'],
  ])("is not what a reader sees: %s", (seen) => {
    expect(linesBetween(seen)).toContain("The owners of the mill will appeal on Friday.");
  });

  it("is shown at another width of the window", () => {
    const style =
      "<style>.place { display: none } @media (min-width: 600px) { .place { display: inline } }</style>";
    expect(
      linesBetween(`${style}<p>The owners <span class="place">of the mill</span> will appeal.</p>`),
    ).toEqual(["The owners of the mill will appeal."]);
  });
});
