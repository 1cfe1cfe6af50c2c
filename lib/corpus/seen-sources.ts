import type { Article } from "#lib/schema/article.ts";
import { haveSameTitle } from "#lib/text/same-title.ts";

export type Titled = Pick<Article, "title" | "metadataFrom" | "path">;

/** `titled` is asked only where the same bytes come again; undefined: it is not known. */
type Seen = { place: string; titled: () => Promise<Titled | undefined> };

/** Of articles with the same bytes, as many are looked at. */
const MOST_TITLES = 100;

/** The articles of a corpus that were read so far, by the hash of their bytes. */
export class SeenSources {
  readonly #seen = new Map<string, Seen[]>();

  add(sourceHash: string, seen: Seen): void {
    const others = this.#seen.get(sourceHash);
    if (others === undefined) this.#seen.set(sourceHash, [seen]);
    else others.push(seen);
  }

  /**
   * Where the same bytes stand under the same title: that is the same article once more. Other titles over the same bytes
   * may be pages that failed.
   */
  async placeOf(sourceHash: string, article: Titled): Promise<string | undefined> {
    for (const { place, titled } of this.#seen.get(sourceHash)?.slice(0, MOST_TITLES) ?? []) {
      const other = await titled();
      if (other === undefined || haveSameTitle(article, other)) return place;
    }
    return undefined;
  }
}
