import { expect, it } from "vitest";
import { asksForOverview } from "#lib/retrieval/overview.ts";
import { retrievePassages } from "#lib/retrieval/retrieve-passages.ts";
import { writeCorpus } from "#tests/fixtures/harbour-strike.ts";
import { memoryTools } from "#tests/fixtures/memory-tools.ts";

it.each([
  "Give me the gist of the article",
  "Please summarise the article.",
  "What does it say?",
  "What is the article about?",
])("asks for an overview: %s", (question) => {
  expect(asksForOverview(question)).toBe(true);
});

it.each(["Give me the gist of the strike", "What does it not say?", "Why?", "Thanks!"])(
  "does not ask for an overview: %s",
  (question) => {
    expect(asksForOverview(question)).toBe(false);
  },
);

it("answers with the articles of the outlet that is named, and with no one's when none is", async () => {
  const tools = await memoryTools(await writeCorpus());
  const named = await retrievePassages({ ...tools, question: "Summarise the article of the Ledger" });
  expect(named).toMatchObject({ coverage: "good", terms: [], namedOutlets: ["Northern Ledger"] });
  expect(named.passages.map(({ article }) => article.outletName)).toEqual(["Northern Ledger"]);
  const unnamed = await retrievePassages({ ...tools, question: "Summarise the article" });
  expect(unnamed.coverage).toBe("none");
});
