import fc from "fast-check";
import { expect, it } from "vitest";
import { plainLine } from "#lib/compare/model/plain-line.ts";

it.each([
  ["Ships that waited", "Ships that waited"],
  ["  **Ships**\n that _waited_ ", "Ships that waited"],
  ["# Ships that waited", "Ships that waited"],
  ["1. Ships that waited", "Ships that waited"],
  ["<b>Ships</b> that <img src=x onerror=alert(1)>waited", "Ships that waited"],
  ["Ships<script>alert(1)</script> that waited", "Ships that waited"],
  ["<scr<script>x</script>ipt>Ships that waited", "Ships that waited"],
  ["Ships that waited <img src=x onerror=", "Ships that waited"],
  ["[Ships](javascript:alert(1)) that waited", "Ships that waited"],
  ["![Ships](https://tracker.invalid/p.png) that waited", "Ships that waited"],
  ["Ships that waited https://elsewhere.invalid/a?b=c", "Ships that waited"],
  ["Ships that waited [3][4, 5].", "Ships that waited."],
  ['“Ships” that "waited"', "Ships that waited"],
  ["‘Delay’ at the 'quay' again", "Delay at the quay again"],
  ["The ships' captains didn’t wait", "The ships' captains didn’t wait"],
  ["Ships \u202Etiaw\u202C \u200Bwaited\u0000", "Ships tiaw waited"],
  ["Number of ships:", "Number of ships"],
  ["Cost of repair: €40,000 (5 %)", "Cost of repair: €40,000 (5 %)"],
  ["<img src=x>", ""],
  ["***", ""],
])("makes %j plain", (text, plain) => {
  expect(plainLine(text, 80)).toBe(plain);
});

it("cuts between words, and says that it did", () => {
  const long = "ships that waited outside the harbour ".repeat(4);
  expect(plainLine(long, 30)).toBe("ships that waited outside the…");
  expect(plainLine("x".repeat(300), 30)).toBe(`${"x".repeat(29)}…`);
});

it("never leaves markup, quotation marks or a longer line, whatever it is given", () => {
  const parts = fc.constantFrom(
    "<",
    ">",
    "<b",
    "</",
    "script",
    "<!--",
    "[a](",
    ")",
    '"',
    "“",
    "'",
    "*",
    "`",
    "x ",
    "\n",
    "😀",
    "http://",
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(parts, fc.string())), fc.integer({ min: 10, max: 90 }), (pieces, limit) => {
      const plain = plainLine(pieces.join(""), limit);
      expect(plain).not.toMatch(/[<>"“”`*\n]|:\/\//);
      expect(plain.length).toBeLessThanOrEqual(limit);
      expect(plain.isWellFormed()).toBe(true);
    }),
  );
});
