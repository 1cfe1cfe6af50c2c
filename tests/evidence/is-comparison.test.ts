import { expect, test } from "vitest";
import { asksToCompare } from "#app/(ask)/conversation/asks-to-compare.ts";
import { isComparison } from "#lib/evidence/is-comparison.ts";
import { answer, assistantMessage } from "#tests/app/samples.ts";

test.each([
  "How do Vox and Al Jazeera differ on militias?",
  "Who disagrees about the number of troops?",
  "who agrees with that?",
  "Compare what is said about the dredging.",
  "Which newspapers mention the dredging?",
  "Please compare the reports on the strike",
  "Can you contrast the two accounts?",
  "How does the coverage of the strike compare?",
  "Which outlets contradict each other on the cost?",
  "Do the sources agree on the date?",
  "Where do the articles disagree?",
  "What do the two papers differ about?",
  "How differently do they describe the militias?",
  "What are the differences between the reports?",
  "Put the accounts side by side",
  "How did the harbour look in 1996 compared with 2004?",
])("asks to compare: %s", (question) => {
  expect(isComparison(question)).toBe(true);
});

test.each([
  "What is the difference of 5 and 3?",
  "What is the difference between a barge and a dredger?",
  "How does a drone differ from a missile?",
  "Which different groups fight in the north?",
  "Did they agree on a ceasefire?",
  "What does the nuclear agreement say?",
  "Compared with 2014, how many troops are there?",
  "How many more died compared with 2004?",
  "Who leads the port authority?",
  "What did Ragna Holm say about silt?",
  "When did the comparison shop open?",
  "Is it incomparable?",
  "",
])("does not ask to compare: %s", (question) => {
  expect(isComparison(question)).toBe(false);
});

test("two outlets in one question are compared, one is not", () => {
  const outlets = ["The Harbour Post", "Fathom", "Lot"];
  expect(isComparison("What do the Harbour Post and Fathom say of silt?", outlets)).toBe(true);
  expect(isComparison("Do the Post and Fathom mention silt?", outlets)).toBe(true);
  expect(isComparison("What does Fathom say of a lottery?", outlets)).toBe(false);
});

test("what goes on with a comparison compares, too; what begins anew does not", () => {
  const turn = (question: string, searchedFor: string) => ({
    id: question,
    question,
    answer: assistantMessage("m", [{ type: "data-answer", data: answer({ question, searchedFor }) }]),
  });
  const comparing = turn("How do they differ on silt?", "How do they differ on silt?");
  const goingOn = turn("And on cost?", "on cost? (differ silt)");
  const anew = turn("Who leads the port?", "Who leads the port?");
  expect(asksToCompare([comparing, goingOn, anew, goingOn], [])).toEqual([true, true, false, false]);
});
