import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { CounterpointError } from "#lib/errors.ts";
import { type FailedIngestion, failedIngestionSchema } from "#lib/schema/ingestion.ts";

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
    return failedIngestionSchema.safeParse(JSON.parse(await readFile(fileOf(dataDir), "utf8"))).data;
  } catch {
    return undefined;
  }
}
