import { describe, expect, it } from "vitest";
import { parseMetadata, partialDate } from "#lib/metadata/metadata.ts";
import { outletId } from "#lib/metadata/outlet-id.ts";

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

  it("takes no day that is years ahead, and reads the Buddhist count where the language has it", () => {
    expect(parseMetadata({ published: "2567-03-14", language: "th" }).metadata.published).toBe("2024-03-14");
    expect(parseMetadata({ published: "2567-03-14" })).toEqual({
      metadata: {},
      faults: ['published: "2567-03-14" is in the future; the Buddhist year 2567 is 2024'],
    });
    expect(parseMetadata({ published: "2199" }).faults).toEqual(['published: "2199" is in the future']);
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

describe("titles and names", () => {
  it("are plain lines, whatever a file puts into them", () => {
    const { metadata } = parseMetadata({
      title: "Mill\u001b[31m road\u202E closes\u0007\n",
      outlet: "Valley\u200B Times\u009b2J",
      authors: ["Mara\u0000 Holm", "\u001b[0m"],
    });
    expect(metadata).toEqual({ title: "Mill road closes", outlet: "Valley Times", authors: ["Mara Holm"] });
  });

  it("are shortened at a word's end, with a note", () => {
    const { metadata, faults } = parseMetadata({
      title: "mill road ".repeat(60),
      outlet: "x".repeat(300),
      authors: `${"y".repeat(101)}; Mara Holm`,
    });
    expect(metadata.title?.length).toBeLessThanOrEqual(300);
    expect(metadata.title).toMatch(/(?:mill|road)…$/);
    expect(metadata.outlet).toBe(`${"x".repeat(99)}…`);
    expect(metadata.authors).toEqual([`${"y".repeat(99)}…`, "Mara Holm"]);
    expect(faults.map((fault) => fault.replace(/".*"?…? has/, "has"))).toEqual([
      "title: has more than 300 characters and is shortened",
      "outlet: has more than 100 characters and is shortened",
      "author: has more than 100 characters and is shortened",
    ]);
  });
});
