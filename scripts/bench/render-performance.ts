import { plural } from "../support/plural.ts";
import type { Machine, StoreReport } from "./bench-report.ts";
import {
  breadth,
  figureRows,
  ingestionRows,
  partRows,
  type Row,
  searchRows,
  sizeRows,
} from "./render-report.ts";

/** docs/performance.md: every figure with its target, those that fall short included, and how it was measured. */
export function renderPerformance(reports: readonly StoreReport[]): string {
  const sections = reports.map((report) =>
    [
      `## ${plural(report.passages, "passage")}`,
      `\`${report.command}\`, ${report.date.slice(0, 10)}: ${plural(report.articles, "article")} (${report.corpus}), ${report.dimensions} dimensions, ${breadth(report)}, ${plural(report.questions, "question")}${disturbance(report)}.`,
      ...[searchRows(report), partRows(report), ingestionRows(report), sizeRows(report)].map(table),
    ].join("\n\n"),
  );
  return `${[
    "# Performance",
    `Measured on ${machines(reports)}. \`npm run bench -- store --passages N\` measures anew; \`npm run bench -- chart\` writes this page from its reports.`,
    "![Milliseconds a search takes against the number of passages](performance.svg)",
    table(figureRows(reports)),
    METHOD,
    ...sections,
  ].join("\n\n")}\n`;
}

/** Times of a busy machine say little; ratios of what ran in turns say more. */
function disturbance({ load, machine }: StoreReport): string {
  if (load < machine.cores) return "";
  return `; **other programs were using the machine** (load average ${load.toFixed(1)} on ${plural(machine.cores, "core")}), so that times are too long by far and what waits for another thread most of all`;
}

function machines(reports: readonly StoreReport[]): string {
  const names = reports.map(({ machine }) => nameOf(machine));
  return [...new Set(names)].join("; ");
}

function nameOf({ cpu, cores, memoryGb, node }: Machine): string {
  return `${cpu}, ${plural(cores, "core")}, ${memoryGb} GB, Node ${node}`;
}

function table([head = [], ...rows]: readonly Row[]): string {
  const line = (row: Row) => `| ${row.join(" | ")} |`;
  return [
    line(head),
    `|${head.map((_, i) => (i === 0 ? "---" : "---:")).join("|")}|`,
    ...rows.map(line),
  ].join("\n");
}

const METHOD = `Targets are set from 100,000 passages on. Corpora are invented unless a file is named: articles of about eight passages, word frequencies by Zipf and Mandelbrot, each article on a story of one of 400 topics. A question is eight content words that stand near each other in a passage; each is asked once, of every search in turn, another one first each time; the first third, while engines still compile what they run, is not counted.

- **raw**: \`hnswlib-node\` called in the thread itself with a plain array that is ready, on the product's graph file at its calibrated breadth; below the size where the product has a graph, on one of its own.
- **vector search, keyword search, hybrid retrieval**: the product, through its search thread. The hybrid retrieval includes the embedding of the question and fetching 36 passages with their texts, as for a verbatim answer. The searches in between leave its threads asleep and the processor's caches full of other things; asked right after one another, questions take what its parts say.
- **SQLite FTS5**: passages and titles, Porter stems, any of the words, \`ORDER BY rank\`, in the thread itself.
- **LangChain in-memory store**: the one in \`@langchain/core\`, an exact scan, up to 30,000 passages.
- **Splitting**: LangChain's \`RecursiveCharacterTextSplitter\` cuts 1,000 characters without overlap and gives strings (\`splitText\`); ours gives passages of whole sentences with their places.
- **Parts of the hybrid retrieval** are means of a second asking, one question right after the other, when the terms used alike are remembered. Searching and ranking happens beside the index, in the search thread and the graph's; its time holds the way there and back. Computing is the processor's time.
- **Throughput**: the library in the thread itself gets each question's vector as an embedder gives it, the product through its search thread eight at once; both search the same graph for 50.
- **The loop's delay** is what the main thread's timer of 1 ms is late, while eight hybrid retrievals are under way at any time.
- **Opening** is measured in a fresh process, with the index's files in the system's cache.
- **Memory** is the resident size of a fresh process after opening and 50 questions, less what it was with all code loaded and nothing opened. A graph file holds the vectors; its links are the rest of it.
- **Ten articles added**: to a copy of the index, by another connection, until a server that was open all the while finds them.`;
