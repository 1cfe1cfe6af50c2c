import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { PassageReader, ReaderTask } from "../passage-store.ts";
import type { TaskName } from "./search-protocol.ts";

type Module = Record<string, ReaderTask<unknown, unknown>>;

/** By path. Asking the loader for what it has loaded takes it longer than many a task. */
const modules = new Map<string, Module>();

/** Imports the module that exports the task, and runs it. */
export async function runTask(
  reader: PassageReader,
  { module, name }: TaskName,
  given: unknown,
): Promise<unknown> {
  const exported =
    modules.get(module) ?? ((await import(pathToFileURL(join(process.cwd(), module)).href)) as Module);
  modules.set(module, exported);
  return exported[name]?.run(reader, given);
}
