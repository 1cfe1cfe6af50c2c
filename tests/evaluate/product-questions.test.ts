import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { listCorpus } from "#lib/corpus/list-corpus.ts";
import { readCorpus } from "#lib/corpus/read-corpus.ts";
import { isCompleteSentence, sentences } from "#lib/text/sentences.ts";

const LEAST = {
  factual: 40,
  "who-said": 15,
  "how-many": 15,
  when: 12,
  comparison: 15,
  "follow-up": 20,
  "off-corpus": 20,
  "false-premise": 10,
  vague: 10,
  misspelt: 12,
};
const KINDS = Object.keys(LEAST) as (keyof typeof LEAST)[];

const Question = z.strictObject({
  id: z.string().regex(/^q\d{3}$/),
  kind: z.enum(KINDS),
  before: z.array(z.string().min(1)).max(3),
  question: z.string().min(1),
  expect: z.enum(["answer", "refuse", "either"]),
  articles: z.array(z.string()),
  sentences: z.array(z.strictObject({ article: z.string(), text: z.string().min(1) })),
  accepted: z
    .array(z.strictObject({ article: z.string(), text: z.string().min(1), reason: z.string().min(1) }))
    .min(1)
    .optional(),
});

const questions = readFileSync(new URL("product-questions.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line) => Question.parse(JSON.parse(line)));

/** File name → its sentences as they are ingested. */
const articles = new Map<string, string[]>();

beforeAll(async () => {
  const folder = fileURLToPath(new URL("../../corpus", import.meta.url));
  const listing = await listCorpus(folder);
  const read = readCorpus(listing);
  for (const file of listing.files) {
    const { value } = await read.next();
    if (value?.kind !== "article") throw new Error(`${file.path} was not read as an article`);
    const found = sentences(value.article.text).map((sentence) => sentence.text);
    articles.set(basename(file.path), found);
  }
});

describe("the questions", () => {
  it("have ids of their own", () => {
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
  });

  it("are asked once each in the same conversation", () => {
    const asked = questions.map(({ before, question }) =>
      [...before, question].map((turn) => turn.toLowerCase().replace(/\W+/g, " ").trim()).join(" | "),
    );
    expect(asked.filter((turns, at) => asked.indexOf(turns) !== at)).toEqual([]);
  });

  it.each(KINDS)("include enough of the kind %s, as many in one half as in the other", (kind) => {
    const places = questions.flatMap((question, at) => (question.kind === kind ? [at] : []));
    expect(places.length).toBeGreaterThanOrEqual(LEAST[kind]);
    const even = places.filter((at) => at % 2 === 0).length;
    expect(Math.abs(2 * even - places.length)).toBeLessThanOrEqual(1);
  });

  it("come with earlier questions where, and only where, they are follow-ups", () => {
    for (const { id, kind, before } of questions) expect(before.length > 0, id).toBe(kind === "follow-up");
  });

  it("expect a refusal off the corpus, either for a false premise, and else an answer", () => {
    for (const { id, kind, expect: expected } of questions) {
      const allowed =
        kind === "off-corpus"
          ? ["refuse"]
          : kind === "false-premise"
            ? ["either"]
            : kind === "follow-up"
              ? ["answer", "refuse"]
              : ["answer"];
      expect(allowed, id).toContain(expected);
    }
  });
});

describe("the sentences that answer", () => {
  it("stand once among the sentences of their article, whole", () => {
    for (const { id, sentences: right, accepted = [] } of questions) {
      for (const { article, text } of [...right, ...accepted]) {
        const same = (articles.get(article) ?? []).filter((sentence) => sentence === text);
        expect(same, `${id}: ${text}`).toHaveLength(1);
        expect(isCompleteSentence(text), `${id}: ${text}`).toBe(true);
      }
    }
  });

  it("are listed once for each question, and unless it must be refused", () => {
    for (const { id, expect: expected, sentences: right } of questions) {
      expect(new Set(right.map(({ article, text }) => `${article} ${text}`)).size, id).toBe(right.length);
      expect(right.length === 0, id).toBe(expected === "refuse");
    }
  });

  it("are accepted later only beside those first written, and each with a reason", () => {
    for (const { id, expect: expected, sentences: right, accepted } of questions) {
      if (accepted === undefined) continue;
      expect(expected, id).not.toBe("refuse");
      const listed = [...right, ...accepted].map(({ article, text }) => `${article} ${text}`);
      expect(new Set(listed).size, id).toBe(listed.length);
    }
  });

  it("come from just the articles that are named", () => {
    for (const { id, articles: named, sentences: right } of questions) {
      expect([...new Set(right.map(({ article }) => article))].sort(), id).toEqual([...named].sort());
    }
  });

  it("come from two articles or more where outlets are compared", () => {
    for (const { id, kind, articles: named } of questions) {
      if (kind === "comparison") expect(named.length, id).toBeGreaterThanOrEqual(2);
    }
  });
});
