import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { ArticleView } from "#app/components/article/article-view.tsx";
import { OutletMarksProvider } from "#app/components/outlet-mark.tsx";
import { StateNotice } from "#app/components/state-notice.tsx";
import { citedSpan } from "#app/view/cited-span.ts";
import { outletMarks } from "#app/view/outlet-marks.ts";
import { loadArticle } from "./load-article.ts";

type ArticlePageProps = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Partial<Record<"from" | "to" | "part", string | string[]>>>;
};

/** Title and page ask for the same article. */
const load = cache(loadArticle);

export async function generateMetadata({ params }: ArticlePageProps): Promise<Metadata> {
  const loaded = await load((await params).id);
  return { title: loaded.status === "found" ? loaded.article.title : "Article" };
}

/** One article; `?from=…&to=…` marks these characters of its text, `?part=…` shows a part of a long one. */
export default async function ArticlePage({ params, searchParams }: ArticlePageProps) {
  const loaded = await load((await params).id);
  if (loaded.status === "unknown") notFound();
  if (loaded.status === "failed") {
    return (
      <main id="main" className="mx-auto max-w-2xl px-4 py-14">
        <h1 className="mb-4 font-semibold font-serif text-3xl">The article cannot be read</h1>
        <StateNotice role="alert" title={loaded.failure.message} hint={loaded.failure.hint} />
      </main>
    );
  }
  const { article, outlets } = loaded;
  const { from, to, part } = await searchParams;
  const cited = citedSpan(single(from), single(to), article.text.length);
  return (
    <OutletMarksProvider marks={outletMarks(outlets)}>
      <ArticleView article={article} cited={cited} part={single(part)} />
    </OutletMarksProvider>
  );
}

function single(value: string | string[] | undefined): string | undefined {
  return typeof value === "string" ? value : value?.[0];
}
