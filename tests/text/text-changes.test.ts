import { describe, expect, it } from "vitest";
import { textChanges } from "#lib/text/text-changes.ts";

const BEFORE = "The budget grew by 3 per cent. The mayor signed it.\n\nThe court opens on Friday at nine.";

describe("textChanges", () => {
  it("are none between equal texts", () => {
    expect(textChanges(BEFORE, BEFORE)).toEqual([]);
  });

  it("name the words within a sentence that was changed, and no others", () => {
    expect(textChanges(BEFORE, BEFORE.replace("Friday", "Monday").replace("3 per", "4 per"))).toEqual([
      [
        { kind: "same", text: "The budget grew by " },
        { kind: "removed", text: "3" },
        { kind: "added", text: "4" },
        { kind: "same", text: " per cent." },
      ],
      [
        { kind: "same", text: "The court opens on " },
        { kind: "removed", text: "Friday" },
        { kind: "added", text: "Monday" },
        { kind: "same", text: " at nine." },
      ],
    ]);
  });

  it("keep a number whole", () => {
    expect(textChanges("It counted 1,204.5 litres.", "It counted 1,304.5 litres.")).toEqual([
      [
        { kind: "same", text: "It counted " },
        { kind: "removed", text: "1,204.5" },
        { kind: "added", text: "1,304.5" },
        { kind: "same", text: " litres." },
      ],
    ]);
  });

  it("show whole sentences that were put in, taken out, or written anew", () => {
    const note = "Correction: an earlier text gave a wrong figure.";
    expect(textChanges(BEFORE, `${note}\n\n${BEFORE}`)).toEqual([[{ kind: "added", text: note }]]);
    expect(textChanges(BEFORE, BEFORE.replace(" The mayor signed it.", ""))).toEqual([
      [{ kind: "removed", text: "The mayor signed it." }],
    ]);
    expect(textChanges("Trams run again.", "Nobody knows why buses stop.")).toEqual([
      [
        { kind: "removed", text: "Trams run again." },
        { kind: "added", text: "Nobody knows why buses stop." },
      ],
    ]);
  });

  it("are given up in time where nearly all of very long texts differ", () => {
    const long = (word: string) =>
      Array.from({ length: 40_000 }, (_, number) => `The ${word} of day ${number} is here.`).join(" ");
    const started = performance.now();
    expect(textChanges(long("tram"), long("court"))).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
