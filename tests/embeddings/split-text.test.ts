import fc from "fast-check";
import { expect, it } from "vitest";
import { splitText, weightOf } from "#lib/embeddings/openai/split-text.ts";

it("cuts between sentences, or words, near the middle", () => {
  expect(splitText("The ferry left at nine. It came back at noon.")).toEqual([
    "The ferry left at nine. ",
    "It came back at noon.",
  ]);
  expect(splitText("ferries without any stop at all")[0]).toMatch(/ $/);
  expect(splitText("渡船上午九点离开码头。中午回到港口")[0]).toBe("渡船上午九点离开码头。");
});

it("loses nothing, and leaves neither part empty nor half a character", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 4, unit: "grapheme" }), (text) => {
      const [first, second] = splitText(text);
      expect(first + second).toBe(text);
      expect(first.length * second.length).toBeGreaterThan(0);
      expect(first.isWellFormed()).toBe(text.isWellFormed());
    }),
  );
});

it("counts letters that are a token each as such", () => {
  expect(weightOf("渡船上午九点")).toBe(6);
  expect(weightOf("The ferry left")).toBe(4);
});
