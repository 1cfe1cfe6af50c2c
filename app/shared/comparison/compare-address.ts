import type { Filter } from "#lib/schema/retrieval.ts";

/** What the compare page's address says. */
export type CompareAddress = {
  /** Empty before a question was asked. */
  question: string;
  /** Undefined: all of them. */
  outletIds?: readonly string[];
  /** The article whose story is compared, where the reader chose one. */
  storyArticleId?: string;
};

/** Body of `POST /api/compare`. */
export type CompareRequest = { question: string; filter?: Filter; storyArticleId?: string };

type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

/** Reads `?q=…&outlets=a,b&story=…`; of a parameter that is given twice, the first counts. */
export function parseCompareAddress(params: SearchParams): CompareAddress {
  const outletIds = single(params.outlets)
    ?.split(",")
    .map((id) => id.trim())
    .filter((id) => id !== "");
  const story = single(params.story)?.trim();
  return {
    question: single(params.q)?.trim() ?? "",
    ...(outletIds === undefined || outletIds.length === 0 ? {} : { outletIds }),
    ...(story === undefined || story === "" ? {} : { storyArticleId: story }),
  };
}

/** The page that shows this comparison. */
export function compareHref({ question, outletIds, storyArticleId }: CompareAddress): string {
  const parts = [
    ["q", question],
    ["outlets", outletIds?.map((id) => encodeURIComponent(id)).join(",")],
    ["story", storyArticleId],
  ].flatMap(([name, value]) => {
    if (value === undefined || value === "") return [];
    // The comma between outlets stays readable.
    return [`${name}=${name === "outlets" ? value : encodeURIComponent(value)}`];
  });
  return parts.length === 0 ? "/compare" : `/compare?${parts.join("&")}`;
}

/** What to ask the server for an address; undefined before a question was asked. */
export function compareRequest(address: CompareAddress): CompareRequest | undefined {
  const { question, outletIds, storyArticleId } = address;
  if (question === "") return undefined;
  return {
    question,
    ...(outletIds === undefined ? {} : { filter: { outletIds } }),
    ...(storyArticleId === undefined ? {} : { storyArticleId }),
  };
}

function single(value: string | string[] | undefined): string | undefined {
  return typeof value === "string" ? value : value?.[0];
}
