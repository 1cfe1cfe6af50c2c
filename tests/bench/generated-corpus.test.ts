import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { splitPassages } from "#lib/corpus/split-passages.ts";
import { indexTerms } from "#lib/text/tokens.ts";
import { QuestionChooser } from "../../scripts/bench/corpus/choose-questions.ts";
import { articleGenerator } from "../../scripts/bench/corpus/generate-articles.ts";
import { prepareCorpus } from "../../scripts/bench/corpus/prepare-corpus.ts";
import { seeded } from "../../scripts/bench/corpus/random.ts";
import { zipfMandelbrot } from "../../scripts/bench/corpus/zipf.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const article = articleGenerator();
const articles = Array.from({ length: 80 }, (_, number) => article(number));

describe("invented articles", () => {
  it("are the same for the same number, whatever was made before", () => {
    expect(articleGenerator()(42)).toEqual(articles[42]);
    expect(article(3).text).not.toBe(article(4).text);
  });

  it("give about eight passages each", () => {
    const passages = articles.flatMap(({ id, text }) => splitPassages({ id, text }));
    expect(passages.length / articles.length).toBeGreaterThan(7);
    expect(passages.length / articles.length).toBeLessThan(9);
  });

  it("of one story share more words with each other than with those of another", () => {
    const words = articles.map(({ title, text }) => new Set(indexTerms(`${title} ${text}`)));
    const shared = (a: number, b: number) => {
      const [left = new Set<string>(), right = new Set<string>()] = [words[a], words[b]];
      return left.intersection(right).size / Math.sqrt(left.size * right.size);
    };
    const stories = Array.from({ length: 19 }, (_, i) => 4 * i);
    const sum = (other: number) => stories.reduce((total, first) => total + shared(first, first + other), 0);
    expect(sum(1)).toBeGreaterThan(1.2 * sum(4));
  });
});

describe("ranks by Zipf and Mandelbrot", () => {
  it("come as often as the law says", () => {
    const draw = zipfMandelbrot(1_000, { slope: 1, shift: 1 });
    const random = seeded(7);
    const counts = new Array<number>(1_000).fill(0);
    for (let i = 0; i < 200_000; i++) {
      const rank = draw(random);
      counts[rank] = (counts[rank] ?? 0) + 1;
    }
    const [first = 0, , third = 0] = counts;
    // Ranks 0 and 2 are as 1/1 to 1/3.
    expect(first / third).toBeGreaterThan(2.7);
    expect(first / third).toBeLessThan(3.3);
    expect(counts.slice(500).reduce((sum, count) => sum + count)).toBeGreaterThan(1_000);
  });
});

describe("a corpus of a size", () => {
  it("has just so many passages", async () => {
    const folder = await temporaryFolder();
    await prepareCorpus({ folder, passages: 37 });
    const lines = (await readFile(join(folder, "articles.jsonl"), "utf8")).trim().split("\n");
    const passages = lines.flatMap((line) => splitPassages({ id: "", text: JSON.parse(line).text }));
    expect(passages.length).toBe(37);
  });

  it("is taken from the first articles of a bulk file, and of all when it has fewer", async () => {
    const source = await temporaryFolder();
    await prepareCorpus({ folder: source, passages: 40 });
    const folder = await temporaryFolder();
    const bulk = join(source, "articles.jsonl");
    await prepareCorpus({ folder, passages: 20, file: bulk });
    const [whole, part] = await Promise.all([
      readFile(bulk, "utf8"),
      readFile(join(folder, "articles.jsonl"), "utf8"),
    ]);
    expect(part.split("\n")[0] === whole.split("\n")[0]).toBe(true);
    expect(part.length).toBeLessThan(0.7 * whole.length);
    await prepareCorpus({ folder, passages: 5_000, file: bulk });
    expect((await readFile(join(folder, "articles.jsonl"), "utf8")) === whole).toBe(true);
  });

  it("names the line that is no article", async () => {
    const folder = await temporaryFolder({ "bulk.jsonl": '{"text": "One."}\n\n{"title": 1}\n' });
    const file = join(folder, "bulk.jsonl");
    await expect(prepareCorpus({ folder: join(folder, "corpus"), passages: 9, file })).rejects.toThrow(
      /bulk\.jsonl, line 3/,
    );
  });
});

describe("questions", () => {
  it("are eight different words of one passage, the same at every run", () => {
    const passages = articles.flatMap(({ id, text }) => splitPassages({ id, text }));
    const choose = () => {
      const chooser = new QuestionChooser(20);
      chooser.offer(passages);
      return chooser.questions();
    };
    const questions = choose();
    expect(choose()).toEqual(questions);
    expect(new Set(questions).size).toBe(20);
    for (const question of questions) {
      const words = question.split(" ");
      expect(new Set(words).size).toBe(8);
      expect(passages.some(({ text }) => words.every((word) => text.includes(word)))).toBe(true);
    }
  });
});
