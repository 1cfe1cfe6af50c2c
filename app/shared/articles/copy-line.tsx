import Link from "next/link";
import type { NearDuplicate } from "#lib/schema/article.ts";
import { articleHref } from "../citations/article-href.ts";
import { COPY_WORDS } from "./library-words.ts";

/** Says that another article has nearly, or exactly, this one's text, with a link to it. */
export function CopyLine({ copy, isOrigin }: { copy: NearDuplicate; isOrigin: boolean }) {
  return (
    <>
      {COPY_WORDS[copy.kind]}{" "}
      <Link href={articleHref(copy.articleId)} prefetch={false} className="text-accent underline">
        <bdi>{copy.title}</bdi>
      </Link>
      , <bdi>{copy.outletName}</bdi>
      {isOrigin && " (its origin)"}
    </>
  );
}
