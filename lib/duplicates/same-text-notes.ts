import type { Article } from "#lib/schema/article.ts";
import { haveSameTitle } from "#lib/text/same-title.ts";
import { indexTerms } from "#lib/text/tokens.ts";

type Member = Pick<Article, "id" | "outletId" | "title" | "metadataFrom" | "path" | "text">;

/** `others`: paths of the articles that have the same text. */
export type SameTextNote = { path: string; reason: string; others: string[] };

/** Of a title's words, a text that belongs to it has at least this part. */
const SPOKEN_OF = 1 / 3;
const MOST_NAMED = 3;

/** Collects articles that have word for word the same text, and says of those under different titles what that may mean. */
export class SameTexts {
  /** By the hash of the text's words, then by article id. */
  readonly #groups = new Map<string, Map<string, Member>>();

  add(textHash: string, ...members: Member[]): void {
    const group = this.#groups.get(textHash) ?? new Map<string, Member>();
    this.#groups.set(textHash, group);
    for (const member of members) group.set(member.id, member);
  }

  remove(articleId: string): void {
    for (const group of this.#groups.values()) group.delete(articleId);
  }

  /** In the order of their paths. */
  notes(): SameTextNote[] {
    const notes = [...this.#groups.values()].flatMap((group) => notesOf([...group.values()]));
    return notes.sort((a, b) => (a.path < b.path ? -1 : 1));
  }
}

function notesOf(members: readonly Member[]): SameTextNote[] {
  const looksFailed = members.filter(speaksOfTitle).length * 2 < members.length;
  return members.flatMap((member) => {
    const others = members.filter((other) => !haveSameTitle(member, other));
    if (others.length === 0) return [];
    // One report under two headlines: to print it is what outlets do.
    if (!looksFailed && others.every(({ outletId }) => outletId !== member.outletId)) return [];
    const meaning = looksFailed
      ? "they look like pages that failed to load, with a notice in the article's place"
      : "all are kept";
    const titles = others.length === 1 ? "another title" : "other titles";
    const paths = others.map(({ path }) => path).sort();
    const reason = `has the same text as ${named(paths)} under ${titles}: ${meaning}`;
    return [{ path: member.path, reason, others: paths }];
  });
}

function speaksOfTitle({ title, text }: Member): boolean {
  const words = new Set(indexTerms(title));
  const told = new Set(indexTerms(text));
  const found = [...words].filter((word) => told.has(word)).length;
  return words.size > 0 && found >= SPOKEN_OF * words.size;
}

function named(paths: readonly string[]): string {
  const shown = paths.slice(0, MOST_NAMED);
  const more = paths.length - shown.length;
  return more > 0 ? `${shown.join(", ")} and ${more} more` : shown.join(" and ");
}
