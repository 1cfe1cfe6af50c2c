import { type DerivedFile, isSame } from "./derived-table.ts";
import { fingerprintOf, inFolder } from "./generation-files.ts";
import { GraphIndex } from "./graph-index.ts";

/** Undefined when the file cannot be read, or is not exactly what was published. */
export async function openGraphFile(
  dataDir: string,
  known: DerivedFile,
  dimensions: number,
  ef: number,
): Promise<GraphIndex | undefined> {
  const path = inFolder(dataDir, known.file);
  try {
    // The library loads it in a thread of the system's; what it makes of a file that turns out to be altered is dropped.
    const [found, graph] = await Promise.all([fingerprintOf(path), GraphIndex.open(path, dimensions, ef)]);
    return found !== undefined && isSame(known, found) ? graph : undefined;
  } catch {
    // A writer may have swept it away meanwhile, or its disk fails: it can be made anew.
    return undefined;
  }
}
