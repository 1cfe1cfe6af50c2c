import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findFraming } from "#lib/compare/framing/find-framing.ts";
import { comparedColumns } from "./compared-columns.ts";

/** Subject → wording → outlet → the words as written. */
function framingOf(question: string, told: Record<string, string>) {
  const { columns, texts } = comparedColumns(
    Object.entries(told).map(([outlet, text]) => ({ outlet, text })),
  );
  const framings = findFraming({ question, columns, texts });
  return Object.fromEntries(
    framings.map(({ subject, wordings }) => [
      subject,
      Object.fromEntries(
        wordings.map(({ words, uses }) => [
          words,
          Object.fromEntries(
            uses.map(({ columnId, articleId, spans }) => [
              columnId,
              spans.map((span) => texts.get(articleId)?.slice(...span)),
            ]),
          ),
        ]),
      ),
    ]),
  );
}

describe("findFraming", () => {
  it("sets beside each other what outlets call a country's armed forces", () => {
    const framing = framingOf("What does France do in Mali?", {
      Gazette: "French advisers arrived on Friday. France's advisers are armed.",
      Courier: "The city has had enough of French troops. Some of the French soldiers left.",
      Herald: "No one wants French boots on the ground.",
    });
    expect(framing["France, armed forces"]).toEqual({
      advisers: { gazette: ["French advisers", "France's advisers"] },
      troops: { courier: ["French troops"] },
      soldiers: { courier: ["French soldiers"] },
      "boots on the ground": { herald: ["French boots on the ground"] },
    });
  });

  it("keeps those whom a country backs apart from its own", () => {
    const framing = framingOf("Whom does Turkey support?", {
      Gazette: "Turkish-backed hill militias hold the pass. Turkish troops stay away.",
      Courier: "Turkey's proxies hold the pass.",
      Herald: "Rebels armed by Turkey hold the pass, and Turkey and its allies are content.",
    });
    expect(framing["Turkey, those it backs"]).toEqual({
      "Turkish-backed militias": { gazette: ["Turkish-backed hill militias"] },
      proxies: { courier: ["Turkey's proxies"] },
      allies: { herald: ["Turkey and its allies"] },
    });
  });

  it("takes both of two nouns, and a name behind its noun", () => {
    const framing = framingOf("What of Egypt?", {
      Gazette: "Some fear Egyptian soldiers and mercenaries.",
      Courier: "There are troops from Egypt on the border.",
    });
    expect(framing["Egypt, armed forces"]).toEqual({
      soldiers: { gazette: ["Egyptian soldiers"] },
      mercenaries: { gazette: ["Egyptian soldiers and mercenaries"] },
      troops: { courier: ["troops from Egypt"] },
    });
  });

  it("compares names for acts and for governments", () => {
    const framing = framingOf("What did Russia do to Ukraine?", {
      Gazette: "The Russian invasion goes on. The Russian regime is silent.",
      Courier: "The Russian operation goes on. The Russian government is silent.",
    });
    expect(framing["Russia, military action"]).toEqual({
      invasion: { gazette: ["Russian invasion"] },
      operation: { courier: ["Russian operation"] },
    });
    expect(Object.keys(framing["Russia, government"] ?? {}).sort()).toEqual(["government", "regime"]);
  });

  it("compares how a person is introduced", () => {
    const framing = framingOf("Who is Orla Kadimov?", {
      Gazette: "The former coach Orla Kadimov resigned.",
      Courier: "Orla Kadimov, the head of the dockers' union, resigned.",
      Herald: "Mrs Orla Kadimov resigned.",
      Tribune: "The veteran actor Orla Kademov resigned.",
    });
    expect(framing["Orla Kadimov"]).toEqual({
      "former coach": { gazette: ["former coach"] },
      "the head of the dockers' union": { courier: ["the head of the dockers' union"] },
      "veteran actor": { tribune: ["veteran actor"] },
    });
  });

  it("takes neither a time for a title nor a thing for a person", () => {
    const framing = framingOf("Who is Orla Kadimov of Velcom?", {
      Gazette: "It was then Orla Kadimov who left, with its premier Velcom radio.",
      Courier: "The exiled warlord Orla Kadimov had the leading general Velcom radio.",
    });
    expect(framing).toEqual({});
  });

  it("takes no other sentence's words for a title, nor an abbreviated rank for another", () => {
    const framing = framingOf("Who is Orla Kadimov?", {
      Gazette: "It rained in Jordan. General Orla Kadimov resigned.",
      Courier: "The outspoken Gen. Orla Kadimov resigned.",
      Herald: "The exiled warlord Orla Kadimov resigned.",
    });
    expect(framing["Orla Kadimov"]).toEqual({
      General: { gazette: ["General"], courier: ["Gen."] },
      "exiled warlord": { herald: ["exiled warlord"] },
    });
  });

  it("puts what the question names before what differs more", () => {
    const framing = framingOf("What of Egypt?", {
      Gazette: "French troops left. An Egyptian army fights. French aid stops.",
      Courier: "French soldiers left. Some Egyptian rebels fight. French support stops.",
      Herald: "French commandos left. France's help stops.",
    });
    expect(Object.keys(framing)).toEqual(["Egypt, armed forces", "France, armed forces", "France, support"]);
  });

  it.each([
    ["a verb", "France sent soldiers home.", "French troops left."],
    ["a verb with an object", "US strikes Iran again.", "US airstrikes began."],
    ["part of a longer noun", "A French army base burnt.", "French troops left."],
    ["another name's noun", "French wine and Malian rebels met.", "French troops left."],
  ])("is not misled by %s", (_, one, other) => {
    const subjects = Object.keys(framingOf("What of France and the US?", { Gazette: one, Courier: other }));
    expect(subjects.filter((subject) => /France|US/.test(subject))).toEqual([]);
  });

  it("needs two columns and two wordings", () => {
    expect(framingOf("France?", { Gazette: "French troops left. French soldiers stayed." })).toEqual({});
    expect(
      framingOf("France?", { Gazette: "French troops left.", Courier: "French troops stayed." }),
    ).toEqual({});
  });

  it("stays within its bounds, in the text, for any text", () => {
    const word = fc.constantFrom(
      ..."French France's US Turkey Turkish-backed troops, soldiers militias. proxies and of the war General Benning deal U.S. – -".split(
        " ",
      ),
    );
    const text = fc.array(word, { maxLength: 60 }).map((words) => words.join(" "));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (all) => {
        const { columns, texts } = comparedColumns(all.map((one, i) => ({ outlet: `Paper${i}`, text: one })));
        const framings = findFraming({ question: "What of France and Turkey?", columns, texts });
        expect(framings.length).toBeLessThanOrEqual(6);
        for (const { wordings } of framings) {
          expect(wordings.length).toBeGreaterThan(1);
          expect(wordings.length).toBeLessThanOrEqual(8);
          expect(
            new Set(wordings.flatMap(({ uses }) => uses.map((use) => use.columnId))).size,
          ).toBeGreaterThan(1);
          for (const { spans, articleId } of wordings.flatMap(({ uses }) => uses)) {
            for (const [start, end] of spans) {
              expect(start).toBeLessThan(end);
              expect(end).toBeLessThanOrEqual(texts.get(articleId)?.length ?? 0);
            }
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});
