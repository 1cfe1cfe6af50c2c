import type { Span } from "./passage.ts";
import type { Coverage, Retrieved } from "./retrieval.ts";

/** A passage that an answer rests on; `marker` is the n of [n], 1-based, in order of first use. */
export type Source = Retrieved & { marker: number };

/** Something in a sentence that its cited text (with the article's title, outlet and date) lacks. */
export type Finding = {
  kind: "number" | "date" | "name" | "quotation" | "overlap";
  /** The words concerned, as they stand in the sentence. */
  what: string;
};

/**
 * The outlet's own voice, a named person, and an unnamed official are three different things. `leftOpen`: the words may be
 * somebody's whom the text does not name for certain; they are shown as printed "in" the outlet.
 */
export type Voice =
  | { kind: "outlet"; leftOpen?: true }
  | { kind: "named"; name: string; certain: boolean }
  | { kind: "unnamed"; description: string };

/**
 * `verbatim`: the sentence stands in the article as it is. `consistent`: the rules found no discrepancy, which proves
 * nothing. `unsure`: the cited text lacks something that it may well have in other words (a name, a title in quotation
 * marks). `doubtful`: it lacks what it should have. `findings` says what.
 */
export type Check = "verbatim" | "consistent" | "unsure" | "doubtful";

export type Citation = {
  marker: number;
  articleId: string;
  /** `Article.version` of the text that `quoteSpan` counts in; absent in what older programs wrote. */
  version?: string;
  /** The sentence in `Answer.text`, without its markers. */
  answerSpan: Span;
  /** `article.text.slice(...quoteSpan) === quote`: the words that bear the sentence out. */
  quote: string;
  quoteSpan: Span;
  check: Check;
  findings: Finding[];
  /** Who speaks in `quote`. */
  voice: Voice;
};

/** A citation marker: `answer.text.slice(...span)` is `[n]`. What looks like one elsewhere is an article's own. */
export type Marker = { marker: number; span: Span };

/** A sentence of the answer that no source was found to hold. */
export type Uncited = { answerSpan: Span; findings: Finding[] };

/** What a model says of a sentence and the passages that it cites. */
export type Verdict = "supported" | "partly" | "not-supported" | "cannot-tell";

/** A second opinion: a model's, given after the answer, beside what the rules found. It proves as little as they do. */
export type Opinion = { answerSpan: Span; verdict: Verdict /** `provider:model`. */; model: string };

/** Why an answer is not whole: a limit of length, a content filter, or a fault of the model; `note` says so to a reader. */
export type Incomplete = { reason: "length" | "filter" | "fault"; note: string };

/** A question that the corpus can answer, near to one that it cannot. */
export type NearestTopic = { articleId: string; title: string; outletName: string; question: string };

/** An article that was not searched, and speaks to the question. */
export type OtherArticle = { articleId: string; title: string; outletName: string };

export type Answer = {
  id: string;
  question: string;
  /** The standalone question that was searched for. */
  searchedFor: string;
  /** Markdown without HTML, images or links; citations are markers such as [1]. */
  text: string;
  /** Which brackets of `text` are markers, in order: an article's words may hold a "[1]" of their own. */
  markers: Marker[];
  /** The cited passages, by marker. */
  sources: Source[];
  /** In order of `answerSpan`. */
  citations: Citation[];
  uncited: Uncited[];
  /** Absent where the model says that it came to its end. */
  incomplete?: Incomplete;
  /** What the check took out of the model's text. */
  removed: { markers: number; quotations: number };
  coverage: Coverage;
  refusal: null | "no-coverage";
  /** With a refusal: what the corpus has instead, nearest first. */
  nearest?: NearestTopic[];
  /** With a refusal under a filter: what the filter kept out and speaks to the question, best first. */
  outsideFilter?: OtherArticle[];
  /** Absent where no model was asked for a second opinion. */
  opinions?: Opinion[];
  /** Why some sentences have none. */
  opinionNote?: string;
  searchedArticleCount: number;
  silentArticleIds: string[];
  madeBy: { answerer: string; embedder: string; store: string; prompt: string };
};

/** One turn of the conversation so far. */
export type Turn = { role: "user" | "assistant"; content: string };
