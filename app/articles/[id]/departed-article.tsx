import Link from "next/link";
import { momentWords } from "#app/shared/articles/library-words.ts";
import type { ArticleInfo } from "#lib/schema/article.ts";

/** In the place of an article that is in the corpus no more. */
export function DepartedArticle({ article, leftAt }: { article: ArticleInfo; leftAt: string }) {
  return (
    <main id="main" className="mx-auto max-w-2xl px-4 py-14">
      <h1 className="font-semibold font-serif text-3xl">This article is no longer in the corpus</h1>
      <p dir="auto" className="mt-3 [overflow-wrap:anywhere]">
        “{article.title}”, {article.outletName}
      </p>
      <p className="mt-3 text-muted">
        Its file was removed or taken away; the ingestion of {momentWords(leftAt)} found it gone. Answers that
        were given before keep the words that they cite, but they cannot be looked up here any more.
      </p>
      <p className="mt-6 flex flex-wrap gap-x-6 gap-y-2">
        <Link href="/" className="font-semibold text-accent hover:underline">
          Ask the articles
        </Link>
        <Link href="/library" className="text-accent hover:underline">
          To the library, where removed articles can be restored
        </Link>
      </p>
    </main>
  );
}
