import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { CounterpointError } from "#lib/errors.ts";
import type { Judgements } from "./ranking-metrics.ts";
import { readJsonLines, readText } from "./read-json-lines.ts";

const Id = z.union([z.string(), z.number()]).transform(String);
const Document = z.object({ _id: Id, title: z.string().default(""), text: z.string() });
const Query = z.object({
  _id: Id,
  text: z.string(),
  metadata: z.record(z.string(), z.unknown()).default({}),
});

export type BeirDocument = z.infer<typeof Document>;
export type BeirQuery = z.infer<typeof Query> & { judged: Judgements };

export type BeirSet = {
  documents: BeirDocument[];
  /** Those with judgements, in the order of the file. */
  queries: BeirQuery[];
  /** All queries, judged or not. */
  allQueries: BeirQuery[];
};

/** True for a folder in BEIR layout (Thakur et al. 2021): corpus.jsonl, queries.jsonl, qrels/*.tsv. */
export function isBeirFolder(dir: string): boolean {
  return ["corpus.jsonl", "queries.jsonl", "qrels"].every((name) => existsSync(join(dir, name)));
}

/** Throws `bad-input` naming the file, and the line where there is one. */
export async function readBeir(dir: string): Promise<BeirSet> {
  if (!isBeirFolder(dir)) {
    throw new CounterpointError(
      "bad-input",
      `${dir} is not in BEIR layout: corpus.jsonl, queries.jsonl and qrels/*.tsv are needed.`,
    );
  }
  const [documents, queries, judgements] = await Promise.all([
    readJsonLines(join(dir, "corpus.jsonl"), Document),
    readJsonLines(join(dir, "queries.jsonl"), Query),
    readJudgements(join(dir, "qrels")),
  ]);
  const allQueries = queries.map((query) => ({ ...query, judged: judgements.get(query._id) ?? new Map() }));
  return { documents, queries: allQueries.filter(({ judged }) => judged.size > 0), allQueries };
}

async function readJudgements(dir: string): Promise<Map<string, Map<string, number>>> {
  const files = (await readdir(dir)).filter((name) => name.endsWith(".tsv")).sort();
  const judgements = new Map<string, Map<string, number>>();
  for (const file of files) {
    const path = join(dir, file);
    const lines = (await readText(path)).split("\n");
    for (const [index, line] of lines.entries()) {
      // The first line names the columns.
      if (index === 0 || line.trim() === "") continue;
      const [query = "", document = "", grade = ""] = line.trim().split("\t");
      const value = Number(grade);
      if (document === "" || grade === "" || !Number.isFinite(value)) {
        throw new CounterpointError(
          "bad-input",
          `${path}, line ${index + 1}: not query, document and grade.`,
        );
      }
      if (value <= 0) continue;
      const judged = judgements.get(query) ?? new Map<string, number>();
      judgements.set(query, judged.set(document, value));
    }
  }
  return judgements;
}

/** A BEIR corpus as a bulk file of this program: one record a line. */
export function toBulkFile(documents: readonly BeirDocument[], { titles = true } = {}): string {
  return documents
    .map(({ _id, title, text }) =>
      JSON.stringify({ id: _id, outlet: "Collection", text, ...(titles && title !== "" && { title }) }),
    )
    .map((line) => `${line}\n`)
    .join("");
}
