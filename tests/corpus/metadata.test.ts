import { describe, expect, it } from "vitest";
import { parseMetadata, partialDate } from "#lib/corpus/metadata.ts";
import { outletId } from "#lib/corpus/outlet-id.ts";

describe("partialDate", () => {
  it.each([
    ["2015", "2015"],
    ["2015-02", "2015-02"],
    ["2016-02-29", "2016-02-29"],
    ["2015-02-10T23:00:00+02:00", "2015-02-10"],
    ["2015-02-10 08:30", "2015-02-10"],
  ])("reads %s", (text, date) => expect(partialDate(text)).toBe(date));

  it.each(["", "15", "2015-2", "2015-13", "2015-00", "2015-02-29", "2015-02-10x", "February 2015"])(
    "refuses %j",
    (text) => expect(partialDate(text)).toBeUndefined(),
  );
});

describe("parseMetadata", () => {
  it("takes numbers for text, names in one line for several, and empty for absent", () => {
    expect(
      parseMetadata({ title: 1984, published: 2015, authors: " Jo Bly ;; Dan Ruiz", outlet: "", url: null }),
    ).toEqual({
      metadata: { title: "1984", published: "2015", authors: ["Jo Bly", "Dan Ruiz"] },
      faults: [],
    });
  });

  it("makes white space plain", () => {
    expect(parseMetadata({ title: " Two\n lines " }).metadata.title).toBe("Two lines");
  });
});

describe("outletId", () => {
  it.each([
    ["The Daily Tide", "the-daily-tide"],
    ["L’Écho du Nord", "lecho-du-nord"],
    ["U.S. Tide & Co", "us-tide-co"],
    ["Новая Волна", "новая-волна"],
    ["???", "unknown"],
  ])("is kebab-case: %s", (name, id) => expect(outletId(name)).toBe(id));
});
