import { describe, expect, it } from "vitest";
import { readWebPage } from "#lib/formats/html/read-web-page.ts";
import { newsPage, PARAGRAPHS } from "./pages.ts";

const notesOf = (page: Parameters<typeof newsPage>[0]) => {
  const read = readWebPage(newsPage(page));
  return read.ok ? read.notes : [read.reason];
};
const repeated = (times: number, part: (i: number) => string) =>
  Array.from({ length: times }, (_, i) => part(i)).join("");

describe("what was left out of a page", () => {
  it("is told in words from a fifth of the visible text on", () => {
    const comments = `<section id="comments">${repeated(12, (i) => `<p>Reader ${i} thinks that ferries should leave later in the day.</p>`)}</section>`;
    const lists = repeated(
      2,
      (k) =>
        `<ul>${repeated(5, (i) => `<li><a href="/${k}${i}">Headline ${k} ${i} of another day</a></li>`)}</ul>`,
    );
    const signUp =
      '<div class="newsletter-signup"><p>Get the letter of the harbour to your desk every single morning.</p></div>';
    expect(notesOf({ bodyEnd: comments + lists + signUp })).toEqual([
      "half of the page's visible text was left out: a comment section, 2 link lists, a box beside the text, a sign-up box",
    ]);
  });

  it("is not told where it is less, or only the head and foot of all pages", () => {
    expect(notesOf({})).toEqual([]);
    const foot = `<footer>${repeated(30, (i) => `<span>Company number ${i} of the harbour </span>`)}</footer>`;
    expect(notesOf({ bodyEnd: foot })).toEqual([]);
    expect(
      notesOf({
        bodyEnd: `<script>${"var fog = 1;".repeat(900)}</script><p hidden>${PARAGRAPHS.join(" ")}</p>`,
      }),
    ).toEqual([]);
  });

  it("has no name where the page has none for it", () => {
    const other = `<div><span>${repeated(20, (i) => `Tide ${i} at ${i} metres `)}</span></div>`;
    const read = readWebPage(
      `<title>x</title><body>${other}<article>${PARAGRAPHS.slice(0, 3)
        .map((text) => `<p>${text}</p>`)
        .join("")}</article></body>`,
    );
    expect(read.ok && read.notes.join()).toMatch(/^$|of the page's visible text was left out: other text$/);
  });
});
