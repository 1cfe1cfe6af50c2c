import Link from "next/link";
import { articleHref } from "#app/shared/citations/article-href.ts";
import { type CompareAddress, compareHref } from "#app/shared/comparison/compare-address.ts";
import type { ComparisonView } from "#app/shared/comparison/compare-view.ts";

/** Which story was compared, where the corpus tells many, and the next ones in case it is not the one meant. */
export function StoryChoice({ address, view }: { address: CompareAddress; view: ComparisonView }) {
  const { story, otherStories } = view;
  if (view.comparedBy !== "story" || story === undefined) return null;
  return (
    <div className="border-line border-s-4 ps-4">
      <p>
        <span className="text-muted">The story compared: </span>
        <Link href={articleHref(story.articleId)} prefetch={false} className="font-serif hover:underline">
          <bdi>{story.title}</bdi>
        </Link>
        <span className="text-muted">
          {" "}
          (<bdi>{story.outletName}</bdi>)
        </span>
      </p>
      {otherStories.length > 0 && (
        <nav aria-label="Other stories" className="mt-1 text-sm">
          <p className="text-muted">Another one was meant?</p>
          <ul className="grid gap-1">
            {otherStories.map(({ articleId, title, outletName }) => (
              <li key={articleId} dir="auto">
                <Link
                  href={compareHref({ ...address, storyArticleId: articleId })}
                  prefetch={false}
                  className="text-accent hover:underline"
                >
                  {title}
                </Link>{" "}
                <span className="text-muted">
                  (<bdi>{outletName}</bdi>)
                </span>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </div>
  );
}
