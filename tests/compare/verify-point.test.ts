import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ClaimedCell } from "#lib/compare/model/comparison-schema.ts";
import { numberPassages } from "#lib/compare/model/number-passages.ts";
import { createPointVerifier } from "#lib/compare/model/verify-point.ts";
import type { Cell } from "#lib/schema/comparison.ts";
import { compareRequest, expectSound } from "#tests/contracts/comparer.ts";

const request = compareRequest();
const passages = numberPassages(request.columns);
const verify = createPointVerifier(request, passages);

const HOLT = "“Ships waited outside the harbour for nine hours,” Mira Holt said.";
const COUNT = "The harbour office counted 40 ships that waited outside the harbour.";
const DENIAL = "The union denied that 40 ships had waited outside the harbour.";
const UNION = "It counted 12 ships that waited there.";

function claim(
  outlet: string,
  passage: number,
  quote: string,
  stance: ClaimedCell["stance"] = "states",
): ClaimedCell {
  return { outlet, passage, quote, stance };
}

/** The cell that stands first after verification. */
function cellOf(...cells: ClaimedCell[]): Cell | undefined {
  return verify({ label: "Waiting", cells })?.cells.find(({ quote }) => quote !== undefined);
}

it("numbers the passages column by column", () => {
  expect(passages.map(({ number, column }) => [number, column.name])).toEqual([
    [1, "Harbour Gazette"],
    [2, "Harbour Gazette"],
    [3, "Coast Courier"],
    [4, "Island Post"],
  ]);
});

it("gives each column its best passages first where there is not room for all", () => {
  const columns = request.columns.map(({ passages: own, ...rest }) => ({
    ...rest,
    passages: own.flatMap((passage) => Array.from({ length: 9 }, () => passage)),
  }));
  const counts = Map.groupBy(numberPassages(columns), ({ column }) => column.name);
  expect([...counts.values()].map((own) => own.length)).toEqual([6, 6, 6]);
  const many = Array.from({ length: 30 }, () => request.columns[0]).flatMap((column) => column ?? []);
  expect(numberPassages(many)).toHaveLength(30);
});

it("counts a span from the start of the article, and says who speaks by the article", () => {
  const cell = cellOf(claim("Harbour Gazette", 1, HOLT));
  expect(cell?.quote).toBe(HOLT);
  expect(cell?.citation?.quoteSpan[0]).toBe(request.texts.get("article-0")?.indexOf(HOLT));
  expect(cell?.voice).toEqual({ kind: "named", name: "Mira Holt", certain: true });
});

it.each([
  ["straight marks", HOLT.replace(/[“”]/g, '"')],
  ["doubled spaces and line ends", HOLT.replaceAll(" ", " \n ")],
  ["an omission", "“Ships waited … for nine hours,”"],
  ["no full stop", COUNT.slice(0, -1)],
])("takes the article's words for a quotation with %s", (_, quote) => {
  const cell = cellOf(claim("Harbour Gazette", 1, quote));
  expect([HOLT, COUNT]).toContain(cell?.quote);
  expect(cell).not.toHaveProperty("replaced");
  expect(cell?.stance).toBe("states");
});

it("shows the whole sentence where a clause of it is quoted that says the opposite", () => {
  expect(cellOf(claim("Island Post", 4, "40 ships had waited outside the harbour"))?.quote).toBe(DENIAL);
});

it("shows sentences that are quoted together as they stand", () => {
  expect(cellOf(claim("Island Post", 4, `${DENIAL} ${UNION}`))?.quote).toBe(`${DENIAL} ${UNION}`);
});

it("replaces altered words by the nearest sentence, which nobody has judged", () => {
  const altered = "The union denied that 400 vessels waited outside the harbour.";
  const cell = cellOf({ ...claim("Island Post", 4, altered, "disputes"), reason: "it denies" });
  expect(cell).toMatchObject({ quote: DENIAL, replaced: true, stance: "not-checked" });
  expect(cell).not.toHaveProperty("reason");
});

it.each([
  [
    "an invented quotation",
    claim("Island Post", 4, "Every bridge will be painted violet before the harvest."),
  ],
  ["a single word", claim("Island Post", 4, "ships")],
  ["function words", claim("Island Post", 4, "that it had")],
  ["nothing", claim("Island Post", 4, "")],
  ["an outlet that is none", claim("Violet Herald", 4, DENIAL)],
  ["no outlet", claim("", 4, DENIAL)],
  ["a silent column", claim("Quay Letters", 4, DENIAL)],
  ["another outlet's words", claim("Coast Courier", 4, DENIAL)],
  [
    "words that stand in the article but in no passage",
    claim("Harbour Gazette", 1, "All ships were late on Monday."),
  ],
  ["words near to a passage of another outlet", claim("Coast Courier", 4, DENIAL.replace("40", "400"))],
  ["a stance of silence", claim("Island Post", 4, DENIAL, "silent")],
])("drops a cell with %s", (_, cell) => {
  expect(verify({ label: "Waiting", cells: [cell] })).toBeUndefined();
});

it.each(["the harbour gazette", "Harbour  Gazette", "harbour-gazette", "HARBOUR GAZETTE."])(
  "knows the outlet %j",
  (outlet) => {
    expect(cellOf(claim(outlet, 1, HOLT))?.columnId).toBe("harbour-gazette");
  },
);

it("drops a passage that its article no longer has", () => {
  const texts = new Map([...request.texts].map(([id, text]) => [id, `New. ${text}`]));
  const outdated = createPointVerifier({ ...request, texts }, passages);
  expect(outdated({ label: "Waiting", cells: [claim("Island Post", 4, DENIAL)] })).toBeUndefined();
});

describe("of several cells for one column", () => {
  it("the first stands", () => {
    expect(cellOf(claim("Island Post", 4, UNION), claim("Island Post", 4, DENIAL))?.quote).toBe(UNION);
  });
  it("one whose words stand goes before one that was replaced", () => {
    const altered = claim("Island Post", 4, DENIAL.replace("denied", "doubted"));
    expect(cellOf(altered, claim("Island Post", 4, UNION))?.quote).toBe(UNION);
  });
});

describe("a stance", () => {
  const stances = (...cells: ClaimedCell[]) =>
    verify({ label: "Waiting", cells })?.cells.flatMap(({ quote, stance }) => (quote ? [stance] : []));

  it("of dispute stands only beside another cell", () => {
    expect(stances(claim("Island Post", 4, DENIAL, "disputes"))).toEqual(["not-checked"]);
    expect(stances(claim("Harbour Gazette", 2, COUNT), claim("Island Post", 4, DENIAL, "disputes"))).toEqual([
      "states",
      "disputes",
    ]);
  });
  it("of another figure stands only where both have figures", () => {
    expect(
      stances(
        claim("Harbour Gazette", 2, "Nobody was hurt."),
        claim("Island Post", 4, UNION, "other-figure"),
      ),
    ).toEqual(["states", "not-checked"]);
    const point = verify({
      label: "Waiting",
      cells: [claim("Harbour Gazette", 2, COUNT), claim("Island Post", 4, UNION, "other-figure")],
    });
    expect(point?.cells.map(({ stance }) => stance)).toEqual(["states", "silent", "other-figure", "silent"]);
    expect(point?.note).toBe("different figures, check");
  });
});

it("keeps figures that the passages have in labels and reasons, and no others", () => {
  const cells = [
    { ...claim("Harbour Gazette", 2, COUNT), reason: "40 ships" },
    { ...claim("Island Post", 4, UNION), reason: "12 of 99 ships" },
  ];
  const point = verify({ label: "40 or 12 ships, or 99", cells });
  expect(point?.label).toBe("40 or 12 ships, or");
  expect(point?.cells.map(({ reason }) => reason)).toEqual(["40 ships", undefined, undefined, undefined]);
});

it("says where several columns have the same words", () => {
  const courier = "Ships waited outside the harbour for nine hours, the harbour office said.";
  const point = verify({
    label: "Waiting",
    cells: [claim("Harbour Gazette", 1, HOLT), claim("Coast Courier", 3, courier)],
  });
  expect(point?.sharedOrigin).toContain("Harbour Gazette and Coast Courier");
});

it("lets nothing unsound through, whatever is claimed", () => {
  const texts = passages.map(({ retrieved }) => retrieved.passage.text);
  const words = fc
    .tuple(fc.constantFrom(...texts), fc.nat(200), fc.nat(200))
    .map(([text, from, length]) => text.slice(from, from + length));
  const cell = fc.record({
    outlet: fc.oneof(
      fc.constantFrom("Harbour Gazette", "Coast Courier", "Island Post", "Quay Letters"),
      fc.string(),
    ),
    passage: fc.oneof(fc.integer({ min: -1, max: 6 }), fc.integer()),
    quote: fc.oneof(
      words,
      fc.tuple(words, words).map((pair) => pair.join(" ")),
      fc.string(),
    ),
    stance: fc.constantFrom<ClaimedCell["stance"]>(
      "states",
      "disputes",
      "other-figure",
      "not-checked",
      "silent",
    ),
    reason: fc.option(fc.string(), { nil: undefined }),
  });
  fc.assert(
    fc.property(fc.string(), fc.array(cell, { maxLength: 8 }), (label, cells) => {
      const point = verify({ label: `Label ${label}`, cells });
      if (point !== undefined) expectSound([point], request);
    }),
    { numRuns: 300 },
  );
});
