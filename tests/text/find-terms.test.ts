import fc from "fast-check";
import { expect, it } from "vitest";
import { termFinder } from "#lib/text/find-terms.ts";
import { tokenize } from "#lib/text/tokens.ts";

const PIECES = [
  ..."the United States of America|United Nations|Islamic State|european union|U.S.|U.S.A.|U.K.|American|america|Shi'ite|O'Neil|o’neil’s|al-Sadr’s".split(
    "|",
  ),
  ..."sky|skies|ays|dye|as|a|ab|ing|being|relational|harbours|Harbour|harbor|HARBOUR|naïve|naive|Élan|elan|2014|2,014|1.5|13rd|3rd|1,2a|abc1|x²".split(
    "|",
  ),
  ...[
    "İstanbul",
    "𝒜bc",
    "a\u0301b",
    "ﬁne",
    "Straße",
    "日本",
    "東京都",
    "26便",
    "Metro线",
    "ที่ดิน",
    "𠮷野",
    "’tis",
    "'",
    ".",
    ",",
    "—",
    "“",
    "\n",
    "-",
    "don't",
    "U.S",
    "s",
    "state",
    "nation",
  ],
];
const text = fc
  .array(
    fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom(" ", " ", " ", "", ".", ", ", "’", "'", "\n", "—")),
  )
  .map((pieces) => pieces.flat().join(""));
const anyText = fc.oneof(
  text,
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc.string({ unit: "binary", maxLength: 60 }),
);

it("finds the same tokens as reading everything", () => {
  fc.assert(
    fc.property(anyText, anyText, fc.array(fc.nat(), { maxLength: 5 }), (read, asked, chosen) => {
      const known = [...tokenize(read), ...tokenize(asked)].map(({ term }) => term);
      const terms = new Set(chosen.flatMap((number) => known[number % Math.max(1, known.length)] ?? []));
      expect(termFinder(terms)(read)).toEqual(tokenize(read).filter(({ term }) => terms.has(term)));
    }),
    { numRuns: 3000 },
  );
});

it("finds words whose stem differs from them early", () => {
  const words =
    "ating bling izing hoping possibility sensibility dying eying ays flies skies adding agreed using aging sky".split(
      " ",
    );
  for (const word of words) {
    const terms = tokenize(word).map(({ term }) => term);
    expect(termFinder(terms)(`The ${word} of it`)).toEqual(tokenize(`The ${word} of it`).slice(1, 2));
  }
});

it("finds nothing where nothing is asked for", () => {
  expect(termFinder([])("The harbour of the United States, 2014.")).toEqual([]);
});
