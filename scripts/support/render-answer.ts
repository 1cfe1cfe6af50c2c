import { styleText } from "node:util";
import type { Answer, Citation } from "#lib/domain/answer.ts";
import type { ArticleInfo } from "#lib/domain/article.ts";
import { formatPartialDate } from "#lib/text/format-partial-date.ts";

const WIDTH = 96;

/** An answer for the terminal: the text, what the check found, the numbered sources, and who had nothing. */
export function renderAnswer(answer: Answer, silent: readonly ArticleInfo[]): string {
  const parts = [styleLabels(answer.text.split("\n").map(wrap).join("\n"))];
  if (answer.coverage === "thin")
    parts.push("Weak match: the articles may not really speak to this question.");
  const doubts = [
    ...answer.citations.filter((citation) => citation.check === "doubtful").map(describeDoubt),
    ...answer.uncited.map(({ answerSpan }) => `No source found for: ${answer.text.slice(...answerSpan)}`),
  ];
  if (doubts.length > 0) parts.push(["Check these:", ...doubts.map((doubt) => `  ! ${doubt}`)].join("\n"));
  if (answer.sources.length > 0) {
    const lines = answer.sources.map(({ marker, article }) => {
      const date = article.publishedAt === undefined ? "" : `, ${formatPartialDate(article.publishedAt)}`;
      const kind = article.wording === "summary" ? "our summary of " : "";
      return `  [${marker}] ${article.outletName}${date}: ${kind}${article.title}`;
    });
    parts.push(["Sources", ...lines].join("\n"));
  }
  if (answer.refusal === null && silent.length > 0) {
    parts.push(`Nothing found in ${[...new Set(silent.map((article) => article.outletName))].join(", ")}.`);
  }
  return parts.join("\n\n");
}

function describeDoubt(citation: Citation): string {
  const lacks = citation.findings.map(({ kind, what }) =>
    kind === "overlap" ? "it says little of this" : `no such ${kind}: ${what}`,
  );
  return `Source [${citation.marker}], ${lacks.join("; ")}`;
}

function styleLabels(text: string): string {
  return text.replace(/\*\*([^*\n]+)\*\*/g, (_, label: string) => styleText("bold", label));
}

function wrap(line: string): string {
  const lines: string[] = [];
  let current = "";
  for (const word of line.split(" ")) {
    if (current !== "" && current.length + word.length + 1 > WIDTH) {
      lines.push(current);
      current = word;
    } else current = current === "" ? word : `${current} ${word}`;
  }
  return [...lines, current].join("\n");
}
