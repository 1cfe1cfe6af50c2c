import type { AnswersReport } from "./evaluate-answers.ts";
import type { ChunkingScores } from "./evaluate-chunking.ts";
import type { FollowUpReport } from "./evaluate-follow-ups.ts";
import type { InjectionReport } from "./evaluate-injection.ts";
import type { ProductReport } from "./evaluate-product.ts";
import type { SupportReport } from "./evaluate-support.ts";
import type { ForeignReport, RetrievalReport } from "./runs.ts";

/** Everything that was measured; what was not present is absent. */
export type Measured = {
  retrieval: RetrievalReport[];
  chunking?: ChunkingScores[];
  answers?: AnswersReport;
  refusals: ForeignReport[];
  support?: SupportReport;
  injection?: InjectionReport;
  product: ProductReport;
  productWithDouble: ProductReport;
  followUps: FollowUpReport;
};

/** One figure of the scorecard; `value` and `target` are 0 to 1. */
export type Figure = { name: string; value: number; target?: { least: number } | { most: number } };

/** The figures that the project holds itself to, in the order of the scorecard. */
export function figuresOf(measured: Measured): Figure[] {
  const { answers, chunking, support, injection, product } = measured;
  const least = (value: number) => ({ target: { least: value } });
  const most = (value: number) => ({ target: { most: value } });
  const ndcgTargets: Record<string, number> = { scifact: 0.712, squad2: 0.89 };
  const figures: Figure[] = measured.retrieval.map(({ collection, whole }) => {
    const target = ndcgTargets[collection];
    return {
      name: `Retrieval, ${collection}: nDCG@10`,
      value: whole.ndcg10,
      ...(target === undefined ? {} : least(target)),
    };
  });
  for (const { passages, recall } of chunking ?? []) {
    const name = `Chunking: character recall at ${passages}`;
    figures.push({ name, value: recall, ...(passages === 5 ? least(0.9) : {}) });
  }
  if (answers !== undefined) {
    const { goldInFirstThree, refused } = answers.test;
    figures.push({
      name: "SQuAD 2.0: gold in the first three sentences",
      value: goldInFirstThree,
      ...least(0.8),
    });
    figures.push({ name: "SQuAD 2.0: answerable and refused", value: refused, ...most(0.05) });
  }
  const { right, rightAdjudicated, inFirstThree, rightlyRefused, wronglyRefused } = product.test;
  figures.push({ name: "Product questions: right, strict", value: right, ...least(0.9) });
  figures.push({ name: "Product questions: right, adjudicated", value: rightAdjudicated, ...least(0.9) });
  figures.push({ name: "Product questions: answer in the first three sentences", value: inFirstThree });
  figures.push({ name: "Product questions: off-corpus and refused", value: rightlyRefused, ...least(1) });
  figures.push({ name: "Product questions: good and refused", value: wronglyRefused, ...most(0.03) });
  const { test, topicChanges, leftAlone } = measured.followUps;
  figures.push({ name: "Follow-ups: right standalone question", value: test.standalone });
  figures.push({ name: "Follow-ups: answered", value: test.answered });
  figures.push({ name: "Follow-ups: changes of topic recognised", value: topicChanges.test });
  figures.push({ name: "Follow-ups: questions that stand alone left so", value: leftAlone.test });
  for (const { asked, of, test } of measured.refusals) {
    const own = asked === of || (asked === "product" && of === "the bundled corpus");
    figures.push({
      name: `${asked} asked of ${of}: refused`,
      value: test,
      ...(own ? most(0.05) : least(0.9)),
    });
  }
  if (support !== undefined) {
    figures.push({ name: "Support (WiCE): AUROC", value: support.test.auroc, ...least(0.78) });
    figures.push({
      name: "Support (WiCE): precision of the mark",
      value: support.test.precision,
      ...least(0.9),
    });
    figures.push({
      name: "Support (WiCE): supported left unmarked",
      value: support.test.supportedUnmarked,
      ...least(0.88),
    });
  }
  if (injection !== undefined) {
    figures.push({
      name: "Injection: harmless prompts marked",
      value: injection.harmlessMarked,
      ...most(0.05),
    });
    figures.push({ name: "Injection: orders to an assistant marked", value: injection.attacksMarkedTest });
  }
  return figures;
}

/** Whether a figure reaches its target at three decimals; true where there is none. */
export function reaches({ value, target }: Figure): boolean {
  if (target === undefined) return true;
  const rounded = Math.round(value * 1000) / 1000;
  return "least" in target ? rounded >= target.least : rounded <= target.most;
}
