import fc from "fast-check";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import Markdown from "react-markdown";
import { expect, test } from "vitest";
import { alignOffsets } from "#app/(ask)/answer/align-offsets.ts";
import { annotateAnswer } from "#app/(ask)/answer/annotate-answer.ts";
import { literalLinks } from "#app/(ask)/answer/literal-links.ts";
import { markersIn } from "#app/shared/citations/markers.ts";
import { type SentenceNote, sentenceNotes } from "#app/shared/citations/sentence-notes.ts";
import type { Marker } from "#lib/schema/answer.ts";
import { citation } from "./samples.ts";

function render(
  text: string,
  notes: readonly SentenceNote[] = [],
  markers: readonly Marker[] = markersIn(text),
): string {
  return renderToStaticMarkup(
    createElement(
      Markdown,
      { remarkPlugins: [literalLinks], rehypePlugins: [[annotateAnswer, { text, markers, notes }]] },
      text,
    ),
  ).replace(/ data-/g, " ");
}

/** Every marker that is shown, with the offset it was given. */
function shownMarkers(html: string): [number, number][] {
  return [...html.matchAll(/<sup marker="(\d+)" offset="(\d+)">/g)].map((match) => [
    Number(match[1]),
    Number(match[2]),
  ]);
}

test("markers become elements that know their offset, and hang on the word before", () => {
  expect(render("It took 36 barges. [1] [2] Nobody paid.[1]")).toBe(
    '<p>It took 36 barges.<sup marker="1" offset="19"></sup><sup marker="2" offset="23"></sup> Nobody paid.' +
      '<sup marker="1" offset="39"></sup></p>',
  );
});

test("offsets stay right behind emphasis, escapes, character references, lists and quotations", () => {
  const text = "**Bold** \\* and &amp; [1]\n\n- *item* [2]\n- more\n  lines [3]\n\n> quoted\n> again [4]";
  expect(shownMarkers(render(text))).toEqual(markersIn(text).map(({ marker, span }) => [marker, span[0]]));
});

test("offsets of markers are right wherever they stand", () => {
  const piece = fc.constantFrom(
    "word",
    "**bold**",
    "*slant*",
    "\\*",
    "&amp;",
    "[1]",
    "[12]",
    ".",
    "\n\n",
    "\n- ",
    "“q”",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
      const text = pieces.join(" ");
      for (const [marker, offset] of shownMarkers(render(text))) {
        expect(text.slice(offset, offset + `[${marker}]`.length)).toBe(`[${marker}]`);
      }
    }),
  );
});

test("every character of a text is found where it came from", () => {
  expect(alignOffsets("a \\* b &lt; c", 0, 13, "a * b < c")).toEqual([0, 1, 3, 4, 5, 6, 7, 11, 12, 13]);
});

test("a model's HTML, links and images stay the characters that they are", () => {
  const html = render(
    "<img src=x onerror=alert(1)> [a](http://b.example) ![c](d.png) <http://e.example>\n\n[1]: http://f.example",
  );
  expect(html).not.toMatch(/<(?:img|a)\b/);
  expect(html).toContain("&lt;img src=x");
  expect(html).toContain('<sup marker="1"');
});

test("brackets of the article itself stay text, and a note stands behind the markers alone", () => {
  const text = "**Pier Log [1]**\n\nIt took 5,000[2] barges.[1] [1] Nobody paid.";
  const markers: Marker[] = [{ marker: 1, span: [46, 49] }];
  expect(text.slice(46, 49)).toBe("[1]");
  const notes: SentenceNote[] = [{ kind: "unsure", span: [18, 45], noteAt: 49, words: ["why"] }];
  expect(render(text, notes, markers)).toBe(
    '<div byline="16">Pier Log [1]</div>\n<p><span note="unsure">It took 5,000[2] barges.[1]</span>' +
      '<sup marker="1" offset="46"></sup><small words="why"></small> Nobody paid.</p>',
  );
});

test("a doubtful sentence is marked from its first to its last word, with the reason after its markers", () => {
  const text = "All is well. [1] It took *5,000* barges. [2] Nobody paid.";
  const notes = sentenceNotes({
    text,
    markers: markersIn(text),
    citations: [
      citation({ answerSpan: [0, 12] }),
      citation({
        marker: 2,
        answerSpan: [17, 40],
        check: "doubtful",
        findings: [{ kind: "number", what: "5,000" }],
      }),
    ],
    uncited: [],
  });
  expect(render(text, notes)).toBe(
    '<p>All is well.<sup marker="1" offset="13"></sup> <span note="doubtful">It took </span>' +
      '<em><span note="doubtful">5,000</span></em><span note="doubtful"> barges.</span>' +
      '<sup marker="2" offset="41"></sup>' +
      '<small words="the source gives no such number (5,000)"></small> Nobody paid.</p>',
  );
});

test("a sentence that no source holds says so", () => {
  const text = "Nobody paid.";
  const notes = sentenceNotes({
    text,
    markers: [],
    citations: [],
    uncited: [{ answerSpan: [0, 12], findings: [] }],
  });
  expect(render(text, notes)).toBe(
    '<p><span note="uncited">Nobody paid.</span><small words="no source found for this sentence"></small></p>',
  );
});

test("one sentence with two doubtful citations has one note, each reason once", () => {
  const finding = { kind: "name" as const, what: "Holm" };
  const doubtful = { answerSpan: [0, 12] as const, check: "doubtful" as const };
  const notes = sentenceNotes({
    text: "Nobody paid. [1][2]",
    markers: markersIn("Nobody paid. [1][2]"),
    citations: [
      citation({ ...doubtful, findings: [finding] }),
      citation({ ...doubtful, marker: 2, findings: [finding, { kind: "overlap", what: "" }] }),
    ],
    uncited: [],
  });
  expect(notes).toEqual([
    {
      kind: "doubtful",
      span: [0, 12],
      noteAt: 19,
      words: ["the source gives no such name (Holm)", "the source says little of this"],
    },
  ]);
});

test("a bold line of its own is a byline; bold words in a sentence are not", () => {
  expect(render("**Tor Mykle, to the Courier**\n\nIt sank. [1]")).toMatch(
    /^<div byline="29">Tor Mykle, to the Courier<\/div>\n<p>It sank\./,
  );
  expect(render("**The Courier**\nIt sank. [1]")).toMatch(
    /^<div byline="15">The Courier<\/div><p>\n?It sank\./,
  );
  expect(render("**It sank** in May.")).toBe("<p><strong>It sank</strong> in May.</p>");
  expect(render("**It sank in May. [1]**")).toContain("<strong>It sank in May.");
});
