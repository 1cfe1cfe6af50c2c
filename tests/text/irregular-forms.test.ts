import { expect, it } from "vitest";
import { baseTerm } from "#lib/text/irregular-forms.ts";
import { tokenize } from "#lib/text/tokens.ts";

const termOf = (word: string) => tokenize(word)[0]?.term ?? "";

it.each([
  ["fell", "fall"],
  ["falling", "fallen"],
  ["withdrew", "withdraws"],
  ["led", "leading"],
  ["women", "woman"],
])("brings %s and %s together", (a, b) => {
  expect(baseTerm(termOf(a))).toBe(baseTerm(termOf(b)));
});

it.each([
  ["left", "leave"],
  ["found", "find"],
  ["fall", "feel"],
])("keeps %s and %s apart", (a, b) => {
  expect(baseTerm(termOf(a))).not.toBe(baseTerm(termOf(b)));
});

it("leaves other words as they are", () => {
  expect(baseTerm(termOf("harbours"))).toBe(termOf("harbours"));
});
