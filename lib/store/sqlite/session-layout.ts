import type { DatabaseSync } from "node:sqlite";
import type { ArticleInfo } from "#lib/domain/article.ts";
import type { Filter } from "#lib/domain/retrieval.ts";
import { articleFilter, isOpenFilter } from "../article-filter.ts";
import { compareStrings } from "../catalogue-order.ts";
import type { Scope } from "../scope.ts";
import { articleInfoOf } from "./rows.ts";

type Listed = Pick<ArticleInfo, "id" | "outletId" | "publishedAt">;

/** How many filters' article lists are kept: conversations repeat theirs. */
const REMEMBERED_FILTERS = 16;

/** Which number each article and passage of a generation has in its derived files, and what a filter leaves of them. */
export class SessionLayout {
  readonly passageIds: readonly string[];
  readonly #articles: readonly Listed[];
  /** Positions of article a: `#start[a]` up to `#start[a + 1]`. */
  readonly #start: Uint32Array;
  readonly #articleOf: Uint32Array;
  readonly #scopes = new Map<string, Scope>();
  #positions: ReadonlyMap<string, number> | undefined;

  constructor(db: DatabaseSync) {
    this.#articles = db
      .prepare("SELECT info FROM articles ORDER BY id")
      .all()
      .map(articleInfoOf)
      .map(({ id, outletId, publishedAt }) => ({ id, outletId, ...(publishedAt && { publishedAt }) }));
    const rows = db.prepare("SELECT id, article_id FROM passages ORDER BY article_id, id");
    rows.setReturnArrays(true);
    const passages = rows.all() as unknown as [string, string][];
    this.passageIds = passages.map(([id]) => id);
    this.#start = new Uint32Array(this.#articles.length + 1);
    this.#articleOf = new Uint32Array(passages.length);
    let article = 0;
    passages.forEach(([, articleId], position) => {
      while (this.#articles[article]?.id !== articleId) this.#start[++article] = position;
      this.#articleOf[position] = article;
    });
    this.#start.fill(passages.length, article + 1);
  }

  /** Orders positions of equal score: by passage id. */
  readonly compare = (a: number, b: number): number =>
    compareStrings(this.passageIds[a] ?? "", this.passageIds[b] ?? "");

  articleIdOf(position: number): string {
    return this.#articles[this.#articleOf[position] ?? -1]?.id ?? "";
  }

  /** Undefined when nothing is restricted. */
  scopeOf(filter: Filter | undefined, passageIds: readonly string[] | undefined): Scope | undefined {
    const filtered = isOpenFilter(filter) ? undefined : this.#filtered(filter ?? {});
    return passageIds === undefined ? filtered : this.#only(passageIds, filtered);
  }

  isIn({ mask, passages }: Scope, position: number): boolean {
    return passages?.has(position) ?? mask[this.#articleOf[position] as number] === 1;
  }

  positionsOf({ articles, passages, passageCount }: Scope): Uint32Array {
    if (passages !== undefined) return Uint32Array.from(passages);
    const positions = new Uint32Array(passageCount);
    let count = 0;
    for (const article of articles) {
      const end = this.#start[article + 1] as number;
      for (let position = this.#start[article] as number; position < end; position++) {
        positions[count++] = position;
      }
    }
    return positions;
  }

  #filtered(filter: Filter): Scope {
    const key = JSON.stringify(filter);
    const known = this.#scopes.get(key);
    if (known !== undefined) return known;
    const matches = articleFilter(filter);
    const scope = this.#scope(this.#articles.flatMap((article, i) => (matches(article) ? [i] : [])));
    const [oldest] = this.#scopes.keys();
    if (this.#scopes.size >= REMEMBERED_FILTERS && oldest !== undefined) this.#scopes.delete(oldest);
    this.#scopes.set(key, scope);
    return scope;
  }

  #only(passageIds: readonly string[], filtered: Scope | undefined): Scope {
    this.#positions ??= new Map(this.passageIds.map((id, position) => [id, position]));
    const passages = new Set<number>();
    const articles = new Set<number>();
    for (const id of passageIds) {
      const position = this.#positions.get(id);
      if (position === undefined) continue;
      const article = this.#articleOf[position] as number;
      if (filtered !== undefined && filtered.mask[article] !== 1) continue;
      passages.add(position);
      articles.add(article);
    }
    return { ...this.#scope([...articles].sort((a, b) => a - b)), passages, passageCount: passages.size };
  }

  #scope(articles: readonly number[]): Scope {
    const mask = new Uint8Array(this.#articles.length);
    let passageCount = 0;
    for (const article of articles) {
      mask[article] = 1;
      passageCount += (this.#start[article + 1] as number) - (this.#start[article] as number);
    }
    return { mask, articles: Uint32Array.from(articles), passageCount };
  }
}
