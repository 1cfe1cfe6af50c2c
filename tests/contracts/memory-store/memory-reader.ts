import { suggestWord } from "#lib/keyword/search/suggest-word.ts";
import type { ArticleInfo } from "#lib/schema/article.ts";
import type { Passage } from "#lib/schema/passage.ts";
import type { Hit, TermStatistics } from "#lib/search/search-results.ts";
import { articleFilter } from "#lib/store/article-filter.ts";
import { compareForCatalogue, compareStrings } from "#lib/store/catalogue-order.ts";
import { checkLimit, checkMatch, checkQueryVector } from "#lib/store/check-input.ts";
import type { Manifest, PassageReader, SearchOptions } from "#lib/store/passage-store.ts";
import { contentPlaces } from "#lib/text/content-places.ts";
import { foldWord, indexTerms, isStopWord, tokenize } from "#lib/text/tokens.ts";
import { type Contents, inOrder } from "./contents.ts";
import { passageScorer } from "./score-passages.ts";

/** Searches by looking at everything. `contents` must not change any more. */
export function memoryReader(
  manifest: Manifest,
  embedderState: Uint8Array,
  contents: Contents,
): PassageReader {
  const articles = inOrder(contents);
  const passages = new Map<string, Passage>(
    articles.flatMap((stored) => stored.passages.map((passage) => [passage.id, passage])),
  );
  let scorer: ReturnType<typeof passageScorer> | undefined;

  const best = (hits: Hit[], options: SearchOptions): Hit[] => {
    const inScope = scopeOf(options);
    return hits
      .filter(inScope)
      .sort((a, b) => b.score - a.score || compareStrings(a.passageId, b.passageId))
      .slice(0, options.limit);
  };

  const scopeOf = ({ filter, passageIds }: SearchOptions) => {
    const matches = articleFilter(filter ?? {});
    const ids = new Set(articles.filter(({ article }) => matches(article)).map(({ article }) => article.id));
    const only = passageIds && new Set(passageIds);
    return (hit: Hit) => ids.has(hit.articleId) && (only === undefined || only.has(hit.passageId));
  };

  const reader: PassageReader = {
    manifest,
    async nearest(vector, options) {
      options.signal?.throwIfAborted();
      checkLimit(options);
      checkQueryVector(vector, manifest.embedder);
      const hits = [...passages.values()].flatMap(({ id, articleId }) => {
        const score = cosine(vector, contents.vectors.get(id)?.vector);
        return score === undefined ? [] : [{ passageId: id, articleId, score }];
      });
      return best(hits, options);
    },
    async matching(query, options) {
      options.signal?.throwIfAborted();
      checkMatch(options);
      scorer ??= passageScorer(articles);
      return best(scorer(query, options), options);
    },
    async places(passageIds, terms) {
      return passageIds.map((id) => {
        const { text = "", articleId = "" } = passages.get(id) ?? {};
        const title = contents.articles.get(articleId)?.article.title ?? "";
        const known = new Set([...indexTerms(title), ...indexTerms(text)]);
        const placesOf = contentPlaces(text);
        return terms.map((term) => (known.has(term) ? (placesOf.get(term) ?? []) : undefined));
      });
    },
    async statistics(words) {
      return words.map((word) => statisticsOf(word, articles));
    },
    async passages(ids) {
      return ids.flatMap((id) => passages.get(id) ?? []).map((passage) => structuredClone(passage));
    },
    async passagesOf(articleId) {
      return structuredClone(contents.articles.get(articleId)?.passages ?? []);
    },
    async articles(ids) {
      return ids.flatMap((id) => structuredClone(contents.articles.get(id)?.article) ?? []);
    },
    async formerVersions(articleId) {
      return structuredClone(contents.former.get(articleId) ?? []);
    },
    async departed(articleId) {
      return structuredClone(contents.departed.get(articleId));
    },
    async catalogue(filter = {}) {
      const infos = articles.map(({ article: { text: _, ...info } }): ArticleInfo => structuredClone(info));
      return infos.filter(articleFilter(filter)).sort(compareForCatalogue);
    },
    async withCopies(articleIds) {
      return articleIds.filter((id) => contents.articles.get(id)?.article.nearDuplicates !== undefined);
    },
    async passageCounts() {
      const counts = articles.map((stored) => [stored.article.id, stored.passages.length] as const);
      return new Map(counts.filter(([, count]) => count > 0));
    },
    async embedderState() {
      return embedderState.slice();
    },
    async runInWorker(operation, given, signal) {
      signal?.throwIfAborted();
      return structuredClone(await operation.run(reader, structuredClone(given)));
    },
  };
  return reader;
}

/** Undefined when a vector has no direction. */
function cosine(a: Float32Array, b: Float32Array | undefined): number | undefined {
  if (b === undefined) return undefined;
  let dot = 0;
  let lengthA = 0;
  let lengthB = 0;
  a.forEach((x, i) => {
    const y = b[i] ?? 0;
    dot += x * y;
    lengthA += x * x;
    lengthB += y * y;
  });
  if (lengthA === 0 || lengthB === 0) return undefined;
  return Math.max(-1, Math.min(1, dot / Math.sqrt(lengthA * lengthB)));
}

function statisticsOf(word: string, articles: ReturnType<typeof inOrder>): TermStatistics {
  const token = tokenize(word)[0];
  if (token === undefined || isStopWord(token.word)) return { word, passages: 0 };
  const tokensOfPassages = articles.flatMap(({ article, passages }) =>
    passages.map((passage) => [...tokenize(article.title), ...tokenize(passage.text)]),
  );
  const having = tokensOfPassages.filter((tokens) => tokens.some(({ term }) => term === token.term)).length;
  if (having > 0) return { word, passages: having };
  const counts = new Map<string, number>();
  for (const tokens of tokensOfPassages) {
    const words = tokens.filter((other) => !isStopWord(other.word)).map((other) => foldWord(other.word));
    for (const other of new Set(words)) {
      if (/^\p{L}+$/u.test(other)) counts.set(other, (counts.get(other) ?? 0) + 1);
    }
  }
  const words = [...counts.keys()].sort(compareStrings);
  const suggestion = suggestWord(
    token.word,
    words,
    words.map((other) => counts.get(other) ?? 0),
  );
  return suggestion === undefined ? { word, passages: 0 } : { word, passages: 0, suggestion };
}
