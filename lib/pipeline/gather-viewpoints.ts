import type { ArticleInfo } from "#lib/domain/article.ts";
import type { Comparison, Story } from "#lib/domain/comparison.ts";
import type { QuestionTerm, Retrieved } from "#lib/domain/retrieval.ts";
import { findNamedOutlets } from "#lib/retrieval/named-outlets.ts";
import { understandQuestion } from "#lib/retrieval/question-terms.ts";
import { retrievePassages } from "#lib/retrieval/retrieve-passages.ts";
import { type ColumnScope, chooseColumns } from "#lib/viewpoints/choose-columns.ts";
import type { ColumnPassages } from "#lib/viewpoints/comparer.ts";
import type { CompareQuestion, CompareTools } from "./compare-viewpoints.ts";
import { gatherStory } from "./gather-story.ts";

/** Passages of each column that are compared. */
const PER_COLUMN = 12;

export type Gathered = {
  /** Without the names of outlets. */
  question: string;
  terms: QuestionTerm[];
  columns: ColumnPassages[];
  comparedBy: Comparison["comparedBy"];
  story?: Story;
  otherStories: Story[];
};

/** Chooses the columns, and finds what each has on the question. */
export async function gatherPassages(asked: CompareQuestion, tools: CompareTools): Promise<Gathered> {
  const catalogue = await tools.reader.catalogue(asked.filter);
  const { outlets, rest } = findNamedOutlets(asked.question, catalogue);
  // One named outlet is held against all others; several are held against each other.
  const compared = outlets.length < 2 ? catalogue : catalogue.filter(isOf(outlets.map(({ id }) => id)));
  const scopes = chooseColumns(compared);
  const { terms } = await understandQuestion(rest, tools.reader);
  const stories = await tools.stories?.();
  if (stories !== undefined) {
    const gathered = await gatherStory(rest, scopes, asked, tools, stories);
    const silent = scopes.map(({ column }): ColumnPassages => ({ column, passages: [], mustSpeak: false }));
    const found = gathered ?? { columns: silent, otherStories: [] };
    return { question: rest, terms, comparedBy: "story", ...found };
  }
  const columns = await Promise.all(scopes.map((scope) => passagesFor(scope, rest, asked, tools)));
  return { question: rest, terms, columns, comparedBy: "question", otherStories: [] };
}

const isOf = (outletIds: readonly string[]) => (article: ArticleInfo) => outletIds.includes(article.outletId);

/** The column's passages by the question; none where all its articles are silent. */
async function passagesFor(
  { column, articles }: ColumnScope,
  question: string,
  { signal }: CompareQuestion,
  { reader, embedder, fusion }: CompareTools,
): Promise<ColumnPassages> {
  const filter = { articleIds: articles.map(({ id }) => id) };
  const found = await retrievePassages({
    question,
    reader,
    embedder,
    fusion,
    filter,
    limit: PER_COLUMN,
    signal,
  });
  const silent = new Set(found.silentArticleIds);
  const passages = found.passages.filter(({ article }) => !silent.has(article.id)).sort(byScoreThenNewest);
  return { column: { ...column, covered: passages.length > 0 }, passages, mustSpeak: false };
}

function byScoreThenNewest(a: Retrieved, b: Retrieved): number {
  return b.score - a.score || (b.article.publishedAt ?? "").localeCompare(a.article.publishedAt ?? "");
}
