import { expect, it } from "vitest";
import { tellBracketsApart } from "#lib/citations/tell-brackets-apart.ts";

it("changes the look of brackets that could be the number of a source and are no markers, and of no others", () => {
  const text = "The mill had 77[2] looms [sic] in [2019].[1, 9] [1]";
  const told = tellBracketsApart(text, [{ marker: 1, span: [48, 51] }]);
  expect(told).toEqual({ text: "The mill had 77［2］ looms [sic] in [2019].［1, 9］ [1]", own: true });
  expect(told.text).toHaveLength(text.length);
});

it("leaves an answer alone in which all brackets are markers", () => {
  const text = "The mill had 77 looms. [1]";
  expect(tellBracketsApart(text, [{ marker: 1, span: [23, 26] }])).toEqual({ text, own: false });
});
