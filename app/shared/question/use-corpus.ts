"use client";

import { useMemo } from "react";
import { z } from "zod";
import type { ArticleInfo } from "#lib/schema/article.ts";
import { articleInfoSchema } from "#lib/schema/article.ts";
import { type OutletMark, outletMarks } from "../articles/outlet-marks.ts";
import { type Resource, useResource } from "../frame/use-resource.ts";
import { type OutletGroup, outletGroups } from "./outlet-groups.ts";

const articlesSchema = z.object({ articles: z.array(articleInfoSchema) });

export type Corpus = {
  resource: Resource<{ articles: ArticleInfo[] }>;
  /** Empty while loading. */
  groups: OutletGroup[];
  marks: ReadonlyMap<string, OutletMark>;
  reload: () => void;
};

const NOTHING: ArticleInfo[] = [];

/** The articles that can be asked, by outlet, each outlet with its mark. */
export function useCorpus(): Corpus {
  const { resource, reload } = useResource("/api/articles", articlesSchema);
  const articles = resource.status === "ready" ? resource.data.articles : NOTHING;
  const groups = useMemo(() => outletGroups(articles), [articles]);
  const marks = useMemo(() => outletMarks(groups.map((group) => group.outlet)), [groups]);
  return { resource, groups, marks, reload };
}
