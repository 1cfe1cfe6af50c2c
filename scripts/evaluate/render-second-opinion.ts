import type { SupportReport } from "./evaluate-support.ts";
import { markdownTable } from "./markdown-table.ts";

/** The scorecard's paragraphs on the check model beside the rules. */
export function renderSecondOpinion(second: SupportReport["secondOpinion"]): string[] {
  const title = "### A model's opinion beside the rules";
  if ("notConfigured" in second) return [title, second.notConfigured];
  const { rules, byModel, onlyRules, onlyModel, unsupported, verdicts, failed, notAsked } = second;
  const rows = (["balancedAccuracy", "macroF1", "precision", "recall", "supportedUnmarked"] as const).map(
    (key) => [key, share(rules[key]), share(byModel[key])],
  );
  const without = failed + notAsked;
  const why = second.firstFailure === undefined ? "" : `, the first because: ${second.firstFailure}`;
  return [
    title,
    `${second.model} on ${second.claims} claims at odd places, spread evenly, ${second.supportedClaims} of them supported; its \`partly\` and \`not-supported\` count as a mark. It said ${Object.entries(
      verdicts,
    )
      .map(([verdict, count]) => `\`${verdict}\` (${count})`)
      .join(
        ", ",
      )}. ${without === 0 ? "It gave a verdict on each that it was asked about." : `${without} more have no verdict (${failed} failed${why}; ${notAsked} not asked).`}`,
    ...(second.claims === 0
      ? []
      : [
          markdownTable(
            ["the same claims", "rules", second.model],
            [
              ["auroc", share(rules.auroc), "no score"],
              ...rows,
              ["ms a sentence", rules.millisecondsAClaim.toFixed(2), byModel.millisecondsAClaim.toFixed(0)],
            ],
          ),
          `They agree on ${share(second.agreement)} of the claims. Of ${unsupported.claims} that are not fully supported, both mark ${unsupported.markedByBoth}, the rules alone ${onlyRules.rightly}, the model alone ${onlyModel.rightly}, neither ${unsupported.markedByNeither}; of the supported, the rules alone mark ${onlyRules.marked - onlyRules.rightly}, the model alone ${onlyModel.marked - onlyModel.rightly}. A model may judge otherwise another time: these figures are of one run.`,
        ]),
  ];
}

const share = (value: number) => value.toFixed(3);
