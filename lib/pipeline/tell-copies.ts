import { chooseOrigin, isSameReport } from "#lib/duplicates/choose-origin.ts";
import type { ArticleInfo, Copies, NearDuplicate } from "#lib/schema/article.ts";
import type { CopyTable } from "#lib/store/copy-table.ts";

/** Links that an article tells of. */
const MAX_LINKS = 32;

type Links = ReadonlyMap<string, NearDuplicate>;

export type CopyNews = {
  /** New and replaced articles: what was said of them before is void. */
  fresh: ReadonlySet<string>;
  /** For each article the links found, by the other's id; both ways. */
  found: ReadonlyMap<string, Links>;
  /** Others, some link of which may be void. */
  concerned: ReadonlySet<string>;
};

/** Brings up to date what is told of copies, for all whose links have changed and all who are one report with them. */
export async function tellCopies(copies: CopyTable, { fresh, found, concerned }: CopyNews): Promise<void> {
  const members = new Map<string, { info: ArticleInfo; links: NearDuplicate[] }>();
  const load = async (id: string) => {
    const [article] = members.has(id) ? [] : await copies.articles([id]);
    if (article === undefined) return members.get(id);
    const { text: _, ...info } = article;
    const changed = concerned.has(id) || found.has(id);
    const kept = info.nearDuplicates ?? [];
    const links = changed ? await currentLinks(copies, kept, fresh, found.get(id)) : kept;
    const member = { info, links };
    members.set(id, member);
    return member;
  };
  const grouped = new Set<string>();
  for (const seed of new Set([...found.keys(), ...concerned])) {
    if (grouped.has(seed)) continue;
    const group: ArticleInfo[] = [];
    for (const queue = [seed]; queue.length > 0; ) {
      const id = queue.pop() ?? "";
      if (grouped.has(id)) continue;
      const member = await load(id);
      if (member === undefined) continue;
      grouped.add(id);
      group.push(member.info);
      queue.push(...member.links.filter(({ kind }) => isSameReport(kind)).map(({ articleId }) => articleId));
      for (const other of await copies.linkedTo(id)) {
        const links = (await load(other))?.links ?? [];
        if (links.some(({ articleId, kind }) => articleId === id && isSameReport(kind))) queue.push(other);
      }
    }
    const originId = group.length > 1 ? chooseOrigin(group) : undefined;
    for (const { id } of group) {
      const member = members.get(id);
      if (member === undefined) continue;
      const told = copiesOf(member.links, originId);
      const { nearDuplicates, originId: before } = member.info;
      const stands =
        JSON.stringify([nearDuplicates, before]) === JSON.stringify([told?.nearDuplicates, told?.originId]);
      if (!stands) await copies.putCopies(id, told);
    }
  }
}

/** The links that still hold, and the new ones. */
async function currentLinks(
  copies: CopyTable,
  before: readonly NearDuplicate[],
  fresh: ReadonlySet<string>,
  found: Links = new Map(),
): Promise<NearDuplicate[]> {
  const old = before.filter(({ articleId }) => !fresh.has(articleId) && !found.has(articleId));
  const all = [...old, ...found.values()];
  const present = new Set((await copies.articles(all.map(({ articleId }) => articleId))).map(({ id }) => id));
  return all
    .filter(({ articleId }) => present.has(articleId))
    .sort((a, b) => b.similarity - a.similarity || (a.articleId < b.articleId ? -1 : 1))
    .slice(0, MAX_LINKS);
}

function copiesOf(nearDuplicates: NearDuplicate[], originId: string | undefined): Copies | undefined {
  if (nearDuplicates.length === 0) return undefined;
  return { nearDuplicates, ...(originId === undefined ? {} : { originId }) };
}
