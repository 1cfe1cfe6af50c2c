import type { DatabaseSync } from "node:sqlite";
import type { KeywordSegment } from "#lib/keyword/keyword-segment.ts";
import { mergeSegments } from "#lib/keyword/merge/merge-segments.ts";
import { type SegmentSize, segmentsToMerge } from "#lib/keyword/merge/segments-to-merge.ts";
import { buildSegment, readSegmentFile, writeSegmentFile } from "./derived-files.ts";
import {
  type DerivedFile,
  deadArticles,
  derivedFilesOf,
  enterFile,
  forgetDead,
  retireFile,
} from "./derived-table.ts";
import { derivedName, inFolder } from "./generation-files.ts";
import type { Segment } from "./segment-file.ts";
import { readSegmentLayout } from "./segment-layout.ts";

/** A segment to be: the articles it covers, and of which segments it is made, if any; untouched, of itself alone. */
type Planned = Pick<DerivedFile, "first" | "last"> & SegmentSize & { of: DerivedFile[]; isMade: boolean };

type Place = { db: DatabaseSync; dataDir: string; generation: number };

/**
 * Adds a segment of the articles that none has yet, and makes neighbours into one where `segmentsToMerge` says so.
 * Within the writer's transaction.
 */
export async function publishSegments(place: Place): Promise<void> {
  const { db, dataDir, generation } = place;
  const made = planOf(db).filter(({ isMade }) => isMade);
  for (const [i, planned] of made.entries()) {
    const { first, last, of } = planned;
    const segment = await makeSegment(place, planned);
    const file = derivedName("keyword", generation, i);
    const print = await writeSegmentFile(inFolder(dataDir, file), segment);
    for (const old of of) retireFile(db, old.file, generation);
    forgetDead(db, first, last);
    const passages = segment.layout.passageNumbers.length;
    enterFile(db, { file, kind: "keyword", first, last, passages, ...print });
  }
}

function planOf(db: DatabaseSync): Planned[] {
  const dead = deadArticles(db);
  const plan = derivedFilesOf(db, "keyword").map((file): Planned => {
    const { first, last, passages } = file;
    let gone = 0;
    for (const [number, count] of dead) if (number >= first && number <= last) gone += count;
    return { first, last, passages, dead: gone, of: [file], isMade: false };
  });
  const after = plan.at(-1)?.last ?? 0;
  const range = db
    .prepare("SELECT min(number) AS first, max(number) AS last FROM articles WHERE number > ?")
    .get(after);
  if (typeof range?.last === "number") {
    const counted = db.prepare("SELECT count(*) AS passages FROM passages WHERE article > ?").get(after);
    const passages = Number(counted?.passages);
    plan.push({ first: Number(range.first), last: range.last, passages, dead: 0, of: [], isMade: true });
  }
  for (;;) {
    const run = segmentsToMerge(plan);
    if (run === undefined) return plan;
    const merged = plan.slice(run.from, run.to);
    const living = merged.reduce((sum, each) => sum + each.passages - each.dead, 0);
    plan.splice(run.from, merged.length, {
      first: merged[0]?.first ?? 0,
      last: merged.at(-1)?.last ?? 0,
      passages: living,
      dead: 0,
      of: merged.flatMap((each) => each.of),
      isMade: true,
    });
  }
}

/** Of the files of the segments that it replaces, where those are sound, and otherwise of the texts. */
async function makeSegment({ db, dataDir }: Place, { first, last, of }: Planned): Promise<Segment> {
  const old = await Promise.all(of.map((file) => readSegmentFile(dataDir, file)));
  if (of.length === 0 || old.includes(undefined)) return buildSegment(db, { first, last });
  const after = of.at(-1)?.last ?? 0;
  const added = after < last ? [await buildSegment(db, { first: after + 1, last })] : [];
  const parts = [...old.filter((segment) => segment !== undefined), ...added];
  return { index: mergeIndexes(parts, deadArticles(db)), layout: readSegmentLayout(db, first, last) };
}

function mergeIndexes(parts: readonly Segment[], deadNumbers: ReadonlyMap<number, number>) {
  const dead = new Set<number>();
  let firstArticle = 0;
  let firstPosition = 0;
  const segments = parts.map(({ index, layout }): KeywordSegment => {
    layout.articleNumbers.forEach((number, i) => {
      if (deadNumbers.has(number)) dead.add(firstArticle + i);
    });
    const segment = { index, firstArticle, firstPosition };
    firstArticle += layout.articleNumbers.length;
    firstPosition += layout.passageNumbers.length;
    return segment;
  });
  return mergeSegments(segments, dead);
}
