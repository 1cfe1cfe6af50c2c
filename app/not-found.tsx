import type { Metadata } from "next";
import Link from "next/link";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <main id="main" className="mx-auto max-w-2xl px-4 py-14">
      <h1 className="font-semibold font-serif text-3xl">There is nothing here</h1>
      <p className="mt-3 text-muted">
        The page does not exist, or the article has left the corpus since the link was made.
      </p>
      <p className="mt-6">
        <Link href="/" className="font-semibold text-accent hover:underline">
          Ask the articles
        </Link>
      </p>
    </main>
  );
}
