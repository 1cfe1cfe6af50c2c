import type { Citation, Source, Voice } from "./answer.ts";
import type { Span } from "./passage.ts";

/**
 * `states`: the outlet says it. `disputes`: it says otherwise. `other-figure`: it gives another figure of the same
 * kind, which may or may not contradict. `not-checked`: its words are shown, and nobody has judged them.
 * `silent`: nothing found, which is not the same as "did not report".
 */
export type Stance = "states" | "disputes" | "other-figure" | "not-checked" | "silent";

/** What one column says on one point: one verbatim span with its citation, or silence. */
export type Cell = {
  columnId: string;
  stance: Stance;
  /** Why a model gave this stance; absent by rule. */
  reason?: string;
  /** The words of the article, byte for byte. */
  quote?: string;
  /** `answerSpan` is `[0, quote.length]`: the cell shows the quote itself. */
  citation?: Citation;
  voice?: Voice;
  /** True where a model's words were not in the passage, and the nearest sentence of it stands in their place. */
  replaced?: boolean;
};

/** A claim or topic that the question raises; one cell a column, in the columns' order. */
export type Point = {
  label: string;
  cells: Cell[];
  /** Set where several cells have one origin, an agency's report or one quotation; says which, for a reader. */
  sharedOrigin?: string;
  /** With it: the columns of each such origin, which count as one source. */
  origins?: string[][];
  /** Said of figures of one kind that are over 5 % apart. */
  note?: "different figures, check";
};

/** An outlet, or an article where all articles are of one outlet. */
export type Column = {
  id: string;
  /** The outlet's name, or the article's title. */
  name: string;
  outletId: string;
  /** In scope; what "nothing found in N articles" counts. */
  articlesSearched: number;
  /** False: nothing found. */
  covered: boolean;
  /** The article that speaks for the column, where one was chosen. */
  articleId?: string;
  /** The id that the article's record gave itself, if it did. */
  recordId?: string;
  publishedAt?: string;
};

/** One way to name a person, group or event, with where each outlet uses it. */
export type Wording = {
  words: string;
  /** `version`: of the article's text that the spans count in. */
  uses: { columnId: string; articleId: string; version?: string; spans: Span[] }[];
};
/** The different words that are used for one thing; counted, never scored. */
export type Framing = { subject: string; wordings: Wording[] };

export type TimelineEntry = {
  /** ISO date, whole or partial. */
  date: string;
  /** `published`: when the article appeared; `told`: a date that its text gives. */
  kind: "published" | "told";
  columnId: string;
  articleId: string;
  /** For `told`: of the article's text that `quoteSpan` counts in. */
  version?: string;
  /** For `told`: the sentence. */
  quote?: string;
  quoteSpan?: Span;
};

/** Where the corpus tells many stories: the one that was compared, and the next best. */
export type Story = { articleId: string; title: string; outletName: string };

export type Comparison = {
  question: string;
  columns: Column[];
  points: Point[];
  /** The cited passages; `marker` is the n of the cells' citations, by first use in reading order. */
  sources: Source[];
  framing: Framing[];
  timeline: TimelineEntry[];
  /** `question`: the corpus is about one subject; `story`: it tells many, and one was chosen. */
  comparedBy: "question" | "story";
  story?: Story;
  otherStories: Story[];
  /** For example why a model's comparison was not used. */
  notes: string[];
  milliseconds: number;
  madeBy: { comparer: string; embedder: string; store: string; prompt: string };
};
