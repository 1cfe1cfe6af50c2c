import { describe, expect, it } from "vitest";
import { linesBetween } from "./pages.ts";

const REST = "urlers from Tolmin won the northern cup on Saturday, for the first time in thirty years.";

describe("the large first letter of a web page's text", () => {
  it.each([
    ["in a span", `<p><span class="dropcap">C</span>${REST}</p>`],
    ["in a span of another name", `<p><span class="a-initial">C</span> ${REST}</p>`],
    ["in a styled letter", `<p><b style="float: left; font-size: 4em">C</b>\n  ${REST}</p>`],
    ["styled by a rule of the page", `<style>.k { float: left; }</style><p><i class="k">C</i> ${REST}</p>`],
    ["in a box", `<div class="drop-cap">C</div><p>${REST}</p>`],
    ["in a box without a name", `<div>C</div><div>${REST}</div>`],
    ["in a paragraph", `<p class="first-letter">C</p>\n<p>${REST}</p>`],
    [
      "in a box within the paragraph's box",
      `<div><div class="lettrine"><span>C</span></div><p>${REST}</p></div>`,
    ],
    ["followed by a broken line", `<p><span class="cap">C</span><br>${REST}</p>`],
    ["in a picture", `<p><img src="c.png" alt="C">${REST}</p>`],
    ["in a picture that says so", `<p><img src="c.svg" alt="Drop cap C"> ${REST}</p>`],
    ["in a picture in a box", `<div class="initial"><img src="c.png" alt="Letter C"></div><p>${REST}</p>`],
    [
      "said twice",
      `<p><span aria-hidden="true"><span class="initial">C</span>urlers</span><span class="visually-hidden">Curlers</span>${REST.slice(6)}</p>`,
    ],
  ])("belongs to its word: %s", (_, inside) => {
    expect(linesBetween(inside)).toEqual([`C${REST}`]);
  });

  it.each([
    [
      '<p><span class="dropcap">C</span><span class="small-caps">URLERS</span> from Tolmin won the cup.</p>',
      "CURLERS from Tolmin won the cup.",
    ],
    [
      '<p><span class="dropcap">C</span> <span style="font-variant:small-caps">URLERS</span> from Tolmin won the cup.</p>',
      "CURLERS from Tolmin won the cup.",
    ],
    [
      '<p><span class="dropcap">“W</span>\ne won the cup,” the captain said.</p>',
      "“We won the cup,” the captain said.",
    ],
    [
      '<p><span class="dropcap">A</span>\nfter thirty years Tolmin won the cup.</p>',
      "After thirty years Tolmin won the cup.",
    ],
    [
      '<p><span class="dropcap">I</span> n thirty years Tolmin won no cup.</p>',
      "In thirty years Tolmin won no cup.",
    ],
    [
      '<p><span class="dropcap">A</span> captain needs a flask of coffee.</p>',
      "A captain needs a flask of coffee.",
    ],
    [
      '<p><span class="dropcap">A</span>\n captain needs a flask, as each captain says.</p>',
      "A captain needs a flask, as each captain says.",
    ],
    [
      '<div class="dropcap">A</div><p> captain needs a flask of coffee.</p>',
      "A captain needs a flask of coffee.",
    ],
    [
      '<div class="dropcap">A</div><p>na Koren needs a flask of coffee, she says.</p>',
      "Ana Koren needs a flask of coffee, she says.",
    ],
    ['<p><span class="dropcap">Ž</span> ene so zmagale v soboto.</p>', "Žene so zmagale v soboto."],
  ])("%s reads %s", (inside, line) => {
    expect(linesBetween(inside)).toEqual([line]);
  });

  it.each([
    ["<p>Lane <b>C</b> is the widest of the hall.</p>", ["Lane C is the widest of the hall."]],
    [
      "<p><b>B</b> sides are rarely played at the hall of Tolmin.</p>",
      ["B sides are rarely played at the hall of Tolmin."],
    ],
    [
      "<h3>C</h3><p>curling: a game on ice with stones of granite and brooms</p>",
      ["C", "curling: a game on ice with stones of granite and brooms"],
    ],
  ])("is no label: %s", (inside, expected) => {
    expect(linesBetween(inside)).toEqual(expected);
  });
});
