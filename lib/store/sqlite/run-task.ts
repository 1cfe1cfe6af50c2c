import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { PassageReader, ReaderTask } from "../passage-store.ts";
import type { TaskName } from "./search-protocol.ts";

/** Imports the module that exports the task, and runs it. */
export async function runTask(
  reader: PassageReader,
  { module, name }: TaskName,
  given: unknown,
): Promise<unknown> {
  const exported: unknown = await import(pathToFileURL(join(process.cwd(), module)).href);
  return (exported as Record<string, ReaderTask<unknown, unknown>>)[name]?.run(reader, given);
}
