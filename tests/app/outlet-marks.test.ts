import fc from "fast-check";
import { expect, test } from "vitest";
import { HUES, outletMarks } from "#app/shared/articles/outlet-marks.ts";

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

test("no two outlets share initials, and every hue is one that the stylesheet has", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ minLength: 1, maxLength: 12 }), { maxLength: 40 }), (names) => {
      const marks = [...outletMarks(names.map((name, index) => ({ id: `${index}`, name }))).values()];
      expect(new Set(marks.map((mark) => mark.initials)).size).toBe(names.length);
      for (const { hue } of marks) expect([hue >= 0, hue < HUES, hue % 1]).toEqual([true, true, 0]);
    }),
  );
});

test("marks do not depend on the order in which outlets are listed", () => {
  const outlets = ["Harbour Post", "Highland Press", "Harbour Times", "Hill Post"].map(outlet);
  const marks = outletMarks(outlets);
  for (const { id } of outlets) expect(outletMarks([...outlets].reverse()).get(id)).toEqual(marks.get(id));
});

test("an outlet keeps its hue whatever other outlets come and go", () => {
  const hueOf = (id: string, ...others: string[]) => outletMarks([...others, id].map(outlet)).get(id)?.hue;
  for (const id of ["ledger", "courier", "fathom"]) {
    expect(hueOf(id, "aardvark", "signal", "eye", "courier-2")).toBe(hueOf(id));
  }
});

test("a hundred outlets are spread over the hues", () => {
  const names = Array.from({ length: 100 }, (_, index) => `Gazette ${index}`);
  const hues = new Set([...outletMarks(names.map(outlet)).values()].map(({ hue }) => hue));
  expect(hues.size).toBeGreaterThan(HUES / 2);
});
