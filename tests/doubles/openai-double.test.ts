import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { answerMessages } from "#lib/answer/prompts.ts";
import { comparisonMessages } from "#lib/compare/model/comparison-prompts.ts";
import { numberPassages } from "#lib/compare/model/number-passages.ts";
import { answerRequest } from "#tests/contracts/answerer.ts";
import { compareRequest } from "#tests/contracts/comparer.ts";
import { type AnswerStyle, INVENTED, writeAnswer } from "./double-answers.ts";
import { COMPARISON_STYLES, isComparison, UNKNOWN_OUTLET, writeComparison } from "./double-comparisons.ts";
import { type OpenAiDouble, startOpenAiDouble } from "./openai-double.ts";

let double: OpenAiDouble;

beforeAll(async () => {
  double = await startOpenAiDouble();
});
afterAll(() => double.close());
afterEach(() => double.behave("well-behaved"));

const messages = answerMessages({ ...answerRequest(), fence: "abc" });
const user = messages.at(-1)?.content ?? "";
const sentence = "Ships waited outside the harbour for nine hours, Mira Holt said";

it.each([
  ["well-behaved", `${sentence} [1].`],
  ["marker-out-of-range", "[99]"],
  ["marker-zero", "[0]"],
  ["marker-list", "[1, 7]"],
  ["marker-range", "[1-3]"],
  ["marker-lenticular", "【1】"],
  ["marker-footnote", "[^1]"],
  ["marker-adjacent", "[1][2]"],
  ["marker-glued", "said[1]and"],
  ["wrong-passage", `${sentence} [2].`],
  ["invented-quotation", `"${INVENTED.quotation},"`],
  ["invented-quotation-curly", `“${INVENTED.quotation},”`],
  ["invented-number", INVENTED.number],
  ["invented-date", INVENTED.date],
  ["invented-name", INVENTED.name],
  ["html", "<script>"],
  ["markdown-image", "!["],
  ["markdown-link", "](javascript:"],
  ["thinking", "</think>"],
  ["refusal", "can't help"],
] satisfies [AnswerStyle, string][])("writes the fault %s", (style, fault) => {
  expect(writeAnswer(user, style)).toContain(fault);
  expect(user).not.toContain(fault);
});

it("leaves the markers out on command", () => {
  expect(writeAnswer(user, "no-markers")).toBe(`${sentence}.`);
});

const { question, columns } = compareRequest();
const comparison = comparisonMessages({
  question,
  passages: numberPassages(columns),
  format: "",
  fence: "abc",
  again: false,
});
const toCompare = comparison.at(-1)?.content ?? "";

it("tells a request to compare from one to answer", () => {
  expect([isComparison(toCompare), isComparison(user)]).toEqual([true, false]);
});

it("compares as it is asked: a point for what each outlet says, with its passage", () => {
  const { points } = JSON.parse(writeComparison(toCompare, "comparison-well-behaved"));
  expect(points).toHaveLength(2);
  expect(
    points[0].cells.map((cell: { outlet: string; passage: number }) => [cell.outlet, cell.passage]),
  ).toEqual([
    ["Harbour Gazette", 2],
    ["Coast Courier", 3],
    ["Island Post", 4],
  ]);
});

it.each(COMPARISON_STYLES.filter((style) => !/well-behaved|once/.test(style)))(
  "writes the fault %s",
  (style) => {
    const text = writeComparison(toCompare, style);
    expect(text).not.toBe(writeComparison(toCompare, "comparison-well-behaved"));
    const readable = !/prose|lines|invalid-json|cut-short/.test(style);
    if (readable) expect(Object.keys(JSON.parse(text))).toEqual(["points"]);
    else expect(() => JSON.parse(text)).toThrow();
    if (style === "comparison-unknown-outlet") expect(text).toContain(UNKNOWN_OUTLET);
  },
);

it("mends its JSON once it is told to, if it is so commanded", () => {
  expect(() => JSON.parse(writeComparison(toCompare, "comparison-invalid-json-once"))).toThrow();
  const told = `${toCompare}\n\nYour last reply could not be read.`;
  expect(JSON.parse(writeComparison(told, "comparison-invalid-json-once")).points).toHaveLength(2);
});

async function post(path: string, body: object): Promise<string> {
  const response = await fetch(`${double.url}${path}`, { method: "POST", body: JSON.stringify(body) });
  return response.text();
}

it("takes a behaviour from the model's name", async () => {
  expect(await post("/chat/completions", { model: "misbehave:marker-zero", messages })).toContain("[0]");
  expect(await post("/chat/completions", { model: "double", messages })).not.toContain("[0]");
});

it("takes behaviours from another process, and refuses to learn what it does not know", async () => {
  expect(await post("/../behave", ["marker-zero", "well-behaved"])).toBe("");
  expect(await post("/chat/completions", { messages })).toContain("[0]");
  expect(await post("/chat/completions", { messages })).not.toContain("[0]");
  expect(await post("/../behave", ["behave-badly"])).toContain("no behaviour behave-badly");
});

it("gives the same vectors as numbers and as base64, near for texts that share words", async () => {
  const input = ["a red boat", "the red boat", "flour and bread"];
  const vectorsOf = async (encoding_format: string) => {
    const { data } = JSON.parse(await post("/embeddings", { input, encoding_format }));
    return (data as { embedding: number[] | string }[]).map(({ embedding }) =>
      typeof embedding === "string"
        ? [...new Float32Array(Uint8Array.from(Buffer.from(embedding, "base64")).buffer)]
        : embedding,
    );
  };
  const [a = [], b = [], c = []] = await vectorsOf("float");
  expect((await vectorsOf("base64"))[0]?.map((x) => x.toFixed(5))).toEqual(a.map((x) => x.toFixed(5)));
  const cosine = (x: number[], y: number[]) => x.reduce((sum, value, i) => sum + value * (y[i] ?? 0), 0);
  expect(cosine(a, b)).toBeGreaterThan(cosine(a, c));
});
