import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { OutletMarksProvider } from "#app/shared/articles/outlet-mark.tsx";
import { outletMarks } from "#app/shared/articles/outlet-marks.ts";
import { StateNotice } from "#app/shared/frame/state-notice.tsx";
import { ArticleView } from "./article-view.tsx";
import { citedSpan } from "./cited-span.ts";
import { DepartedArticle } from "./departed-article.tsx";
import { loadArticle } from "./load-article.ts";

type ArticlePageProps = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Partial<Record<"from" | "to" | "v" | "part", string | string[]>>>;
};

/** Title and page ask for the same article. */
const load = cache(loadArticle);

export async function generateMetadata({ params, searchParams }: ArticlePageProps): Promise<Metadata> {
  const loaded = await load((await params).id, single((await searchParams).v));
  const article =
    loaded.status === "opened" && loaded.opened.kind !== "unknown" ? loaded.opened.article : undefined;
  return { title: article?.title ?? "Article" };
}

/**
 * One article; `?from=…&to=…` marks these characters of its text, `&v=…` names the version that they count in, `&part=…`
 * shows a part of a long one.
 */
export default async function ArticlePage({ params, searchParams }: ArticlePageProps) {
  const { from, to, v, part } = await searchParams;
  const loaded = await load((await params).id, single(v));
  if (loaded.status === "failed") {
    return (
      <main id="main" className="mx-auto max-w-2xl px-4 py-14">
        <h1 className="mb-4 font-semibold font-serif text-3xl">The article cannot be read</h1>
        <StateNotice role="alert" title={loaded.failure.message} hint={loaded.failure.hint} />
      </main>
    );
  }
  const { opened, outlets } = loaded;
  if (opened.kind === "unknown") notFound();
  if (opened.kind === "departed") return <DepartedArticle {...opened} />;
  const { article } = opened;
  const cited = citedSpan(single(from), single(to), article.text.length);
  return (
    <OutletMarksProvider marks={outletMarks(outlets)}>
      <ArticleView opened={opened} cited={cited} part={single(part)} />
    </OutletMarksProvider>
  );
}

function single(value: string | string[] | undefined): string | undefined {
  return typeof value === "string" ? value : value?.[0];
}
