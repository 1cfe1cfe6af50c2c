import { inventWords } from "./invent-words.ts";
import { between, oneOf, type Random, seeded, seedOf } from "./random.ts";
import { zipfMandelbrot } from "./zipf.ts";

/** A line of a bulk file. */
export type BulkArticle = { id: string; outlet: string; title: string; published: string; text: string };

const VOCABULARY = 150_000;
const TOPICS = 400;
const WORDS_OF_TOPIC = 250;
const WORDS_OF_STORY = 30;
/** So many articles on average tell one story. */
const ARTICLES_OF_STORY = 4;
/** Where a text's words come from; the rest are anybody's. */
const SHARES = { topic: 0.2, story: 0.12, number: 0.015 };
const OUTLETS = Array.from({ length: 40 }, (_, i) => `Outlet ${i + 1}`);

const KINDS = { words: 1, topic: 2, story: 3, article: 4 };

/**
 * Makes articles of invented words, the same for the same number at every run: word frequencies by Zipf and Mandelbrot,
 * each article about a story of a topic, so that texts and the questions about them cluster as news does; about
 * eight passages each.
 */
export function articleGenerator(seed = 1): (number: number) => BulkArticle {
  const words = inventWords(VOCABULARY, seedOf(KINDS.words, seed));
  const anyRank = zipfMandelbrot(words.length);
  const topicRank = zipfMandelbrot(WORDS_OF_TOPIC, { slope: 0.9, shift: 5 });
  const storyRank = zipfMandelbrot(WORDS_OF_STORY, { slope: 0.7, shift: 3 });
  const wordAt = (rank: number) => words[Math.min(words.length - 1, Math.floor(rank))] as string;
  /** Ranks spread evenly over their logarithm: as many common words as rare ones. */
  const pick = (random: Random, from: number, to: number) => wordAt(from * (to / from) ** random());
  const topics = Array.from({ length: TOPICS }, (_, topic) => {
    const random = seeded(seedOf(KINDS.topic + seed, topic));
    return Array.from({ length: WORDS_OF_TOPIC }, () => pick(random, 150, 30_000));
  });

  return (number) => {
    const story = Math.floor(number / ARTICLES_OF_STORY);
    const ofStory = seeded(seedOf(KINDS.story + seed, story));
    const topic = oneOf(ofStory, topics);
    const storyWords = Array.from({ length: WORDS_OF_STORY }, (_, i) => {
      const word = pick(ofStory, 2_000, VOCABULARY);
      return i % 3 === 0 ? capital(word) : word;
    });
    const random = seeded(seedOf(KINDS.article + seed, number));
    const word = () => {
      const share = random();
      if (share < SHARES.story) return storyWords[storyRank(random)] as string;
      if (share < SHARES.story + SHARES.topic) return topic[topicRank(random)] as string;
      if (share > 1 - SHARES.number) return String(between(random, 2, 2_000));
      return wordAt(anyRank(random));
    };
    const sentence = () => {
      const text = Array.from({ length: between(random, 8, 32) }, word).join(" ");
      return `${capital(text)}.`;
    };
    const paragraph = () => Array.from({ length: between(random, 2, 5) }, sentence).join(" ");
    const title = [
      ...Array.from({ length: 3 }, () => oneOf(random, storyWords)),
      word(),
      oneOf(random, topic),
    ];
    const day = between(random, 0, 365 * 15);
    return {
      id: `article-${number}`,
      outlet: oneOf(random, OUTLETS),
      title: capital(title.join(" ")),
      published: new Date(Date.UTC(2010, 0, 1 + day)).toISOString().slice(0, 10),
      text: Array.from({ length: between(random, 9, 25) }, paragraph).join("\n\n"),
    };
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
