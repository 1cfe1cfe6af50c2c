import type { ColumnPassages } from "#lib/compare/comparer.ts";

export type Told = { outlet: string; text: string; publishedAt?: string; title?: string };

/** One column an outlet, each with one article that is one passage, and the texts by article id. */
export function comparedColumns(told: readonly Told[]) {
  const texts = new Map<string, string>();
  const columns: Pick<ColumnPassages, "column" | "passages">[] = told.map(
    ({ outlet, text, publishedAt, title = `${outlet} on it` }) => {
      const articleId = `${outlet.toLowerCase()}-1`;
      const date: { publishedAt?: string } = publishedAt === undefined ? {} : { publishedAt };
      texts.set(articleId, text);
      const article = {
        id: articleId,
        outletId: outlet.toLowerCase(),
        outletName: outlet,
        title,
        ...date,
        authors: [],
        genre: "report" as const,
        wording: "original" as const,
        language: "en",
        contentHash: articleId,
        path: `${articleId}.md`,
        metadataFrom: {},
      };
      return {
        column: {
          id: outlet.toLowerCase(),
          name: outlet,
          outletId: outlet.toLowerCase(),
          articlesSearched: 1,
          covered: true,
          articleId,
          ...date,
        },
        passages: [
          {
            passage: {
              id: `${articleId}.0-${text.length}`,
              articleId,
              ordinal: 0,
              start: 0,
              end: text.length,
              text,
            },
            article,
            score: 1,
            ranks: { keyword: 1 },
          },
        ],
      };
    },
  );
  return { columns, texts };
}
