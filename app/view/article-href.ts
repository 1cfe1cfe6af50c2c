import type { Span } from "#lib/domain/passage.ts";

/** The article's page; with a span, opened at those words. */
export function articleHref(articleId: string, span?: Span): string {
  const path = `/articles/${encodeURIComponent(articleId)}`;
  return span === undefined ? path : `${path}?from=${span[0]}&to=${span[1]}`;
}
