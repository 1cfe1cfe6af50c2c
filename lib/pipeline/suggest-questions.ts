import { retrievePassages } from "#lib/retrieval/retrieve-passages.ts";
import type { Article } from "#lib/schema/article.ts";
import type { Filter } from "#lib/schema/retrieval.ts";
import { findNames } from "#lib/text/names.ts";
import { sentences } from "#lib/text/sentences.ts";
import { speakerOf } from "#lib/text/speakers.ts";
import { isFunctionWord, tokenize } from "#lib/text/tokens.ts";
import type { AnswerTools } from "./answer-question.ts";

const SUGGESTIONS = 4;
/** Enough to make four questions from; the newest of each outlet. */
const ARTICLES_READ = 12;

/**
 * Up to four questions that this corpus, or what the filter leaves of it, answers: what a named person said, what an outlet tells of a name that it
 * alone has, and one that compares two outlets on a subject of both. Each is tried before it is offered.
 */
export async function suggestQuestions(
  tools: Pick<AnswerTools, "reader" | "embedder" | "fusion">,
  filter: Filter = {},
): Promise<string[]> {
  const { reader } = tools;
  const catalogue = await reader.catalogue(filter);
  const newest = catalogue.toSorted((a, b) => (b.publishedAt ?? "").localeCompare(a.publishedAt ?? ""));
  const outlets = new Map(newest.map((article) => [article.outletId, 0]));
  const order = newest
    .map((article) => {
      const turn = outlets.get(article.outletId) ?? 0;
      outlets.set(article.outletId, turn + 1);
      return { id: article.id, turn };
    })
    .sort((a, b) => a.turn - b.turn)
    .slice(0, ARTICLES_READ);
  const articles = await reader.articles(order.map(({ id }) => id));

  const compared = comparisons(articles);
  const spoken = articles.flatMap((article) =>
    speakersOf(article)
      .slice(0, 1)
      .map((name) => `What did ${name} say?`),
  );
  const told = articles.flatMap((article) =>
    ownNames(article, articles)
      .slice(0, 1)
      .map((name) => `What does ${article.outletName} report about ${name}?`),
  );
  const chosen: string[] = [];
  for (const candidates of [spoken, told, compared, spoken, told, spoken]) {
    for (const question of candidates) {
      if (chosen.length === SUGGESTIONS) return chosen;
      if (chosen.includes(question)) continue;
      const { coverage } = await retrievePassages({ ...tools, question, filter });
      if (coverage !== "good") continue;
      chosen.push(question);
      break;
    }
  }
  return chosen;
}

/** People who are named with their words, most often first. */
function speakersOf(article: Article): string[] {
  const counts = new Map<string, number>();
  for (const { start, end } of sentences(article.text)) {
    const voice = speakerOf(article.text, [start, end], article);
    if (voice.kind !== "named" || !voice.certain || !voice.name.includes(" ")) continue;
    counts.set(voice.name, (counts.get(voice.name) ?? 0) + 1);
  }
  return byCount(counts);
}

/** Names of several words that only this article has, most often first. */
function ownNames(article: Article, all: readonly Article[]): string[] {
  const others = all.filter((other) => other.id !== article.id).map((other) => other.text);
  const counts = new Map<string, number>();
  for (const { text, start } of findNames(article.text)) {
    if (!text.includes(" ") || text.includes(article.outletName) || article.authors.includes(text)) continue;
    if (others.some((other) => other.includes(text))) continue;
    const name = /\bthe $/i.test(article.text.slice(0, start)) ? `the ${text}` : text;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return byCount(counts);
}

/** For each pair of outlets, a subject that both speak of much. */
function comparisons(articles: readonly Article[]): string[] {
  const counted = articles.map((article) => ({ article, words: subjectWords(article.text) }));
  const found: { question: string; weight: number }[] = [];
  for (const [index, one] of counted.entries()) {
    for (const other of counted.slice(index + 1)) {
      if (one.article.outletId === other.article.outletId) continue;
      for (const [word, count] of one.words) {
        const weight = Math.min(count, other.words.get(word) ?? 0);
        const subject = `How do ${one.article.outletName} and ${other.article.outletName} differ on ${word}?`;
        if (weight > 1) found.push({ question: subject, weight });
      }
    }
  }
  return found.sort((a, b) => b.weight - a.weight).map(({ question }) => question);
}

/** Plural nouns, as far as their form tells, with how often they occur: what a comparison can be about. */
function subjectWords(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { word } of tokenize(text)) {
    if (!/^[a-z]{4,}(?:[^s]s|ies)$/.test(word) || /(?:ous|ss|us|is)$/.test(word) || isFunctionWord(word))
      continue;
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

function byCount(counts: ReadonlyMap<string, number>): string[] {
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([name]) => name);
}
