import { compareStrings } from "#lib/store/catalogue-order.ts";
import { bad } from "#lib/store/check-input.ts";
import type { Alike, CopyTable } from "#lib/store/copy-table.ts";
import { type Contents, inOrder } from "./contents.ts";

/** By looking at everything; sketches in the order in which they came. */
export function memoryCopies(contents: Contents, requireOpen: () => void): CopyTable {
  const storedOf = (articleId: string) => {
    requireOpen();
    const stored = contents.articles.get(articleId);
    if (stored === undefined) throw bad(`There is no article ${articleId} to keep anything of.`);
    return stored;
  };
  return {
    async unsketched() {
      requireOpen();
      return inOrder(contents).flatMap(({ article: { id } }) => (contents.sketches.has(id) ? [] : [id]));
    },
    async bereft() {
      requireOpen();
      return inOrder(contents).flatMap(({ article: { id, nearDuplicates = [] } }) =>
        nearDuplicates.every(({ articleId }) => contents.sketches.has(articleId)) ? [] : [id],
      );
    },
    async linkedTo(otherId) {
      requireOpen();
      return inOrder(contents).flatMap(({ article: { id, nearDuplicates = [] } }) =>
        nearDuplicates.some(({ articleId }) => articleId === otherId) ? [id] : [],
      );
    },
    async articles(ids) {
      requireOpen();
      return ids.flatMap((id) => structuredClone(contents.articles.get(id)?.article) ?? []);
    },
    async putSketch(articleId, sketch) {
      storedOf(articleId);
      contents.sketches.delete(articleId);
      contents.sketches.set(articleId, structuredClone(sketch));
    },
    async alike({ textHash, values }, { perValue, least, limit }) {
      requireOpen();
      const found = new Map<string, Alike>();
      const note = (articleId: string, shared: number) => {
        const sketch = contents.sketches.get(articleId);
        if (sketch === undefined) return;
        const known = found.get(articleId)?.shared ?? 0;
        const { textHash, values } = sketch;
        found.set(articleId, { articleId, shared: known + shared, values: values.length, textHash });
      };
      const sketches = [...contents.sketches];
      for (const value of values) {
        const holders = sketches.filter(([, sketch]) => sketch.values.includes(value));
        for (const [articleId] of holders.slice(0, perValue)) note(articleId, 1);
      }
      const same = sketches.filter(([, sketch]) => sketch.textHash === textHash);
      for (const [articleId] of same.slice(0, perValue)) note(articleId, 0);
      return [...found.values()]
        .filter(({ shared, textHash: own }) => shared >= least || own === textHash)
        .sort((a, b) => b.shared - a.shared || compareStrings(a.articleId, b.articleId))
        .slice(0, limit);
    },
    async putCopies(articleId, copies) {
      const { article, passages } = storedOf(articleId);
      const { nearDuplicates: _, originId: __, ...rest } = article;
      // A new object: the published generation may still hold the old one.
      contents.articles.set(articleId, { article: structuredClone({ ...rest, ...copies }), passages });
    },
  };
}
