import fc from "fast-check";
import { expect, test } from "vitest";
import { HUES, outletMarks } from "#app/view/outlet-marks.ts";

const outlet = (name: string) => ({ id: name.toLowerCase().replace(/\W+/g, "-"), name });
const initials = (...names: string[]) => {
  const marks = outletMarks(names.map(outlet));
  return names.map((name) => marks.get(outlet(name).id)?.initials);
};

test("initials are those of the first two weighty words", () => {
  expect(initials("The Daily Beast", "Independent blog", "Voice of the Coast")).toEqual(["DB", "IB", "VC"]);
});

test("a single word gives its first and last letter, an acronym itself", () => {
  expect(initials("Vox", "BBC")).toEqual(["VX", "BBC"]);
});

test("outlets with the same initials are told apart", () => {
  const [first, second] = initials("Harbour Post", "Highland Press");
  expect(new Set([first, second]).size).toBe(2);
  expect([first, second]).toContain("HP");
});

test("no two outlets share initials, and none shares a hue while there are enough", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ minLength: 1, maxLength: 12 }), { maxLength: 40 }), (names) => {
      const marks = [...outletMarks(names.map((name, index) => ({ id: `${index}`, name }))).values()];
      expect(new Set(marks.map((mark) => mark.initials)).size).toBe(names.length);
      expect(new Set(marks.map((mark) => mark.hue)).size).toBe(Math.min(names.length, HUES));
    }),
  );
});

test("marks do not depend on the order in which outlets are listed", () => {
  const outlets = ["Harbour Post", "Highland Press", "Harbour Times", "Hill Post"].map(outlet);
  const marks = outletMarks(outlets);
  for (const { id } of outlets) expect(outletMarks([...outlets].reverse()).get(id)).toEqual(marks.get(id));
});

test("the hues of a few outlets are far apart", () => {
  const hues = [...outletMarks(["Ledger", "Courier", "Fathom", "Eye", "Signal"].map(outlet)).values()].map(
    (mark) => mark.hue,
  );
  for (const a of hues)
    for (const b of hues) {
      const around = Math.abs(a - b);
      if (a !== b) expect(Math.min(around, HUES - around)).toBeGreaterThanOrEqual(3);
    }
});
