import { expect, it } from "vitest";
import { questionNames } from "#lib/compare/question-names.ts";

it.each([
  ["What did Maja Lind say?", ["lind"]],
  ["What does Oskar al-Berg believe?", ["berg"]],
  ["Do the United States and Sweden cooperate?", ["usa", "sweden"]],
  ["Who took Jurf Al Sakhar back?", ["sakhar"]],
  ["What do the dockers want?", []],
])("%s", (question, names) => {
  expect(questionNames(question)).toEqual(names);
});
