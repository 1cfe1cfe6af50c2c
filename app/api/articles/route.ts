import { type LibraryRequest, parseLibraryRequest } from "#app/server/library-request.ts";
import { getLibraryTools } from "#app/server/library-tools.ts";
import { receiveFiles } from "#app/server/receive-files.ts";
import { refuseCrossSite } from "#app/server/refuse-cross-site.ts";
import { logFailure, respond } from "#app/server/respond.ts";
import { waitsFor } from "#app/server/waits-for.ts";
import { CounterpointError } from "#lib/errors.ts";
import { readLastIngestion } from "#lib/pipeline/last-ingestion.ts";
import { isRemoved } from "#lib/pipeline/removed-articles.ts";
import { getRuntime } from "#lib/runtime.ts";

/** How many passages a search in the library looks at. */
const SEARCH_DEPTH = 5_000;

/**
 * `{articles}`: every article without its text, by outlet, date and title. With parameters (q, sort, order, outlet,
 * genre, from, to, offset, limit) one page: `{articles, total, all, outlets, years}`, each article with its number of
 * passages and what the last ingestion noted about it.
 */
export function GET(request: Request): Promise<Response> {
  return respond(request, async () => {
    const { searchParams } = new URL(request.url);
    if (searchParams.size === 0) {
      const reader = await getRuntime().store.reader();
      return Response.json({ articles: (await reader?.catalogue()) ?? [] });
    }
    const parsed = parseLibraryRequest(searchParams);
    if ("fault" in parsed) {
      throw new CounterpointError("bad-input", `The request has a mistake. ${parsed.fault}.`);
    }
    return Response.json(await libraryPage(parsed.request));
  });
}

async function libraryPage({ search, query }: LibraryRequest) {
  const tools = getLibraryTools();
  const library = await tools.library();
  if (library === undefined) return { articles: [], total: 0, all: 0, outlets: [], years: null };
  const matches = search === undefined ? undefined : await tools.search(search, SEARCH_DEPTH);
  const { articles, total } = library.page(query, matches);
  const notes = (await readLastIngestion(tools.dataDir))?.notes ?? [];
  const removed = await Promise.all(articles.map((article) => isRemoved(tools.corpusDir, article)));
  return {
    articles: articles.map((article, index) => ({
      ...article,
      notes: notes.filter(({ path }) => path === article.path).map(({ reason }) => reason),
      // It leaves the index with the next ingestion.
      ...(removed[index] && { isLeaving: true }),
    })),
    total,
    all: library.size,
    outlets: library.outlets,
    years: library.years ?? null,
  };
}

/**
 * Takes files (multipart/form-data, each part with a file name) into the corpus folder and ingests them: `{files}`, what
 * became of each. With `?wait=no` it answers as soon as they are written, and the ingestion follows.
 */
export function POST(request: Request): Promise<Response> {
  return respond(request, async () => {
    refuseCrossSite(request);
    const tools = getLibraryTools();
    const received = await receiveFiles(request, tools);
    const ingested = tools.ingestUploads(received);
    if (!waitsFor(request)) {
      ingested.catch(logFailure);
      return Response.json({ files: received }, { status: 202 });
    }
    return Response.json({ files: await ingested });
  });
}
