import Link from "next/link";
import { articleHref } from "#app/shared/citations/article-href.ts";
import { PassageText } from "#app/shared/citations/passage-text.tsx";
import { SourceHeading } from "#app/shared/citations/source-heading.tsx";
import type { Retrieved } from "#lib/schema/retrieval.ts";

/** A passage that was found and not cited. */
export function RetrievedItem({ found }: { found: Retrieved }) {
  const { passage, article } = found;
  return (
    <li className="grid gap-2 text-[0.95rem]">
      <SourceHeading article={article} />
      <PassageText passage={passage} spans={[]} context={180} />
      <Link
        href={articleHref(article.id, [passage.start, passage.end], article.version)}
        prefetch={false}
        className="justify-self-start text-accent hover:underline"
      >
        Open article →
      </Link>
    </li>
  );
}
