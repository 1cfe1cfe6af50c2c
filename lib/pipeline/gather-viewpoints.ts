import { type ColumnScope, chooseColumns } from "#lib/compare/choose-columns.ts";
import type { ColumnPassages } from "#lib/compare/comparer.ts";
import { findNamedOutlets } from "#lib/retrieval/named-outlets.ts";
import { understandQuestion } from "#lib/retrieval/question-terms.ts";
import { retrievePassages } from "#lib/retrieval/retrieve-passages.ts";
import type { ArticleInfo } from "#lib/schema/article.ts";
import type { Column, Comparison, Story } from "#lib/schema/comparison.ts";
import type { QuestionTerm, Retrieved } from "#lib/schema/retrieval.ts";
import type { CompareQuestion, CompareTools } from "./compare-tools.ts";
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
  const searched = await Promise.all(scopes.map((scope) => searchColumn(scope, rest, asked, tools)));
  const columns = withoutSilent(searched);
  return { question: rest, terms, columns, comparedBy: "question", otherStories: [] };
}

const isOf = (outletIds: readonly string[]) => (article: ArticleInfo) => outletIds.includes(article.outletId);

type Searched = { column: Column; passages: readonly Retrieved[]; silentArticleIds: ReadonlySet<string> };

async function searchColumn(
  { column, articles }: ColumnScope,
  question: string,
  { signal }: CompareQuestion,
  { reader, embedder, fusion }: CompareTools,
): Promise<Searched> {
  const filter = { articleIds: articles.map(({ id }) => id) };
  const { passages, silentArticleIds } = await retrievePassages({
    question,
    reader,
    embedder,
    fusion,
    filter,
    limit: PER_COLUMN,
    signal,
  });
  return { column, passages, silentArticleIds: new Set(silentArticleIds) };
}

/**
 * The columns' passages, without those of silent articles. Of one report no printing is silent where another is not, be
 * it for a word of its headline: whether it has the sentence is seen when it is compared.
 */
function withoutSilent(searched: readonly Searched[]): ColumnPassages[] {
  const speakingReports = new Set(
    searched.flatMap(({ passages, silentArticleIds }) =>
      passages.flatMap(({ article: { id, originId } }) => (silentArticleIds.has(id) ? [] : (originId ?? []))),
    ),
  );
  return searched.map(({ column, passages, silentArticleIds }) => {
    const speaking = passages
      .filter(
        ({ article: { id, originId } }) =>
          !silentArticleIds.has(id) || (originId !== undefined && speakingReports.has(originId)),
      )
      .sort(byScoreThenNewest);
    return { column: { ...column, covered: speaking.length > 0 }, passages: speaking, mustSpeak: false };
  });
}

function byScoreThenNewest(a: Retrieved, b: Retrieved): number {
  return b.score - a.score || (b.article.publishedAt ?? "").localeCompare(a.article.publishedAt ?? "");
}
