import type { Span } from "#lib/schema/passage.ts";

/** The article's page; with a span, opened at those words, which are those of its text of this version. */
export function articleHref(articleId: string, span?: Span, version?: string): string {
  const path = `/articles/${encodeURIComponent(articleId)}`;
  if (span === undefined) return path;
  const of = version === undefined ? "" : `&v=${encodeURIComponent(version)}`;
  return `${path}?from=${span[0]}&to=${span[1]}${of}`;
}

/** One part of a long article, counted from 1; of its current text, or of that of a version. */
export function articlePartHref(articleId: string, part: number, version?: string): string {
  const of = version === undefined ? "" : `&v=${encodeURIComponent(version)}`;
  return `${articleHref(articleId)}?part=${part}${of}`;
}
