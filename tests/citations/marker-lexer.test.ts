import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AnswerPiece } from "#lib/citations/answer-piece.ts";
import { createMarkerLexer } from "#lib/citations/marker-lexer.ts";
import type { SourceBrackets } from "#lib/citations/source-brackets.ts";

const show = (pieces: readonly AnswerPiece[]) =>
  pieces
    .map((piece) =>
      piece.kind === "text"
        ? piece.text
        : piece.kind === "markers"
          ? `<${piece.passages.map((p) => p + 1)}>`
          : "",
    )
    .join("");
const BRACKETS: SourceBrackets = {
  stands: (bracketed) => bracketed === "[2003]",
  isCopied: (before, bracketed) => before.endsWith("the old pier") && bracketed === "[2]",
};
const read = (text: string) => {
  const lexer = createMarkerLexer(3, BRACKETS);
  return { text: show([...lexer.push(text), ...lexer.finish()]), removed: lexer.removed() };
};

describe("createMarkerLexer", () => {
  it.each([
    ["[1]", "<1>"],
    ["[1, 2]", "<1,2>"],
    ["[1; 3]", "<1,3>"],
    ["[1-3]", "<1,2,3>"],
    ["[1–3]", "<1,2,3>"],
    ["[1 and 2]", "<1,2>"],
    ["[1][2]", "<1><2>"],
    ["[ 1 ]", "<1>"],
    ["[[1]]", "<1>"],
    ["[^1]", "<1>"],
    ["【1】", "<1>"],
    ["【2†source】", "<2>"],
    ["[source 1]", "<1>"],
    ["[Passage 2]", "<2>"],
    ["[sources 1, 2]", "<1,2>"],
    ["[1](http://a.example/b_(c))", "<1>"],
  ])("understands %s", (marker, expected) =>
    expect(read(`a ${marker} b`)).toEqual({ text: `a ${expected} b`, removed: 0 }),
  );

  it("leaves what was copied from a source alone, and what an answerer says is a source's", () => {
    expect(read("the old pier[2] and the new pier[2]").text).toBe("the old pier[2] and the new pier<2>");
    const lexer = createMarkerLexer(3);
    const pieces = [...lexer.push("a ["), ...lexer.source("x [1]"), ...lexer.push("[2]"), ...lexer.finish()];
    expect(show(pieces)).toBe("a <>x [1]<2>");
  });

  it.each([
    ["[9]", "<>", 1],
    ["[0]", "<>", 1],
    ["[1, 9, 12]", "<1>", 2],
    ["[2-9]", "<2,3>", 1],
    ["[2004]", "<>", 1],
  ])("takes out what is out of range in %s", (marker, expected, removed) =>
    expect(read(`a ${marker} b`)).toEqual({ text: `a ${expected} b`, removed }),
  );

  it.each([
    "(1)",
    "[sic]",
    "[the agencies]",
    "[by striking the 2 ships]",
    "[2003]",
    "[]",
    "a[i]",
    "x < y",
    "<b>bold</b>",
    "Stop!",
    "[label] (not a link)",
    "an [open bracket\n\nhere",
  ])("leaves %s alone", (text) => expect(read(`a ${text} b`)).toEqual({ text: `a ${text} b`, removed: 0 }));

  it.each([
    ["[label](http://a.example)", "label"],
    ['[label](/a "title")', "label"],
    ["![image](http://a.example/x.png)", "image"],
    ["[![image](a)](b)", "image"],
    ["[see [1]](a)", "see <1>"],
    ["<http://a.example/x>", "http://a.example/x"],
    ["<mail@a.example>", "mail@a.example"],
    ["\n[label]: http://a.example", "\nlabel: http://a.example"],
  ])("makes %s plain text", (text, expected) => expect(read(`a ${text} b`).text).toBe(`a ${expected} b`));

  it("makes no link of a definition of a marker", () => {
    expect(read("a [1]\n\n[1]: http://a.example").text).toBe("a <1>\n\n<1>: http://a.example");
  });

  it("drops a marker that the end cuts off, and shows no half of one", () => {
    expect(read("a [1")).toEqual({ text: "a <>", removed: 1 });
    expect(read("a [1] [").text).toBe("a <1> <>");
    expect(read("a [the").text).toBe("a [the");
  });

  it("keeps back only what may become a marker, a link or an image", () => {
    const lexer = createMarkerLexer(3);
    expect(show(lexer.push("The port is"))).toBe("The port is");
    expect(show(lexer.push(" open"))).toBe(" open");
    expect(show(lexer.push(" ["))).toBe(" ");
    expect(show(lexer.push("the"))).toBe("");
    expect(show(lexer.push(" old one] it"))).toBe("[the old one] it");
  });

  it("reads the same from any chunks", () => {
    const part = fc.constantFrom(
      "[",
      "]",
      "(",
      ")",
      "1",
      "9",
      ",",
      "-",
      "^",
      "!",
      "<",
      ">",
      ":",
      "【",
      "】",
      " ",
      "\n",
      "a",
      "http:",
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        const lexer = createMarkerLexer(3, BRACKETS);
        const pieces = parts.flatMap((text) => lexer.push(text));
        pieces.push(...lexer.finish());
        expect({ text: show(pieces), removed: lexer.removed() }).toEqual(read(parts.join("")));
      }),
      { numRuns: 1000 },
    );
  });
});
