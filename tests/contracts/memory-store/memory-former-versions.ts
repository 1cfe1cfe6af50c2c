import type { Article } from "#lib/schema/article.ts";
import { MOST_DEPARTED, MOST_FORMER_VERSIONS } from "#lib/schema/former-version.ts";
import { textVersion } from "#lib/text/text-version.ts";
import type { Contents } from "./contents.ts";

/** What a writer keeps of articles that it replaces or removes; `settle` comes before publication. */
export function memoryFormerVersions({ former, departed }: Contents) {
  const now = new Date().toISOString();
  const keep = (before: Article, current: string | undefined) => {
    const version = textVersion(before.text);
    const others = (former.get(before.id) ?? []).filter(({ article }) => article.version !== version);
    const all = [{ article: structuredClone({ ...before, version }), replacedAt: now }, ...others];
    former.set(
      before.id,
      all.filter(({ article }) => article.version !== current).slice(0, MOST_FORMER_VERSIONS),
    );
  };
  return {
    /** An article was put in the place of another, if there was one. */
    put(article: Article, before: Article | undefined): void {
      const version = textVersion(article.text);
      if (before !== undefined) keep(before, version);
      const kept = former.get(article.id) ?? [];
      former.set(
        article.id,
        kept.filter((one) => one.article.version !== version),
      );
      departed.delete(article.id);
    },
    remove(before: Article | undefined): void {
      if (before === undefined) return;
      keep(before, undefined);
      const { text: _, ...info } = before;
      departed.delete(before.id);
      departed.set(before.id, { article: structuredClone(info), leftAt: now });
    },
    settle(): void {
      for (const id of departed.keys()) former.delete(id);
      for (const id of [...departed.keys()].slice(0, -MOST_DEPARTED)) departed.delete(id);
    },
  };
}
