import { CounterpointError } from "#lib/errors.ts";
import type { PassageWriter } from "#lib/store/passage-store.ts";
import { textVersion } from "#lib/text/text-version.ts";
import { listRemoved } from "./removed-articles.ts";

/** Fewer than these may go without a question, whatever part of the index they are. */
const MANY = 10;
/** More than this part of the index may not. */
const LARGE_PART = 0.5;
const BATCH = 64;

export type Removals = {
  corpusDir: string;
  writer: PassageWriter;
  /** Articles of the last published index. */
  before: number;
  /** Of them in the writer's hands. */
  stored: number;
  /** Ids of articles that are stored and were not found in the folder. */
  gone: ReadonlySet<string>;
  /** What was put in this run. */
  put: { articles: number; versions: ReadonlySet<string> };
};

/**
 * Throws `removals-refused` where a run would take most of a larger index away: a disk may not be mounted, or another
 * folder may have been named. Articles that were only moved, or that somebody removed one by one, are not counted.
 */
export async function refuseManyRemovals(removals: Removals): Promise<void> {
  const { corpusDir, before, stored, gone, put } = removals;
  const isTooMuch = (count: number) => count > MANY && count > LARGE_PART * before;
  // Where the index is made anew, nothing is stored that could be gone.
  const missing = stored === 0 ? before - put.articles : gone.size;
  if (!isTooMuch(missing)) return;
  const lost = stored === 0 ? missing : await lostArticles(removals);
  if (!isTooMuch(lost)) return;
  throw new CounterpointError(
    "removals-refused",
    `${lost} of ${before} articles are not in the corpus folder ${corpusDir} any more. They were not removed: the index stays as it is.`,
    {
      hint: "If their disk or folder is away, bring it back and ingest again. If they are to go, run: npm run ingest -- --allow-removals",
    },
  );
}

async function lostArticles({ corpusDir, writer, gone, put }: Removals): Promise<number> {
  const byHand = new Set((await listRemoved(corpusDir)).flatMap(({ paths }) => paths));
  const ids = [...gone];
  let lost = 0;
  for (let start = 0; start < ids.length; start += BATCH) {
    for (const { text, path } of await writer.copies.articles(ids.slice(start, start + BATCH))) {
      if (!byHand.has(path) && !put.versions.has(textVersion(text))) lost += 1;
    }
  }
  return lost;
}
