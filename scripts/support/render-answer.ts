import { styleText } from "node:util";
import { BRACKETS_NOTE, tellBracketsApart } from "#lib/citations/tell-brackets-apart.ts";
import type { Answer, Citation } from "#lib/schema/answer.ts";
import type { ArticleInfo } from "#lib/schema/article.ts";
import { sourceLine } from "./source-line.ts";
import { wrapWords } from "./wrap-words.ts";

const WIDTH = 96;

/** An answer for the terminal: the text, what the check found, the numbered sources, and who had nothing. */
export function renderAnswer(answer: Answer, silent: readonly ArticleInfo[]): string {
  const { text, own } = tellBracketsApart(answer.text, answer.markers);
  const parts = [
    styleLabels(
      text
        .split("\n")
        .flatMap((line) => wrapWords(line, WIDTH))
        .join("\n"),
    ),
  ];
  if (answer.incomplete !== undefined) parts.push(styleText("bold", answer.incomplete.note));
  if (own) parts.push(BRACKETS_NOTE);
  if (answer.coverage === "thin")
    parts.push("Weak match: the articles may not really speak to this question.");
  const doubts = [
    ...answer.citations.filter(({ check }) => check === "doubtful" || check === "unsure").map(describeDoubt),
    ...answer.uncited.map(({ answerSpan }) => `No source found for: ${answer.text.slice(...answerSpan)}`),
  ];
  if (doubts.length > 0) parts.push(["Check these:", ...doubts.map((doubt) => `  ! ${doubt}`)].join("\n"));
  const opinions = (answer.opinions ?? []).map(
    ({ answerSpan, verdict, model }) => `  ${verdict} (${model}): ${answer.text.slice(...answerSpan)}`,
  );
  if (opinions.length > 0) parts.push(["Second opinion", ...opinions].join("\n"));
  if (answer.opinionNote !== undefined) parts.push(answer.opinionNote);
  if (answer.sources.length > 0) {
    parts.push(["Sources", ...answer.sources.map(sourceLine)].join("\n"));
  }
  if (answer.nearest !== undefined && answer.nearest.length > 0) {
    parts.push(
      ["Nearest to it in these articles", ...answer.nearest.map(({ question }) => `  ${question}`)].join(
        "\n",
      ),
    );
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
