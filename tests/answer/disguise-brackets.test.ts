import { expect, it } from "vitest";
import { disguiseBrackets } from "#lib/answer/disguise-brackets.ts";
import { passageOf } from "#tests/citations/harbour-news.ts";

const passage = passageOf("mill", "The mill had 77[2] looms【3】.", { title: "Looms [2]" });

it("shows a passage's brackets as others, and gives them back as the source's", () => {
  const { passages, reveal } = disguiseBrackets([passage]);
  expect(passages[0]?.passage.text).toBe("The mill had 77⟦2⟧ looms〖3〗.");
  expect(passages[0]?.article.title).toBe("Looms ⟦2⟧");
  expect(passages[0]?.passage.text).toHaveLength(passage.passage.text.length);
  expect(reveal("It had 77⟦2⟧ looms [1].")).toEqual([
    "It had 77",
    { source: "[" },
    "2",
    { source: "]" },
    " looms [1].",
  ]);
});

it("takes brackets that no passage has", () => {
  const other = passageOf("maths", "They write ⟦x⟧ for it [2].");
  const { passages, reveal } = disguiseBrackets([other]);
  expect(passages[0]?.passage.text).toBe("They write ⟦x⟧ for it ⦋2⦌.");
  expect(reveal("⟦x⟧")).toEqual(["⟦x⟧"]);
});
