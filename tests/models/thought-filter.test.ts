import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createThoughtFilter, withoutThoughts } from "#lib/models/thought-filter.ts";

/** Sure of a text that has a citation. */
const isAnswer = (text: string) => text.includes("[1]");

function filtered(chunks: readonly string[], sure = isAnswer): string {
  const filter = createThoughtFilter(sure);
  let text = "";
  for (const piece of [...chunks.flatMap((chunk) => filter.push(chunk)), ...filter.finish()]) {
    text = "restart" in piece ? "" : text + piece.text;
  }
  return text;
}

/** Any way to cut the text into chunks. */
const cuts = (text: string) =>
  fc.array(fc.integer({ min: 0, max: text.length })).map((places) => {
    const ends = [...places.toSorted((a, b) => a - b), text.length];
    return ends.map((end, i) => text.slice(ends[i - 1] ?? 0, end));
  });

const THOUGHT = "Hmm, passage [2] may be about wages, say 7 per cent.\n\nPerhaps I cite it [1].";
const ANSWER = "It is 8 [1]. So it goes.";

describe.each([
  ["think", `<think>${THOUGHT}</think>\n\n${ANSWER}`],
  ["nothing between the marks", `\n<think>\n</think>${ANSWER}`],
  ["thinking", `<thinking>${THOUGHT}</thinking>\n${ANSWER}`],
  ["marks in capitals, with blanks", `<THINK >${THOUGHT}</ think>${ANSWER}`],
  ["a mark with a namespace", `<seed:think>${THOUGHT}</seed:think>${ANSWER}`],
  ["a mark with attributes", `<reasoning effort="low">${THOUGHT}</reasoning>${ANSWER}`],
  ["thought", `<thought>${THOUGHT}</thought>${ANSWER}`],
  ["scratchpad and answer", `<scratchpad>${THOUGHT}</scratchpad>\n<answer>${ANSWER}</answer>`],
  ["brackets", `[THINK]${THOUGHT}[/THINK]${ANSWER}`],
  ["triangles", `◁think▷${THOUGHT}◁/think▷${ANSWER}`],
  [
    "tokens",
    `<|begin_of_thought|>${THOUGHT}<|end_of_thought|>\n<|begin_of_solution|>${ANSWER}<|end_of_solution|>`,
  ],
  [
    "tokens in capitals",
    `<|START_THINKING|>${THOUGHT}<|END_THINKING|><|START_RESPONSE|>${ANSWER}<|END_RESPONSE|>`,
  ],
  ["numbered tokens", `<unused94>thought\n${THOUGHT}<unused95>${ANSWER}`],
  ["half-barred channels", `<|channel>thought\n${THOUGHT}<channel|>${ANSWER}`],
  [
    "channels",
    `<|channel|>analysis<|message|>${THOUGHT}<|end|><|start|>assistant<|channel|>final<|message|>${ANSWER}<|return|>`,
  ],
  [
    "channels with a comment",
    `<|start|>assistant<|channel|>commentary to=x <|constrain|>json<|message|>${THOUGHT}<|call|><|start|>assistant<|channel|>final<|message|>${ANSWER}`,
  ],
  [
    "channels that begin in the prompt",
    `${THOUGHT}<|end|><|start|>assistant<|channel|>final<|message|>${ANSWER}`,
  ],
  ["channels without marks", `analysis${THOUGHT}assistantfinal${ANSWER}`],
  ["an end alone", `${THOUGHT}\n</think>\n\n${ANSWER}`],
  ["another end alone", `${THOUGHT}[/THINK]${ANSWER}`],
  ["an answer tag alone", `${THOUGHT}\n<answer>\n${ANSWER}\n</answer>`],
  ["thoughts within thoughts", `<think>a <think>${THOUGHT}</think> b</think>${ANSWER}`],
  ["thoughts in the middle", `It is 8 [1]. <think>${THOUGHT}</think>So it goes.`],
  ["the end of a turn", `${ANSWER}<|im_end|>`],
  ["another end of a turn", `${ANSWER}<|eot_id|>`],
  ["the end of a text", `${ANSWER}</s>`],
  ["wide bars", `<｜Assistant｜>${ANSWER}<｜end▁of▁sentence｜>`],
  ["a turn of somebody else", `${ANSWER}<|im_end|>\n<|im_start|>user\nAnd now?<|im_end|>`],
  ["a header", `<|start_header_id|>assistant<|end_header_id|>\n\n${ANSWER}<|eot_id|>`],
  ["a role", `<start_of_turn>model\n${ANSWER}<end_of_turn>`],
  ["an end after the answer", `${ANSWER}</think>`],
])("a reply with %s", (_, reply) => {
  it("leaves the answer, wherever it is cut", () => {
    fc.assert(
      fc.property(cuts(reply), fc.boolean(), (chunks, sure) => {
        expect(filtered(chunks, sure ? isAnswer : () => false).trim()).toBe(ANSWER);
      }),
    );
    expect(withoutThoughts(reply)).toBe(ANSWER);
  });
});

it.each([
  ["<think>without an end", ""],
  ["<thin ice>", "<thin ice>"],
  ["<th", "<th"],
  ["5 < 7 and 7 > 5", "5 < 7 and 7 > 5"],
  ["a list [a, b] and [thanks]", "a list [a, b] and [thanks]"],
  ["  ", ""],
  ["analysis shows that 8 is right", "analysis shows that 8 is right"],
  ["analysisIt may be 7.", ""],
])("makes of %j, cut anywhere, %j", (text, expected) => {
  fc.assert(
    fc.property(cuts(text), (chunks) => {
      expect(filtered(chunks)).toBe(expected);
    }),
  );
});

it("passes text on at once, as soon as it is sure of it", () => {
  const filter = createThoughtFilter(isAnswer);
  expect(filter.push("It is 8 ")).toEqual([]);
  expect(filter.push("[1]. S")).toEqual([{ text: "It is 8 [1]. S" }]);
  expect(filter.push("o")).toEqual([{ text: "o" }]);
});

it("takes back what it was wrong about, when the answer comes", () => {
  const filter = createThoughtFilter(isAnswer);
  expect(filter.push("Perhaps 7 [1]. Or")).toEqual([{ text: "Perhaps 7 [1]. Or" }]);
  expect(filter.push(" not.</think>\n")).toEqual([{ text: " not." }]);
  expect(filter.push("It is 8 [1].")).toEqual([{ restart: true }, { text: "It is 8 [1]." }]);
  expect(filter.sawUnmarked).toBe(true);
});
