import type { Article } from "#lib/schema/article.ts";

type Titled = Pick<Article, "title" | "metadataFrom"> & { path?: string };

/** What systems and people append to a file's name for a second copy of it. */
const COPY_MARKS = /(?:\s*\(\d+\)|\s+copy|\s+\d+)+$/i;
const RECORD = /\.(?:jsonl|ndjson):\d+$/i;

/**
 * Whether two articles have one title, whatever its capitals and punctuation. Where there is none but a file's name, it
 * tells articles apart only if it has several words: so do `quay-closed.txt` and `new-ferry.txt`, not `1.txt` and `2.txt`.
 */
export function haveSameTitle(first: Titled, second: Titled): boolean {
  const [a, b] = [saidTitle(first), saidTitle(second)];
  return a === undefined || b === undefined || a === b;
}

/** Its words in lower case; undefined where nothing says a title. */
function saidTitle({ title, metadataFrom, path = "" }: Titled): string | undefined {
  if (metadataFrom.title !== "file name") return wordsOf(title).join(" ");
  if (RECORD.test(path)) return undefined;
  const words = wordsOf(title.replace(COPY_MARKS, ""));
  return words.filter((word) => /\p{L}{2}/u.test(word)).length < 2 ? undefined : words.join(" ");
}

function wordsOf(title: string): string[] {
  return (
    title
      .normalize("NFKD")
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}
