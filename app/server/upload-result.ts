import { randomUUID } from "node:crypto";
import type { KeptFile } from "#lib/pipeline/keep-file.ts";
import { safeCorpusPath } from "#lib/pipeline/safe-corpus-path.ts";
import type { CopyKind } from "#lib/schema/article.ts";
import type { IngestReport } from "#lib/schema/ingestion.ts";
import type { LibraryArticle, UploadResult } from "#lib/schema/library.ts";

const COPY_WORDS: Record<CopyKind, string> = {
  "same-text": "the same text as",
  near: "nearly the same text as",
  contains: "contains most of",
  within: "mostly contained in",
};

/** What is known before the ingestion. */
export function receivedResult(name: string, kept: KeptFile, id: string = randomUUID()): UploadResult {
  if (kept.outcome === "refused") {
    return { id, name, outcome: "problem", message: `Not taken in: it ${kept.reason}.`, articleIds: [] };
  }
  const { path } = kept;
  if (kept.outcome === "already-there") {
    return {
      id,
      name,
      path,
      outcome: "already-there",
      message: `Already there, as ${path}.`,
      articleIds: [],
    };
  }
  const renamed = path === name ? "" : ` as ${path}`;
  return {
    id,
    name,
    path,
    outcome: "received",
    message: `Received${renamed}; not read yet.`,
    articleIds: [],
  };
}

/** What the ingestion made of a received file; `articles`: those that come from it. */
export function ingestedResult(
  received: UploadResult & { path: string },
  report: Pick<IngestReport, "problems" | "notes">,
  articles: readonly LibraryArticle[],
): UploadResult {
  const { id, name, path } = received;
  const isOfFile = (told: { path: string }) => told.path === path || told.path.startsWith(`${path}:`);
  const problems = report.problems.filter(isOfFile);
  const notes = report.notes.filter(isOfFile);
  const articleIds = articles.map((article) => article.id);
  const [first] = articles;
  if (first === undefined) {
    const [problem] = problems;
    if (problem !== undefined) {
      return {
        id,
        name,
        outcome: "problem",
        message: `Not taken in: ${reasons(problems, path)}.`,
        articleIds,
      };
    }
    if (notes.length > 0) {
      return {
        id,
        name,
        path,
        outcome: "already-there",
        message: `Already there: ${reasons(notes, path)}.`,
        articleIds,
      };
    }
    return {
      id,
      name,
      outcome: "problem",
      message: "Not taken in: the ingestion did not find it.",
      articleIds,
    };
  }
  const told = [
    articles.length === 1
      ? `Added as “${first.title}”, ${first.outletName}`
      : `Added ${articles.length} articles`,
    ...(path === safeCorpusPath(name) ? [] : [`kept as ${path}`]),
    ...(problems.length === 0 ? [] : [`not taken in: ${reasons(problems, path)}`]),
    ...(notes.length === 0 ? [] : [`note: ${reasons(notes, path)}`]),
  ];
  const copies = articles.flatMap(({ nearDuplicates = [] }) => nearDuplicates.slice(0, 1));
  const [copy] = copies;
  if (copy === undefined)
    return { id, name, path, outcome: "added", message: `${told.join("; ")}.`, articleIds };
  const words =
    articles.length === 1
      ? `${COPY_WORDS[copy.kind]} “${copy.title}”, ${copy.outletName}`
      : `${copies.length} of them much like others`;
  return { id, name, path, outcome: "near-copy", message: `${[...told, words].join("; ")}.`, articleIds };
}

const MOST_REASONS = 3;

function reasons(told: readonly { path: string; reason: string }[], path: string): string {
  const shown = told
    .slice(0, MOST_REASONS)
    .map(({ path: place, reason }) =>
      place === path ? clauseOf(reason) : `line ${place.slice(path.length + 1)}: ${clauseOf(reason)}`,
    );
  const rest = told.length - shown.length;
  return [...shown, ...(rest > 0 ? [`and ${rest} more`] : [])].join("; ");
}

const VERB = /^(?:is|has|had|cannot|would|takes|names|contains)\b/;

/** An ingestion's reason within a sentence; the readers of files word it as what follows a file's name, or what is wrong. */
function clauseOf(reason: string): string {
  const clause = reason.replace(/\.$/, "").replace(/^It (?=[a-z])/, "it ");
  if (VERB.test(clause)) return `it ${clause}`;
  return clause.replace(/^format not supported/, "its format is not supported");
}

/** A received file that no ingestion could read yet, because it failed as a whole. */
export function unreadResult(received: UploadResult, failure: { message: string }): UploadResult {
  if (received.outcome !== "received") return received;
  const message = `Received as ${received.path}, but the ingestion failed: ${failure.message} The next one will read it.`;
  return { ...received, outcome: "problem", message };
}
