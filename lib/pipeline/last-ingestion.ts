import { open, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import type { ArticleInfo } from "#lib/schema/article.ts";
import type { IngestReport } from "#lib/schema/ingestion.ts";
import { pathNoteSchema } from "#lib/schema/ingestion.ts";

const schema = z.object({
  /** ISO date and time. */
  endedAt: z.string(),
  published: z.boolean(),
  generation: z.number(),
  articles: z.number(),
  passages: z.number(),
  added: z.number(),
  updated: z.number(),
  removed: z.number(),
  unchanged: z.number(),
  problems: z.array(pathNoteSchema),
  /**
   * With the content hash of the article that a note is about, and of the other ones that it names: it holds as long as
   * that article stays as it is, and one of those.
   */
  notes: z.array(
    pathNoteSchema.extend({
      contentHash: z.string().exactOptional(),
      others: z.array(z.object({ path: z.string(), contentHash: z.string() })).exactOptional(),
    }),
  ),
  embedder: z.string(),
  milliseconds: z.number(),
});

/** What the last ingestion reported, and what earlier ones noted about articles that were not read again. */
export type LastIngestion = z.infer<typeof schema>;

const fileOf = (dataDir: string) => path.join(dataDir, "last-ingestion.json");

type Stored = Pick<ArticleInfo, "path" | "contentHash">;

/** Keeps a report beside the index. `catalogue` gives the articles that it published; asked for only where notes need it. */
export async function keepIngestion(
  dataDir: string,
  report: IngestReport,
  catalogue: () => Promise<readonly Stored[]>,
): Promise<void> {
  const before = (await readLastIngestion(dataDir))?.notes ?? [];
  const stored = report.notes.length + before.length === 0 ? [] : await catalogue();
  const hashes = new Map(stored.map((article) => [article.path, article.contentHash]));
  const hashed = (place: string) => {
    const contentHash = hashes.get(place);
    return contentHash === undefined ? [] : [{ path: place, contentHash }];
  };
  const now = report.notes.map(({ path: place, reason, others }) => ({
    path: place,
    reason,
    ...hashed(place)[0],
    ...(others !== undefined && { others: others.flatMap(hashed) }),
  }));
  const stands = (kept: Stored) => hashes.get(kept.path) === kept.contentHash;
  const isTold = new Set(now.map((note) => `${note.path}\n${note.reason}`));
  const earlier = before.filter(
    (note) =>
      note.contentHash !== undefined &&
      stands({ path: note.path, contentHash: note.contentHash }) &&
      note.others?.some(stands) !== false &&
      !isTold.has(`${note.path}\n${note.reason}`),
  );
  const kept: LastIngestion = {
    ...report,
    endedAt: new Date().toISOString(),
    notes: [...now, ...earlier],
  };
  await writeWhole(fileOf(dataDir), JSON.stringify(kept));
}

/** Undefined before the first ingestion, or when what was kept cannot be read. */
export async function readLastIngestion(dataDir: string): Promise<LastIngestion | undefined> {
  try {
    return schema.safeParse(JSON.parse(await readFile(fileOf(dataDir), "utf8"))).data;
  } catch {
    return undefined;
  }
}

async function writeWhole(file: string, content: string): Promise<void> {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    const handle = await open(temporary, "w");
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } finally {
    await rm(temporary, { force: true });
  }
}
