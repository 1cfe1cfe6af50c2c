import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { memoryTools } from "#tests/fixtures/memory-tools.ts";
import { readBeir, toBulkFile } from "../../scripts/evaluate/beir.ts";
import { evaluateAnswers } from "../../scripts/evaluate/evaluate-answers.ts";
import { evaluateChunking } from "../../scripts/evaluate/evaluate-chunking.ts";
import { evaluateProduct } from "../../scripts/evaluate/evaluate-product.ts";
import { compareRuns, evaluateRetrieval } from "../../scripts/evaluate/evaluate-retrieval.ts";
import { evaluateSupport } from "../../scripts/evaluate/evaluate-support.ts";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "counterpoint-evaluation-test-"));
});
afterEach(() => rmSync(dir, { recursive: true }));

const TEXTS = [
  [
    "d1",
    "Ferry fares",
    "The ferry company raised its fares to 12 crowns on Monday. Islanders protested at the pier.",
  ],
  ["d2", "Harbour crane", "A harbour crane fell into the basin. Nobody was hurt, the port said."],
  ["d3", "School roof", "The school in Ostholm lost its roof in the storm. Pupils learn in the town hall."],
] as const;

const lines = (values: readonly unknown[]) => values.map((value) => `${JSON.stringify(value)}\n`).join("");

function writeBeir(): void {
  mkdirSync(join(dir, "qrels"));
  writeFileSync(join(dir, "corpus.jsonl"), lines(TEXTS.map(([_id, title, text]) => ({ _id, title, text }))));
  writeFileSync(
    join(dir, "queries.jsonl"),
    lines([
      {
        _id: 1,
        text: "How much are the ferry fares?",
        metadata: { answers: ["12 crowns"], source_passage: "d1" },
      },
      { _id: 2, text: "What fell into the basin?", metadata: { answers: ["crane"], source_passage: "d2" } },
      { _id: 3, text: "Who painted the lighthouse of Karst?", metadata: { is_impossible: true } },
    ]),
  );
  writeFileSync(join(dir, "qrels", "test.tsv"), "query-id\tcorpus-id\tscore\n1\td1\t1\n2\td2\t1\n2\td3\t0\n");
}

async function toolsForBeir() {
  const set = await readBeir(dir);
  const corpus = join(dir, "corpus");
  mkdirSync(corpus);
  writeFileSync(join(corpus, "all.jsonl"), toBulkFile(set.documents));
  return { set, tools: await memoryTools(corpus) };
}

const nothing = () => undefined;

describe("evaluations over a collection in BEIR layout", () => {
  it("measures retrieval, and what leaving a part out changes", async () => {
    writeBeir();
    const { set, tools } = await toolsForBeir();
    const whole = await evaluateRetrieval(set.queries, tools, new Set(), nothing);
    expect(whole.scores).toMatchObject({ questions: 2, ndcg10: 1, recall10: 1, mrr10: 1 });
    const without = await evaluateRetrieval(set.queries, tools, new Set(["vectors", "pairs"]), nothing);
    expect(compareRuns(whole, without).change).toBeCloseTo(without.scores.ndcg10 - 1, 12);
  });

  it("measures answers and refusals", async () => {
    writeBeir();
    const { set, tools } = await toolsForBeir();
    const report = await evaluateAnswers(set.allQueries, tools, nothing);
    expect(report.all).toMatchObject({ questions: 2, goldInFirstThree: 1, goldDocumentCited: 1, refused: 0 });
    expect(report.impossible).toEqual({ questions: 1, refused: 1 });
  });

  it("names the file and the line of what cannot be read", async () => {
    await expect(readBeir(dir)).rejects.toMatchObject({ code: "bad-input", message: /BEIR layout/ });
    writeBeir();
    writeFileSync(join(dir, "corpus.jsonl"), '{"_id":"d1","text":"x"}\n{"_id":\n');
    await expect(readBeir(dir)).rejects.toMatchObject({ message: /corpus\.jsonl, line 2 is not JSON/ });
    writeFileSync(join(dir, "corpus.jsonl"), '{"_id":"d1"}\n');
    await expect(readBeir(dir)).rejects.toMatchObject({ message: /corpus\.jsonl, line 1: text/ });
    writeFileSync(join(dir, "corpus.jsonl"), '{"_id":"d1","text":"x"}\n');
    writeFileSync(join(dir, "qrels", "test.tsv"), "head\n1\td1\tmany\n");
    await expect(readBeir(dir)).rejects.toMatchObject({ message: /test\.tsv, line 2/ });
  });
});

it("measures how much of the gold characters the first passages hold", async () => {
  const text = TEXTS.map((entry) => entry[2]).join("\n\n");
  mkdirSync(join(dir, "corpus"));
  writeFileSync(join(dir, "corpus", "town.md"), text);
  const tools = await memoryTools(join(dir, "corpus"));
  const spans = [{ content: "A harbour crane fell into the basin." }];
  const [first] = await evaluateChunking(
    [{ question: "What fell?", document: "town", spans }],
    tools,
    nothing,
  );
  const characters = (words: string) => words.replace(/[^\p{L}\p{N}]/gu, "").length;
  expect(first?.recall).toBe(1);
  expect(first?.precision).toBeCloseTo(characters(spans[0]?.content ?? "") / characters(text), 6);
});

it("judges the product's questions by the sentences that answer", async () => {
  const tools = await memoryTools("corpus");
  const base = { before: [], sentences: [] };
  const report = await evaluateProduct(
    [
      {
        ...base,
        id: "a",
        kind: "factual",
        question: "How many people are in the Nato mission?",
        expect: "answer",
        sentences: [{ article: "none.md", text: "This is not the sentence." }],
      },
      { ...base, id: "b", kind: "off-corpus", question: "How is sourdough bread baked?", expect: "refuse" },
    ],
    tools,
    nothing,
  );
  expect(report.development).toMatchObject({ questions: 1, right: 0, misses: { retrieval: 1 } });
  expect(report.test).toMatchObject({ questions: 1, right: 1, rightlyRefused: 1, misses: {} });
  expect(report.wrong).toEqual(["a"]);
  expect(report.check).toMatchObject({ broken: 0, outOfRange: 0 });
});

it("measures the mark on claims with labels", async () => {
  const path = join(dir, "claims.jsonl");
  const evidence = ["(meta data) TITLE: Ferry fares", TEXTS[0][2]];
  writeFileSync(
    path,
    lines([
      { label: "supported", claim: "The ferry company raised its fares to 12 crowns.", evidence },
      { label: "not_supported", claim: "The ferry company raised its fares to 40 crowns.", evidence },
    ]),
  );
  const { all } = await evaluateSupport(path);
  expect(all).toMatchObject({ claims: 2, precision: 1, recall: 1, supportedUnmarked: 1, auroc: 1 });
  writeFileSync(path, '{"label":"maybe"}\n');
  await expect(evaluateSupport(path)).rejects.toMatchObject({ message: /claims\.jsonl, line 1: label/ });
});
