import { checkLimit, checkMatch, checkQueryVector } from "../check-input.ts";
import type { MatchOptions, PassageReader, ReaderOperation } from "../passage-store.ts";
import type { Publication } from "./publication.ts";
import type { SearchClient } from "./search-client.ts";
import type { PlainMatchOptions } from "./search-protocol.ts";

/** Reads one generation, most often through the search thread. Costs nothing to make. */
export function sqliteReader(
  client: Pick<SearchClient, "call" | "hold">,
  { key, manifest }: Pick<Publication, "key" | "manifest">,
): PassageReader {
  return {
    manifest,
    async nearest(vector, options) {
      checkLimit(options);
      checkQueryVector(vector, manifest.embedder);
      // A view would take the whole of its buffer along.
      return client.call(key, "nearest", [vector.slice(), plain(options)], options.signal);
    },
    async matching(query, options) {
      checkMatch(options);
      return client.call(key, "matching", [query, plain(options)], options.signal);
    },
    places: (passageIds, terms) => client.call(key, "places", [passageIds, terms]),
    statistics: (words) => client.call(key, "statistics", [words]),
    passages: (ids) => client.call(key, "passages", [ids]),
    passagesOf: (articleId) => client.call(key, "passagesOf", [articleId]),
    articles: (ids) => client.call(key, "articles", [ids]),
    formerVersions: (articleId) => client.call(key, "formerVersions", [articleId]),
    departed: (articleId) => client.call(key, "departed", [articleId]),
    catalogue: (filter = {}) => client.call(key, "catalogue", [filter]),
    withCopies: (articleIds) => client.call(key, "withCopies", [articleIds]),
    passageCounts: () => client.call(key, "passageCounts", []),
    hold: () => client.hold(key),
    embedderState: () => client.call(key, "embedderState", []),
    async runInWorker<Given, Found>(
      { name }: ReaderOperation<Given, Found>,
      given: Given,
      signal?: AbortSignal,
    ): Promise<Found> {
      // The operation's own type says what it makes of what is given.
      return (await client.call(key, "run", [name, given], signal)) as Found;
    },
  };
}

function plain({ signal: _, ...options }: MatchOptions): PlainMatchOptions {
  return options;
}
