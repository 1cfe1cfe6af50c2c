import Link from "next/link";
import { articlePartHref } from "#app/shared/citations/article-href.ts";

type PartNavigationProps = {
  articleId: string;
  /** Where another text than the current one is shown. */
  version: string | undefined;
  part: number;
  count: number;
  label: string;
};

/** Which part of a long article is shown, and the ways to the others; nothing for one that is shown whole. */
export function PartNavigation({ articleId, version, part, count, label }: PartNavigationProps) {
  if (count < 2) return null;
  const link = (to: number, words: string) =>
    to >= 1 &&
    to <= count && (
      <Link
        href={articlePartHref(articleId, to, version)}
        prefetch={false}
        className="text-accent hover:underline"
      >
        {words}
      </Link>
    );
  return (
    <nav
      aria-label={label}
      className="mt-8 flex flex-wrap items-baseline gap-x-5 gap-y-1 border-line border-y py-2 text-sm"
    >
      <p className="text-muted">
        A long text: part {part.toLocaleString("en")} of {count.toLocaleString("en")}
      </p>
      {link(part - 1, "← Earlier part")}
      {link(part + 1, "Later part →")}
      {part !== 1 && part - 1 !== 1 && link(1, "First part")}
      {part !== count && part + 1 !== count && link(count, "Last part")}
    </nav>
  );
}
