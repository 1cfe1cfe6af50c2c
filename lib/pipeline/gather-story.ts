import type { ColumnScope } from "#lib/compare/choose-columns.ts";
import type { ColumnPassages } from "#lib/compare/comparer.ts";
import { SHOW_FROM, type StoryIndex } from "#lib/compare/stories/story-index.ts";
import { retrievePassages } from "#lib/retrieval/retrieve-passages.ts";
import type { ArticleInfo } from "#lib/schema/article.ts";
import type { Story } from "#lib/schema/comparison.ts";
import type { Retrieved } from "#lib/schema/retrieval.ts";
import type { CompareQuestion, CompareTools } from "./compare-tools.ts";

/** How many other stories are offered. */
const OFFERED = 3;

/** The articles that tell the story the question is about, one of each column; undefined when nothing was found. */
export async function gatherStory(
  question: string,
  scopes: readonly ColumnScope[],
  asked: CompareQuestion,
  tools: CompareTools,
  stories: StoryIndex,
): Promise<{ columns: ColumnPassages[]; story: Story; otherStories: Story[] } | undefined> {
  const infoOf = new Map(
    scopes.flatMap(({ articles }) => articles.map((article) => [article.id, article] as const)),
  );
  const anchors = await anchorsFor(question, infoOf, asked, tools, stories);
  const [anchor, ...others] = anchors;
  if (anchor === undefined) return undefined;
  const columns = await Promise.all(
    scopes.map(async ({ column, articles }): Promise<ColumnPassages> => {
      const best = bestOf(anchor, articles, stories);
      if (best === undefined) return { column, passages: [], mustSpeak: false };
      const passages = (await tools.reader.passagesOf(best.id)).map(
        (passage): Retrieved => ({ passage, article: best, score: 0, ranks: {} }),
      );
      return { column: { ...column, covered: true }, passages, mustSpeak: true };
    }),
  );
  return { columns, story: storyOf(anchor), otherStories: others.map(storyOf) };
}

/** The article that was asked for or found first, and the next ones that tell other stories. */
async function anchorsFor(
  question: string,
  infoOf: ReadonlyMap<string, ArticleInfo>,
  { filter, storyArticleId, signal }: CompareQuestion,
  { reader, embedder, fusion }: CompareTools,
  stories: StoryIndex,
): Promise<ArticleInfo[]> {
  const search = {
    question,
    reader,
    embedder,
    fusion,
    limit: 24,
    signal,
    ...(filter === undefined ? {} : { filter }),
  };
  const { coverage, passages } = await retrievePassages(search);
  const chosen = storyArticleId === undefined ? undefined : infoOf.get(storyArticleId);
  if (chosen === undefined && coverage === "none") return [];
  const found = passages.flatMap(({ article }) => infoOf.get(article.id) ?? []);
  const anchors: ArticleInfo[] = [];
  for (const article of chosen === undefined ? found : [chosen, ...found]) {
    if (anchors.length > OFFERED) break;
    const told = anchors.some(
      (anchor) =>
        anchor.id === article.id || (stories.match(anchor.id, [article.id])[0]?.score ?? 0) >= SHOW_FROM,
    );
    if (!told) anchors.push(article);
  }
  return anchors;
}

/** The column's article that fits the anchor's story best; the newest of equals; undefined where none fits. */
function bestOf(
  anchor: ArticleInfo,
  articles: readonly ArticleInfo[],
  stories: StoryIndex,
): ArticleInfo | undefined {
  const own = articles.find((article) => article.id === anchor.id);
  if (own !== undefined) return own;
  const matches = stories.match(
    anchor.id,
    articles.map((article) => article.id),
  );
  const highest = matches[0]?.score ?? Number.NEGATIVE_INFINITY;
  if (highest < SHOW_FROM) return undefined;
  const equals = new Set(matches.filter(({ score }) => score === highest).map(({ articleId }) => articleId));
  return articles
    .filter((article) => equals.has(article.id))
    .toSorted((a, b) => (b.publishedAt ?? "").localeCompare(a.publishedAt ?? ""))[0];
}

function storyOf({ id, title, outletName }: ArticleInfo): Story {
  return { articleId: id, title, outletName };
}
