import { expect, test } from "vitest";
import { isComposing } from "#app/shared/question/is-composing.ts";

test.each([
  ["while a word is composed", { isComposing: true, keyCode: 229 }, true],
  ["after the composition's end, as Safari has it", { isComposing: false, keyCode: 229 }, true],
  ["told with its own key code", { isComposing: true, keyCode: 13 }, true],
  ["without an input method", { isComposing: false, keyCode: 13 }, false],
])("an Enter %s", (_name, event, expected) => {
  expect(isComposing(event)).toBe(expected);
});
