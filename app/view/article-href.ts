import type { Span } from "#lib/domain/passage.ts";

/** The article's page; with a span, opened at those words. */
export function articleHref(articleId: string, span?: Span): string {
  const path = `/articles/${encodeURIComponent(articleId)}`;
  return span === undefined ? path : `${path}?from=${span[0]}&to=${span[1]}`;
}

/** One part of a long article, counted from 1. */
export function articlePartHref(articleId: string, part: number): string {
  return `${articleHref(articleId)}?part=${part}`;
}
