import {
  LIBRARY_MARKS,
  LIBRARY_SORTS,
  type LibraryMark,
  type LibrarySort,
} from "#lib/pipeline/list-library.ts";

export const PAGE_SIZE = 50;

/** What the library page shows; all of it stands in its address. Empty text: no filter. */
export type LibraryAddress = {
  search: string;
  sort: LibrarySort;
  descending: boolean;
  outlet: string;
  genre: string;
  mark: LibraryMark | "";
  fromYear: string;
  toYear: string;
  /** From 1. */
  page: number;
};

export function parseLibraryAddress(parameters: URLSearchParams): LibraryAddress {
  const text = (name: string) => parameters.get(name)?.slice(0, 2_000) ?? "";
  const year = (name: string) => (/^[1-9]\d{0,3}$/.test(text(name)) ? text(name) : "");
  const search = text("q");
  const sort = LIBRARY_SORTS.find((name) => name === text("sort"));
  const fitting = sort === "match" && search.trim() === "" ? undefined : sort;
  const page = Number(text("page"));
  return {
    search,
    sort: fitting ?? (search.trim() === "" ? "outlet" : "match"),
    descending: text("order") === "desc",
    outlet: text("outlet"),
    genre: /^(?:report|analysis|opinion|unknown)$/.test(text("genre")) ? text("genre") : "",
    mark: LIBRARY_MARKS.find((name) => name === text("mark")) ?? "",
    fromYear: year("from"),
    toYear: year("to"),
    page: Number.isInteger(page) && page > 0 && page < 1e6 ? page : 1,
  };
}

/** The page's address. */
export function libraryHref(address: LibraryAddress): string {
  const parameters = filterParameters(address);
  if (address.page > 1) parameters.set("page", String(address.page));
  return parameters.size === 0 ? "/library" : `/library?${parameters}`;
}

/** What is asked of the server. */
export function libraryRequest(address: LibraryAddress): string {
  const parameters = filterParameters(address);
  parameters.set("offset", String((address.page - 1) * PAGE_SIZE));
  parameters.set("limit", String(PAGE_SIZE));
  return `/api/articles?${parameters}`;
}

export function isFiltered(address: LibraryAddress): boolean {
  const { search, outlet, genre, mark, fromYear, toYear } = address;
  return [search.trim(), outlet, genre, mark, fromYear, toYear].some((value) => value !== "");
}

function filterParameters(address: LibraryAddress): URLSearchParams {
  const { search, sort, descending, outlet, genre, mark, fromYear, toYear } = address;
  const usual = search.trim() === "" ? "outlet" : "match";
  const given = {
    q: search,
    sort: sort === usual ? "" : sort,
    order: descending ? "desc" : "",
    outlet,
    genre,
    mark,
    from: fromYear,
    to: toYear,
  };
  return new URLSearchParams(Object.entries(given).filter(([, value]) => value !== ""));
}
