import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import type { CounterpointError } from "#lib/errors.ts";

const schema = z.object({
  /** ISO date and time. */
  at: z.string(),
  code: z.string(),
  message: z.string(),
  hint: z.string().exactOptional(),
});

/** Why the last ingestion failed as a whole; the index is that of an earlier one. */
export type FailedIngestion = z.infer<typeof schema>;

const fileOf = (dataDir: string) => path.join(dataDir, "failed-ingestion.json");

/** Keeps the failure beside the index, for servers and programs that start later. Never throws: it is no cure. */
export async function keepFailure(dataDir: string, error: CounterpointError): Promise<void> {
  const failed: FailedIngestion = { at: new Date().toISOString(), ...error.toJSON() };
  await writeFile(fileOf(dataDir), JSON.stringify(failed)).catch(() => undefined);
}

/** After an ingestion that ended well. */
export async function forgetFailure(dataDir: string): Promise<void> {
  await rm(fileOf(dataDir), { force: true }).catch(() => undefined);
}

/** Undefined when the last ingestion ended well. */
export async function readFailure(dataDir: string): Promise<FailedIngestion | undefined> {
  try {
    return schema.safeParse(JSON.parse(await readFile(fileOf(dataDir), "utf8"))).data;
  } catch {
    return undefined;
  }
}
