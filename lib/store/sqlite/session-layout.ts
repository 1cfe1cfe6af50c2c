import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { Filter } from "#lib/schema/retrieval.ts";
import type { Scope } from "#lib/search/scope.ts";
import { findIn, startOf } from "#lib/search/uint-array.ts";
import { articleFilter, isOpenFilter } from "../article-filter.ts";
import { compareStrings } from "../catalogue-order.ts";
import { stringAt } from "../string-table.ts";
import { articleInfoOf } from "./rows.ts";
import type { SegmentLayout } from "./segment-layout.ts";

type Listed = { article: number; id: string; outletId: string; publishedAt?: string };
type HitIds = { passageId: string; articleId: string };
type Placed = { layout: SegmentLayout; firstArticle: number; firstPosition: number };

/** How many filters' article lists are kept: conversations repeat theirs. */
const REMEMBERED_FILTERS = 16;
/** Of so many hits the id and the position are kept: what one search finds, the next is asked to score. */
const REMEMBERED_HITS = 2048;

/**
 * Which number each article and passage of a generation has in searches, segment after segment, and what a filter
 * leaves of them. Dead articles keep theirs, and no filter ever leaves them.
 */
export class SessionLayout {
  readonly #db: DatabaseSync;
  readonly #segments: readonly Placed[];
  /** How many there are, dead ones included. */
  readonly articleCount: number;
  readonly positionCount: number;
  /** Articles of this layout that are gone. */
  readonly dead: ReadonlySet<number>;
  readonly #scopes = new Map<string, Scope>();
  readonly #hits = new Map<string, number>();
  readonly #hitIds = new Map<number, HitIds>();
  readonly #numberOf: StatementSync;
  #listed: readonly Listed[] | undefined;

  /** `deadNumbers`: of the articles in the database. */
  constructor(db: DatabaseSync, layouts: readonly SegmentLayout[], deadNumbers: Iterable<number>) {
    this.#db = db;
    this.#numberOf = db.prepare("SELECT number FROM passages WHERE id = ?");
    let firstArticle = 0;
    let firstPosition = 0;
    this.#segments = layouts.map((layout) => {
      const placed = { layout, firstArticle, firstPosition };
      firstArticle += layout.articleNumbers.length;
      firstPosition += layout.passageNumbers.length;
      return placed;
    });
    this.articleCount = firstArticle;
    this.positionCount = firstPosition;
    const dead = Array.from(deadNumbers, (number) => this.#articleNumbered(number));
    this.dead = new Set(dead.filter((article) => article !== -1));
  }

  /** Number of the first article and position of a segment. */
  segmentStart(segment: number): { firstArticle: number; firstPosition: number } {
    const { firstArticle = 0, firstPosition = 0 } = this.#segments[segment] ?? {};
    return { firstArticle, firstPosition };
  }

  /** Orders positions of equal score: by passage id. */
  readonly compare = (a: number, b: number): number =>
    compareStrings(this.passageIdAt(a), this.passageIdAt(b));

  passageIdAt(position: number): string {
    const { layout, firstPosition } = this.#segmentOf(position);
    return stringAt(layout.passageIds, position - firstPosition);
  }

  /** Of the passage at a position, which is remembered for a while. */
  hitAt(position: number): HitIds {
    const known = this.#hitIds.get(position);
    if (known !== undefined) return known;
    if (this.#hits.size >= REMEMBERED_HITS) {
      this.#hits.clear();
      this.#hitIds.clear();
    }
    const { layout, firstPosition } = this.#segmentOf(position);
    const ids = {
      passageId: this.passageIdAt(position),
      articleId: stringAt(layout.articleIds, startOf(layout.articleStart, position - firstPosition)),
    };
    this.#hits.set(ids.passageId, position);
    this.#hitIds.set(position, ids);
    return ids;
  }

  /** Passage number in the database → position; −1 when it is no longer, or not yet, among them. */
  positionOf(number: number): number {
    for (const { layout, firstPosition, firstArticle } of this.#segments) {
      const at = indexIn(layout.passageNumbers, number);
      if (at === -1) continue;
      const isDead = this.dead.size > 0 && this.dead.has(firstArticle + startOf(layout.articleStart, at));
      return isDead ? -1 : firstPosition + at;
    }
    return -1;
  }

  /** Passage id → position; −1 when it is not among them. */
  positionOfId(id: string): number {
    const known = this.#hits.get(id);
    if (known !== undefined) return known;
    const number = this.#numberOf.get(id)?.number;
    return number === undefined ? -1 : this.positionOf(Number(number));
  }

  /** Position → passage number in the database. */
  numberAt(position: number): number {
    const { layout, firstPosition } = this.#segmentOf(position);
    return layout.passageNumbers[position - firstPosition] as number;
  }

  /** Undefined when nothing is restricted. */
  scopeOf(filter: Filter | undefined, passageIds: readonly string[] | undefined): Scope | undefined {
    const filtered = isOpenFilter(filter) ? undefined : this.#filtered(filter ?? {});
    return passageIds === undefined ? filtered : this.#only(passageIds, filtered);
  }

  isIn({ mask, passages }: Scope, position: number): boolean {
    return passages?.has(position) ?? mask[this.#articleAt(position)] === 1;
  }

  positionsIn({ articles, passages, passageCount }: Scope): Uint32Array {
    if (passages !== undefined) return Uint32Array.from(passages);
    const positions = new Uint32Array(passageCount);
    let count = 0;
    for (const article of articles) {
      const [from, to] = this.#rangeOf(article);
      for (let position = from; position < to; position++) positions[count++] = position;
    }
    return positions;
  }

  #filtered(filter: Filter): Scope {
    const key = JSON.stringify(filter);
    const known = this.#scopes.get(key);
    if (known !== undefined) return known;
    const matches = articleFilter(filter);
    const scope = this.#scope(this.#list().flatMap((each) => (matches(each) ? [each.article] : [])));
    const [oldest] = this.#scopes.keys();
    if (this.#scopes.size >= REMEMBERED_FILTERS && oldest !== undefined) this.#scopes.delete(oldest);
    this.#scopes.set(key, scope);
    return scope;
  }

  /** Read with the first filter, because most sessions never see one. */
  #list(): readonly Listed[] {
    this.#listed ??= this.#db
      .prepare("SELECT number, info FROM articles ORDER BY number")
      .all()
      .map((row) => {
        const { id, outletId, publishedAt } = articleInfoOf(row);
        const article = this.#articleNumbered(Number(row.number));
        return { article, id, outletId, ...(publishedAt !== undefined && { publishedAt }) };
      });
    return this.#listed;
  }

  #only(passageIds: readonly string[], filtered: Scope | undefined): Scope {
    const passages = new Set<number>();
    const articles = new Set<number>();
    for (const id of passageIds) {
      const position = this.positionOfId(id);
      if (position === -1) continue;
      const article = this.#articleAt(position);
      if (filtered !== undefined && filtered.mask[article] !== 1) continue;
      passages.add(position);
      articles.add(article);
    }
    return { ...this.#scope([...articles].sort((a, b) => a - b)), passages, passageCount: passages.size };
  }

  #scope(articles: readonly number[]): Scope {
    const mask = new Uint8Array(this.articleCount);
    let passageCount = 0;
    for (const article of articles) {
      mask[article] = 1;
      const [from, to] = this.#rangeOf(article);
      passageCount += to - from;
    }
    return { mask, articles: Uint32Array.from(articles), passageCount };
  }

  #segmentOf(position: number): Placed {
    const found = this.#segments.findLast(({ firstPosition }) => firstPosition <= position);
    if (found === undefined) throw new RangeError(`There is no position ${position}.`);
    return found;
  }

  #articleAt(position: number): number {
    const { layout, firstArticle, firstPosition } = this.#segmentOf(position);
    return firstArticle + startOf(layout.articleStart, position - firstPosition);
  }

  #rangeOf(article: number): [number, number] {
    const segment = this.#segments.findLast(({ firstArticle }) => firstArticle <= article);
    if (segment === undefined) return [0, 0];
    const { layout, firstArticle, firstPosition } = segment;
    const from = layout.articleStart[article - firstArticle] as number;
    const to = layout.articleStart[article - firstArticle + 1] as number;
    return [firstPosition + from, firstPosition + to];
  }

  #articleNumbered(number: number): number {
    for (const { layout, firstArticle } of this.#segments) {
      const at = indexIn(layout.articleNumbers, number);
      if (at !== -1) return firstArticle + at;
    }
    return -1;
  }
}

/** Index of `value` in an ascending array; −1 when it is not there. */
function indexIn(ascending: Uint32Array, value: number): number {
  return findIn(ascending, value, 0, ascending.length);
}
