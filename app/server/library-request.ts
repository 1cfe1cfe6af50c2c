import { z } from "zod";
import { LIBRARY_MARKS, LIBRARY_SORTS, type LibraryQuery } from "#lib/pipeline/list-library.ts";
import { GENRES } from "#lib/schema/article.ts";

const year = z.coerce.number().int().min(1).max(9999);

export const libraryRequestSchema = z.strictObject({
  q: z.string().max(2_000).optional(),
  sort: z.enum(LIBRARY_SORTS).optional(),
  order: z.enum(["asc", "desc"]).default("asc"),
  outlet: z.string().min(1).max(200).optional(),
  genre: z.enum(GENRES).optional(),
  mark: z.enum(LIBRARY_MARKS).optional(),
  from: year.optional(),
  to: year.optional(),
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** `search`: the words that are searched for; without them there is no order by match. */
export type LibraryRequest = { search: string | undefined; query: LibraryQuery };

/** The parameters of `GET /api/articles`, or what is wrong with them. */
export function parseLibraryRequest(
  parameters: URLSearchParams,
): { request: LibraryRequest } | { fault: string } {
  const given = [...parameters].filter(([, value]) => value !== "");
  const parsed = libraryRequestSchema.safeParse(Object.fromEntries(given));
  if (!parsed.success) {
    const faults = parsed.error.issues.map(
      (issue) => `${issue.path.join(".") || "parameters"}: ${issue.message}`,
    );
    return { fault: faults.slice(0, 3).join(". ") };
  }
  const { q, sort, order, outlet, genre, mark, from, to, offset, limit } = parsed.data;
  const search = q?.trim() || undefined;
  const chosen = sort === undefined || (sort === "match" && search === undefined) ? undefined : sort;
  const effective = chosen ?? (search === undefined ? "outlet" : "match");
  return {
    request: {
      search,
      query: {
        sort: effective,
        descending: order === "desc" && effective !== "match",
        outletId: outlet,
        genre,
        mark,
        fromYear: from,
        toYear: to,
        offset,
        limit,
      },
    },
  };
}
