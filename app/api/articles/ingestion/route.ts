import { getLibraryTools } from "#app/server/library-tools.ts";
import { refuseCrossSite } from "#app/server/refuse-cross-site.ts";
import { logFailure, respond } from "#app/server/respond.ts";
import { waitsFor } from "#app/server/waits-for.ts";
import { readFailure } from "#lib/pipeline/failed-ingestion.ts";
import { type LastIngestion, readLastIngestion } from "#lib/pipeline/last-ingestion.ts";

const MOST_TOLD = 500;

/** `{state, last}`: whether an ingestion of this server runs, how far it is, and what the last one of any kind reported. */
export function GET(request: Request): Promise<Response> {
  return respond(request, async () => {
    const { runner, dataDir } = getLibraryTools();
    const [last, failed] = await Promise.all([readLastIngestion(dataDir), readFailure(dataDir)]);
    // Of a run before this server's, such as the one of `npm start`.
    const failure = runner.state.failure ?? failed;
    return Response.json({
      state: { ...runner.state, ...(failure !== undefined && { failure }) },
      last: shortened(last),
    });
  });
}

/**
 * Ingests once more, for files that were changed in the folder: the report. With `?wait=no` it answers at once. With
 * `?removals=allow` also a run is published that takes most of the index away.
 */
export function POST(request: Request): Promise<Response> {
  return respond(request, async () => {
    refuseCrossSite(request);
    const { runner } = getLibraryTools();
    const allowRemovals = new URL(request.url).searchParams.get("removals") === "allow";
    const ended = runner.request({ allowRemovals });
    if (waitsFor(request)) return Response.json({ report: await ended });
    ended.catch(logFailure);
    return Response.json({ state: runner.state }, { status: 202 });
  });
}

/** A page is no place for thousands of lines; the counts tell how many there are. */
function shortened(last: LastIngestion | undefined) {
  if (last === undefined) return null;
  const { problems, notes } = last;
  return {
    ...last,
    problems: problems.slice(0, MOST_TOLD),
    notes: notes.slice(0, MOST_TOLD),
    problemCount: problems.length,
    noteCount: notes.length,
  };
}
