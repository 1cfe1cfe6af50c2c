import { describe, expect, it } from "vitest";
import { bestSpan } from "#lib/citations/best-span.ts";
import { readClaim } from "#lib/citations/claim-facts.ts";
import { readPassage } from "#lib/citations/passage-facts.ts";
import { flatIdf, NAVY, passageOf } from "./harbour-news.ts";

const best = (claim: string, passage = NAVY) =>
  passage.passage.text.slice(...bestSpan(readClaim(claim), readPassage(passage), flatIdf));

describe("bestSpan", () => {
  it("is the very sentence where it stands in the passage", () => {
    const sentence = "The defence ministry in Kell denied that the port had closed.";
    expect(best(sentence)).toBe(sentence);
  });

  it("is one sentence where one bears the claim out", () => {
    expect(best("In 2014, 17 people drowned in a collision.")).toBe(
      "In June 2014 two patrol boats collided near Tern Island, and 17 people drowned.",
    );
  });

  it("is neighbouring sentences where each adds much", () => {
    expect(
      best("Norland has sent 1,500 sailors to the Strait of Arden, for a force of just over 4,200 there."),
    ).toBe(
      "Norland has sent 1,500 more sailors to the Strait of Arden, Admiral Lena Ostrow said on 3 March. That brings its force there to just over 4,200.",
    );
  });

  it("is no clause cut out of a sentence that says the opposite", () => {
    const passage = passageOf(
      "no",
      "The ministry denied it. Nobody believes that the port has closed. It is open.",
    );
    expect(best("the port has closed.", passage)).toBe("Nobody believes that the port has closed.");
  });

  it("is a sentence rather than a heading", () => {
    const passage = passageOf("head", "Idle cranes of Kell\n\nIn Kell, most cranes stood idle.");
    expect(best("The cranes of Kell were idle.", passage)).toBe("In Kell, most cranes stood idle.");
  });

  it("is never empty", () => {
    expect(best("Zebras yawn.")).not.toBe("");
    expect(best("Zebras yawn.", passageOf("tiny", "…"))).toBe("…");
  });
});
