import Link from "next/link";
import type { OpenedArticle } from "#lib/pipeline/open-article.ts";
import { ArticleHeader } from "./article-header.tsx";
import { articleParts, partToShow } from "./article-parts.ts";
import { ArticleText } from "./article-text.tsx";
import { AssistantNote } from "./assistant-note.tsx";
import { CitationNavigation } from "./citation-navigation.tsx";
import { CitedFocus } from "./cited-focus.tsx";
import type { CitedSpan } from "./cited-span.ts";
import { PartNavigation } from "./part-navigation.tsx";
import { VersionNote } from "./version-note.tsx";

type ArticleViewProps = {
  opened: Exclude<OpenedArticle, { kind: "departed" | "unknown" }>;
  cited: CitedSpan;
  /** Of a long article, which part the address asks for. */
  part: string | undefined;
};

/** An article as a page: whose it is, its text with the cited words marked, and the ways on from here. */
export function ArticleView({ opened, cited, part: asked }: ArticleViewProps) {
  const { article } = opened;
  // Where the text is not the one that the link was made for, other words would be marked.
  const isVouchedFor = opened.kind !== "changed" && opened.kind !== "same-file";
  const span = isVouchedFor && cited.kind === "span" ? cited.span : undefined;
  const parts = articleParts(article.text);
  const part = partToShow(parts, asked, span);
  const shown = parts[part - 1] ?? [0, article.text.length];
  const version = opened.kind === "former" ? article.version : undefined;
  const navigation = { articleId: article.id, version, part, count: parts.length };
  return (
    <div className="mx-auto grid max-w-[70rem] grid-cols-[minmax(0,1fr)] gap-x-12 px-4 py-8 sm:px-8 lg:grid-cols-[minmax(0,42rem)_17rem] lg:py-12">
      <main id="main">
        <article lang={article.language}>
          <ArticleHeader article={article} />
          <VersionNote opened={opened} isCited={cited.kind !== "none"} />
          <AssistantNote article={article} />
          {isVouchedFor && cited.kind === "invalid" && (
            <p role="note" className="mt-6 border-doubt border-s-4 ps-3 text-muted">
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
          <PartNavigation {...navigation} label="Parts of the article" />
          <ArticleText text={article.text} part={shown} span={span} />
          <PartNavigation {...navigation} label="Parts of the article, after the text" />
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
