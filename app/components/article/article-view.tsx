import Link from "next/link";
import type { CitedSpan } from "#app/view/cited-span.ts";
import type { Article } from "#lib/domain/article.ts";
import { ArticleHeader } from "./article-header.tsx";
import { ArticleText } from "./article-text.tsx";
import { AssistantNote } from "./assistant-note.tsx";
import { CitationNavigation } from "./citation-navigation.tsx";
import { CitedFocus } from "./cited-focus.tsx";

/** An article as a page: whose it is, its text with the cited words marked, and the ways on from here. */
export function ArticleView({ article, cited }: { article: Article; cited: CitedSpan }) {
  const span = cited.kind === "span" ? cited.span : undefined;
  return (
    <div className="mx-auto grid max-w-[70rem] grid-cols-[minmax(0,1fr)] gap-x-12 px-4 py-8 sm:px-8 lg:grid-cols-[minmax(0,42rem)_17rem] lg:py-12">
      <main id="main">
        <article lang={article.language}>
          <ArticleHeader article={article} />
          <AssistantNote article={article} />
          {cited.kind === "invalid" && (
            <p role="note" className="mt-6 border-doubt border-l-4 pl-3 text-muted">
              This link points to words that are not in the article as it is now, so nothing is marked.
            </p>
          )}
          {span !== undefined && (
            <p className="mt-6">
              <a href="#cited" className="text-accent hover:underline">
                Go to the cited words ↓
              </a>
            </p>
          )}
          <ArticleText text={article.text} span={span} />
        </article>
      </main>
      <aside aria-label="This article in the conversation" className="mt-10 lg:mt-0">
        <div className="grid gap-6 border-line border-t pt-6 lg:sticky lg:top-20 lg:border-t-0 lg:pt-0">
          {span !== undefined && <CitationNavigation articleId={article.id} span={span} />}
          <Link
            href={`/?article=${encodeURIComponent(article.id)}`}
            className="justify-self-start rounded border border-line px-3 py-1.5 font-semibold text-accent hover:border-accent"
          >
            Ask about this article
          </Link>
        </div>
      </aside>
      {span !== undefined && <CitedFocus key={span.join()} />}
    </div>
  );
}
