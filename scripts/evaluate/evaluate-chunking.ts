import { join } from "node:path";
import { z } from "zod";
import type { AnswerTools } from "#lib/pipeline/answer-question.ts";
import { retrievePassages } from "#lib/retrieval/retrieve-passages.ts";
import { readJsonLines } from "./read-json-lines.ts";
import { bootstrapInterval, type Interval, mean } from "./statistics.ts";

const Question = z.object({
  question: z.string(),
  document: z.string(),
  spans: z.array(z.object({ content: z.string() })),
});
export type ChunkingQuestion = z.infer<typeof Question>;

/** At one number of passages; all 0 to 1, by characters that are letters or digits. */
export type ChunkingScores = {
  passages: number;
  /** Share of the gold characters that were retrieved. */
  recall: number;
  recallInterval: Interval;
  /** Share of the retrieved characters that are gold. */
  precision: number;
  /** Intersection over union of the two. */
  iou: number;
};

export async function readChunkingQuestions(dir: string): Promise<ChunkingQuestion[]> {
  return readJsonLines(join(dir, "questions.jsonl"), Question);
}

const AT = [1, 3, 5];

/**
 * What the first passages hold of the characters that answer (after B. Smith and A. Troynikov: Evaluating Chunking
 * Strategies for Retrieval, 2024). Marks and spaces are left out, since cleaning changes them; gold text that cleaning
 * took out counts as missed. Passages come in the product's order.
 */
export async function evaluateChunking(
  questions: readonly ChunkingQuestion[],
  tools: AnswerTools,
  onProgress: (done: number, total: number) => void,
): Promise<ChunkingScores[]> {
  const texts = new Map<string, Squeezed>();
  const catalogue = await tools.reader.catalogue();
  for (const { id, path, text } of await tools.reader.articles(catalogue.map(({ id }) => id))) {
    texts.set(path.replace(/\.\w+$/, ""), { id, ...squeeze(text) });
  }
  const rows = AT.map(() => ({ recall: [] as number[], precision: [] as number[], iou: [] as number[] }));
  for (const [index, { question, document, spans }] of questions.entries()) {
    const text = texts.get(document);
    const gold = new Set<number>();
    let goldCharacters = 0;
    for (const { content } of spans) {
      const words = squeeze(content).letters;
      goldCharacters += words.length;
      const at = text?.letters.indexOf(words) ?? -1;
      if (at >= 0) for (let i = at; i < at + words.length; i++) gold.add(i);
    }
    const { passages } = await retrievePassages({ ...tools, question });
    for (const [row, count] of AT.entries()) {
      const retrieved = new Set<number>();
      let elsewhere = 0;
      for (const { passage } of passages.slice(0, count)) {
        if (passage.articleId !== text?.id) elsewhere += squeeze(passage.text).letters.length;
        else for (const i of text.between(passage.start, passage.end)) retrieved.add(i);
      }
      const both = [...gold].filter((i) => retrieved.has(i)).length;
      const all = retrieved.size + elsewhere;
      rows[row]?.recall.push(goldCharacters === 0 ? 0 : both / goldCharacters);
      rows[row]?.precision.push(all === 0 ? 0 : both / all);
      rows[row]?.iou.push(both / Math.max(1, goldCharacters + all - both));
    }
    onProgress(index + 1, questions.length);
  }
  return rows.map(({ recall, precision, iou }, row) => ({
    passages: AT[row] ?? 0,
    recall: mean(recall),
    recallInterval: bootstrapInterval(recall),
    precision: mean(precision),
    iou: mean(iou),
  }));
}

type Squeezed = ReturnType<typeof squeeze> & { id: string };

/** The letters and digits of a text in order, and which of them lie between two offsets of it. */
function squeeze(text: string) {
  const offsets: number[] = [];
  let letters = "";
  for (const { 0: letter, index } of text.matchAll(/[\p{L}\p{N}]/gu)) {
    letters += letter;
    // One entry a code unit, so that positions in `letters` are positions here.
    for (let i = 0; i < letter.length; i++) offsets.push(index + i);
  }
  const first = (offset: number) => {
    let low = 0;
    let high = offsets.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((offsets[middle] as number) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    letters,
    between(start: number, end: number): number[] {
      const from = first(start);
      return Array.from({ length: Math.max(0, first(end) - from) }, (_, i) => from + i);
    },
  };
}
