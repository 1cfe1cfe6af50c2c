import { checkGraphFile, LabelReader } from "#lib/vector/graph-file.ts";
import { GraphIndex } from "#lib/vector/graph-index.ts";
import { type DerivedFile, isSame } from "./derived-table.ts";
import { fingerprintOf, inFolder } from "./generation-files.ts";

/** A graph, and its elements' labels in their order. */
export type LoadedGraph = { graph: GraphIndex; labels: Uint32Array };

/** Undefined when the file cannot be read, or is not exactly what was published. */
export async function openGraphFile(
  dataDir: string,
  known: DerivedFile,
  dimensions: number,
  ef: number,
): Promise<LoadedGraph | undefined> {
  const path = inFolder(dataDir, known.file);
  try {
    const shape = await checkGraphFile(path, dimensions);
    const reader = new LabelReader(shape);
    // The library loads it in a thread of the system's; what it makes of a file that turns out to be altered is dropped.
    const [found, graph] = await Promise.all([
      fingerprintOf(path, (piece, from) => reader.read(piece, from)),
      GraphIndex.open(path, dimensions, ef, shape),
    ]);
    const { labels } = reader;
    return labels && found && isSame(known, found) ? { graph, labels } : undefined;
  } catch {
    // A writer may have swept it away meanwhile, or its disk fails: it can be made anew.
    return undefined;
  }
}
