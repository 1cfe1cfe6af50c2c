"use client";

import { useCallback, useMemo, useState } from "react";
import { filterWithout, type OutletGroup } from "#app/shared/question/outlet-groups.ts";
import type { Filter } from "#lib/schema/retrieval.ts";

export type SourceFilter = {
  excluded: ReadonlySet<string>;
  /** Undefined when everything is searched. */
  filter: Filter | undefined;
  selectedCount: number;
  totalCount: number;
  /** Puts the articles in or leaves them out. */
  set: (articleIds: readonly string[], selected: boolean) => void;
};

/** Which articles the reader leaves out. New articles are in, because only what is left out is remembered. */
export function useSourceFilter(
  groups: readonly OutletGroup[],
  initiallyExcluded: readonly string[],
): SourceFilter {
  const [excluded, setExcluded] = useState<ReadonlySet<string>>(() => new Set(initiallyExcluded));
  const set = useCallback((articleIds: readonly string[], selected: boolean) => {
    setExcluded((current) => {
      const next = new Set(current);
      for (const id of articleIds) {
        if (selected) next.delete(id);
        else next.add(id);
      }
      return next;
    });
  }, []);
  return useMemo(() => {
    const articles = groups.flatMap((group) => group.articles);
    return {
      excluded,
      filter: filterWithout(groups, excluded),
      selectedCount: articles.filter((article) => !excluded.has(article.id)).length,
      totalCount: articles.length,
      set,
    };
  }, [groups, excluded, set]);
}
