import type { Article, Copies } from "#lib/schema/article.ts";
import type { Sketch } from "#lib/schema/sketch.ts";

/** An article that has sketch values in common with another. */
export type Alike = {
  articleId: string;
  /** How many values. */
  shared: number;
  /** How many values its own sketch has. */
  values: number;
  textHash: string;
};

/**
 * What a writer keeps to recognise copies: a sketch of each article's text, and who is linked to whom. Part of the
 * writer's changes, like all else: an article that is replaced or removed loses its sketch and its links.
 */
export type CopyTable = {
  /** Articles without a sketch, by id: those that are new, or were replaced. */
  unsketched(): Promise<string[]>;
  /** Articles with a link to one that is gone or has no sketch any more, by id. */
  bereft(): Promise<string[]>;
  /** Articles with a link to this one, which may have none to them, by id. */
  linkedTo(articleId: string): Promise<string[]>;
  /** With text, in the order asked; unknown ids are left out. */
  articles(ids: readonly string[]): Promise<Article[]>;
  /** Throws `bad-input` for an unknown article. */
  putSketch(articleId: string, sketch: Sketch): Promise<void>;
  /**
   * The articles whose sketch shares at least `least` values, or all words, with this one; most shared values first,
   * equals by article id. For a value that more than `perValue` have, those that were sketched first are looked at.
   */
  alike(sketch: Sketch, options: { perValue: number; least: number; limit: number }): Promise<Alike[]>;
  /** What readers are to be told of this article's copies; undefined: it has none. Throws `bad-input` for an unknown article. */
  putCopies(articleId: string, copies: Copies | undefined): Promise<void>;
};
