import { describe, expect, it } from "vitest";
import { linesBetween } from "./pages.ts";

const paragraph = (inner: string) => linesBetween(`<p>${inner}</p>`);

describe("the marks of notes in a web page", () => {
  it.each([
    [
      "an encyclopedia",
      '2,310<sup class="reference" id="cite_ref-7"><a href="#cite_note-7">[7]</a></sup> seats',
    ],
    [
      "a page number behind it",
      '2,310<sup class="reference"><a href="#cite_note-7">[7]</a></sup><sup class="reference">: 12</sup> seats',
    ],
    [
      "a word processor",
      '2,310<a href="#_ftn7" name="_ftnref7"><span class="MsoFootnoteReference">[7]</span></a> seats',
    ],
    ["another word processor", '2,310<a class="sdfootnoteanc" href="#sdfootnote7sym"><sup>7</sup></a> seats'],
    ["a newsletter", '2,310<a class="footnote-anchor" href="#footnote-7" id="footnote-anchor-7">7</a> seats'],
    ["a blog", '2,310<sup data-fn="c0ffee" class="fn"><a href="#c0ffee" id="c0ffee-link">7</a></sup> seats'],
    ["Markdown", '2,310<sup id="fnref:7"><a href="#fn:7" class="footnote" rel="footnote">7</a></sup> seats'],
    ["a role", '2,310<a href="#n7" role="doc-noteref">7</a> seats'],
    ["brackets around the link", '2,310<sup>[<a href="#note7">7</a>]</sup> seats'],
    ["brackets in the line", '2,310 [<a href="#n7">7</a>] seats'],
    ["several notes", '2,310<sup><a href="#f1">1</a>, <a href="#f2">2</a></sup> seats'],
    ["a saved address", '2,310<sup><a href="https://stage.example/seats#fn7">7</a></sup> seats'],
    ["a sign", "2,310<sup>†</sup> seats"],
    ["no link", "2,310<sup>7</sup> seats"],
    ["a style", '2,310<span style="vertical-align: super; font-size: 70%">7</span> seats'],
  ])("go: %s", (_, inner) => {
    expect(paragraph(`The theatre sold ${inner} in May.`)).toEqual(["The theatre sold 2,310 seats in May."]);
  });

  it.each([
    ["an arrow", '<ol><li id="fn7">Boxes excluded. <a href="#fnref7">↩︎</a></li><li>Matinees, too.</li></ol>'],
    [
      "a caret",
      '<ol><li><span class="mw-cite-backlink"><b><a href="#cite_ref-7">^</a></b></span> Boxes excluded.</li><li>Matinees, too.</li></ol>',
    ],
    [
      "letters",
      '<ol><li><span class="mw-cite-backlink">^ <a href="#cite_ref-7"><sup>a</sup></a> <a href="#cite_ref-8"><sup>b</sup></a></span> Boxes excluded.</li><li>Matinees, too.</li></ol>',
    ],
    [
      "a number",
      '<p><a href="#_ftnref7">[7]</a> Boxes excluded.</p><p><a href="#_ftnref8">8</a>. Matinees, too.</p>',
    ],
    ["a raised number", "<p><sup>7</sup> Boxes excluded.</p><p><sup>8</sup>Matinees, too.</p>"],
  ])("go from the notes themselves: %s", (_, inside) => {
    expect(linesBetween(inside)).toEqual(["Boxes excluded.", "Matinees, too."]);
  });

  it.each([
    ["a margin note", '<span class="sidenote">Boxes excluded.</span>'],
    ["a note in raised letters", "<sup>Boxes excluded.</sup>"],
    ["a note that unfolds", '<span class="footnote__content">Boxes excluded.</span>'],
    ["a small note", '<small class="margin-note">Boxes excluded.</small>'],
  ])("stand apart: %s", (_, note) => {
    expect(paragraph(`The theatre sold 2,310${note} seats in May.`)).toEqual([
      "The theatre sold 2,310 seats in May.",
      "Boxes excluded.",
    ]);
  });

  it("do not take along what is none", () => {
    const inner =
      'Scene <a href="#scene2">2</a> has <a href="https://stage.example/cast">12</a> players; row <b>[7]</b> is free.';
    expect(paragraph(inner)).toEqual(["Scene 2 has 12 players; row [7] is free."]);
  });
});

describe("raised and lowered text in a web page", () => {
  it.each([
    ["4.2 × 10<sup>9</sup> cells", "4.2 × 10⁹ cells"],
    ["10<sup>−3</sup> of a gram", "10⁻³ of a gram"],
    ["a hall of 640 m<sup>2</sup>", "a hall of 640 m²"],
    ["12 µg/m<sup>3</sup> of dust", "12 µg/m³ of dust"],
    ['90 km<span style="vertical-align:super">2</span> of forest', "90 km² of forest"],
    ["E = mc<sup>2</sup> on the wall", "E = mc² on the wall"],
    ["the H<sub>2</sub>O and PM<sub>10</sub> counts", "the H₂O and PM₁₀ counts"],
    ["the <sup>14</sup>C date", "the ¹⁴C date"],
    ["Ca<sup>2+</sup> in the water", "Ca²⁺ in the water"],
    ["the 21<sup>st</sup> night", "the 21st night"],
    ["le 1<sup>er</sup> acte", "le 1er acte"],
    ["2<sup>1</sup>⁄<sub>2</sub> hours", "2 1/2 hours"],
    ["<sup>3</sup>/<sub>4</sub> of them", "3/4 of them"],
    ["2<sup>1/2</sup> hours", "2 1/2 hours"],
    ["2½ hours", "2½ hours"],
    ["$4<sup>99</sup> a seat", "$4.99 a seat"],
    ["2<sup>10</sup> bits", "2¹⁰ bits"],
    ["512<sup>3</sup> dots", "512³ dots"],
  ])("%s reads %s", (inner, plain) => {
    expect(paragraph(`The report names ${inner}, for all to see.`)).toEqual([
      `The report names ${plain}, for all to see.`,
    ]);
  });
});
