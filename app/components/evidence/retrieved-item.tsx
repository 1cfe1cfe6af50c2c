import Link from "next/link";
import { PassageText } from "#app/components/citations/passage-text.tsx";
import { SourceHeading } from "#app/components/citations/source-heading.tsx";
import { articleHref } from "#app/view/article-href.ts";
import type { Retrieved } from "#lib/domain/retrieval.ts";

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
