import { describe, expect, it } from "vitest";
import { hasRelated, relatedTerms } from "#lib/text/related-words.ts";

// Terms are stems: that of "buy" is "bui".
describe("relatedTerms", () => {
  it("gives what is used for a word, in both directions, and not the word itself", () => {
    expect(relatedTerms("bui").has("acquir")).toBe(true);
    expect(relatedTerms("acquir").has("bui")).toBe(true);
    expect(relatedTerms("bui").has("bui")).toBe(false);
  });

  it("gives the same for an irregular form as for its base", () => {
    expect(relatedTerms("bought")).toBe(relatedTerms("bui"));
    expect(relatedTerms("fell").has("collaps")).toBe(true);
  });

  it("gives nothing for a word of no group", () => {
    expect(relatedTerms("zeppelin").size).toBe(0);
  });
});

describe("hasRelated", () => {
  it("looks for what is used for a word, not for the word", () => {
    expect(hasRelated(new Set(["acquir", "ship"]), "bought")).toBe(true);
    expect(hasRelated(new Set(["bui", "ship"]), "bought")).toBe(false);
    expect(hasRelated(new Set(), "bui")).toBe(false);
  });
});
