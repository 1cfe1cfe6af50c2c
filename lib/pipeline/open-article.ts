import type { Article, ArticleInfo } from "#lib/schema/article.ts";
import type { PassageReader } from "#lib/store/passage-store.ts";
import { type TextChange, textChanges } from "#lib/text/text-changes.ts";

/** What a link to an article, with the version that it was made for, leads to. */
export type OpenedArticle =
  /** The words that the link was made for; where it names no version, the article as it is. */
  | { kind: "current"; article: Article }
  /**
   * Those words, which were replaced on a later day. `changes`: how they read now; undefined where too much differs to be
   * shown.
   */
  | {
      kind: "former";
      article: Article;
      current: Article;
      replacedAt: string;
      changes: TextChange[] | undefined;
    }
  /** The article as it is; its text was another when the link was made, and is not kept. */
  | { kind: "changed"; article: Article }
  /** Those words in the article of another id, since the file was moved or stands in the corpus twice. */
  | { kind: "moved"; article: Article }
  /** The article that has the file that the link was made for; an older program may have read other words in it. */
  | { kind: "same-file"; article: Article }
  | { kind: "departed"; article: ArticleInfo; leftAt: string }
  | { kind: "unknown" };

/** A version may be shortened to so many digits. */
const SHORTEST = 8;

/** Finds what an article's id and the version of a citation lead to. */
export async function openArticle(
  reader: PassageReader,
  id: string,
  version?: string,
): Promise<OpenedArticle> {
  const [article] = await reader.articles([id]);
  if (article === undefined) return openElsewhere(reader, id, version);
  if (version === undefined || isVersion(article, version)) return { kind: "current", article };
  const former = (await reader.formerVersions(id)).find((one) => isVersion(one.article, version));
  if (former === undefined) return { kind: "changed", article };
  const changes = textChanges(former.article.text, article.text);
  return {
    kind: "former",
    article: former.article,
    current: article,
    replacedAt: former.replacedAt,
    changes,
  };
}

async function openElsewhere(
  reader: PassageReader,
  id: string,
  version: string | undefined,
): Promise<OpenedArticle> {
  const departed = await reader.departed(id);
  const wanted = version ?? departed?.article.version;
  const catalogue = await reader.catalogue();
  const sameText = wanted === undefined ? undefined : catalogue.find((other) => isVersion(other, wanted));
  // Once, articles were told by the hash of their files.
  const sameFile = catalogue.find((other) => other.sourceHash === id);
  const [found] = await reader.articles([sameText?.id ?? sameFile?.id ?? id]);
  if (found !== undefined) return { kind: sameText === undefined ? "same-file" : "moved", article: found };
  return departed === undefined ? { kind: "unknown" } : { kind: "departed", ...departed };
}

function isVersion({ version }: ArticleInfo, wanted: string): boolean {
  return version !== undefined && wanted.length >= SHORTEST && version.startsWith(wanted);
}
