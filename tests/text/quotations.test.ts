import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findQuotations } from "#lib/text/quotations.ts";

const inner = (text: string) => findQuotations(text).map((quotation) => text.slice(...quotation.inner));

describe("findQuotations", () => {
  it.each([
    ["“We go,” she said. “Now.”", ["We go,", "Now."]],
    ['He said "no" twice.', ["no"]],
    ["They had ”agreed to share it.”", ["agreed to share it."]],
    ['"I think so.” Ash said.', ["I think so."]],
    ["It’s the boys’ boat and the militias’ port.", []],
    ["The ’90s, rock 'n' roll, O’Brien’s.", []],
    ["'A large mess', he said of the boys' boat.", ["A large mess"]],
    ["‘The boys’ boat sank,’ she said.", ["The boys’ boat sank,"]],
    ["“He told me ‘never’ and left,” she said.", ["He told me ‘never’ and left,"]],
    ['The 6" pipe broke.', []],
    ["«Nein», sagte er.", ["Nein"]],
  ])("reads %s", (text, expected) => expect(inner(text)).toEqual(expected));

  it("ends an unclosed quotation with its paragraph, or where another one opens", () => {
    expect(findQuotations("“We go.\n\nThey left.")).toMatchObject([{ start: 0, end: 7, closed: false }]);
    expect(findQuotations("“We go. “They left.”").map((quotation) => quotation.closed)).toEqual([
      false,
      true,
    ]);
  });

  it("gives spans in order that do not overlap", () => {
    const piece = fc.constantFrom("“", "”", '"', "'", "’", "‘", " ", "a", "s", ".", "\n\n", "word ");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join("");
        let end = 0;
        for (const quotation of findQuotations(text)) {
          expect(quotation.start).toBeGreaterThanOrEqual(end);
          expect(quotation.inner[0]).toBe(quotation.start + 1);
          expect(quotation.inner[1]).toBe(quotation.closed ? quotation.end - 1 : quotation.end);
          end = quotation.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
