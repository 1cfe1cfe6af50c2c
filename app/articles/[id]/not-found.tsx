import type { Metadata } from "next";
import Link from "next/link";

export const metadata: Metadata = { title: "Not found" };

export default function ArticleNotFound() {
  return (
    <main id="main" className="mx-auto max-w-2xl px-4 py-14">
      <h1 className="font-semibold font-serif text-3xl">There is nothing here</h1>
      <p className="mt-3 text-muted">
        No article of the corpus has this address. It may have been removed long ago, or changed before this
        program kept track of changes. Answers that were given before keep the words that they cite.
      </p>
      <p className="mt-6">
        <Link href="/" className="font-semibold text-accent hover:underline">
          Ask the articles
        </Link>
      </p>
    </main>
  );
}
