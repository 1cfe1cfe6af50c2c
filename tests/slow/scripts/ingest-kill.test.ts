import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OpenAiDouble, startOpenAiDouble } from "#tests/doubles/openai-double.ts";
import { randomNumbers } from "#tests/vector/clouds.ts";
import { type Account, accountOf } from "./ingest-kill-account.ts";
import { embeddedTexts, storedTexts } from "./ingest-kill-bill.ts";
import { type Ending, type Instant, runIngestion } from "./ingest-kill-child.ts";
import { barrelsOf, harbourOf, type Stage, stagesOf, writeFolder } from "./ingest-kill-corpus.ts";
import { type OpenIndex, openIndex } from "./ingest-kill-index.ts";
import { ingestHere } from "./ingest-kill-ingest.ts";

/** KILLS=50 for the thorough run, on a larger corpus; KILL_SEED tries other moments; KILL_REPORT names a file for the figures. */
const KILLS = Number(process.env.KILLS ?? 8);
const SEED = Number(process.env.KILL_SEED ?? 20_261_130);
const REPORT = process.env.KILL_REPORT;

const ARTICLES = process.env.KILLS === undefined ? 150 : 500;
/** Every other run has a graph, which the corpus would be too small for otherwise. */
const GRAPH_FROM = 200;
/** What one run may have under way: three requests of 64 texts each. */
const IN_FLIGHT = 3 * 64;
const MOMENTS = ["start", "reading", "embedding", "publishing"] as const;

type Prepared = Stage & { corpusDir: string; dataDir: string; account: Account; index: OpenIndex };

describe(`an ingestion that is killed (seed ${SEED})`, () => {
  const random = randomNumbers(SEED);
  const root = mkdtempSync(join(tmpdir(), "counterpoint-kill-"));
  const stages: Prepared[] = [];
  const figures: unknown[] = [];
  let answered = 0;
  /** How long after its start a run begins each stage: of the first one, and of those that ended before they were killed. */
  let undisturbed: Ending["times"] | undefined;
  const usual = new Map<string, Ending["times"]>();
  let double: OpenAiDouble;

  beforeAll(async () => {
    double = await startOpenAiDouble({ delayMs: 15 });
    for (const [i, stage] of stagesOf(ARTICLES).entries()) {
      const [corpusDir, dataDir] = [join(root, `corpus-${i}`), join(root, `data-${i}`)];
      await writeFolder(corpusDir, stage.files);
      if (i > 0) await ingestHere({ corpusDir, dataDir, url: double.url });
      else undisturbed = (await runIngestion({ corpusDir, dataDir, url: double.url })).times;
      // The copies that runs begin with are made of a folder that nobody has open.
      const opened = join(root, `opened-${i}`);
      cpSync(dataDir, opened, { recursive: true });
      const index = await openIndex(opened, double.url);
      if (index.reader === null) throw new Error("nothing was published");
      const account = await accountOf(index.reader);
      expect(account.articles).toHaveLength(stage.articles.length);
      stages.push({ ...stage, corpusDir, dataDir, account, index });
    }
  }, 120_000);
  afterAll(async () => {
    for (const { index } of stages) await index.close();
    await double?.close();
    rmSync(root, { recursive: true, force: true });
    if (REPORT !== undefined)
      writeFileSync(REPORT, JSON.stringify({ seed: SEED, answered, figures }, null, 1));
  });

  /** A moment of the run, anywhere within the time that it usually takes up to the next. */
  const instantIn = (kind: string, stage: Instant["stage"]): Instant => {
    const times = usual.get(kind) ?? undisturbed ?? new Map<string, number>();
    const begins = times.get(stage) ?? 0;
    const next = Math.min(...[...times.values()].filter((time) => time > begins), begins + 2000);
    return { stage, delay: random() * (next - begins) };
  };

  /** What is published is one of the two: not less, not more, nothing in between. */
  const expectWhole = async (
    dataDir: string,
    before: Prepared | undefined,
    after: Prepared,
    graph?: number,
  ) => {
    const { reader, ask, warnings, close } = await openIndex(dataDir, double.url, graph);
    expect(warnings).toEqual([]);
    const generation = reader?.manifest.generation ?? 0;
    const published = generation === (before === undefined ? 0 : 1) ? before : after;
    if (reader === null || published === undefined) expect(reader).toBeNull();
    else {
      expectSame(await accountOf(reader), published.account, graph !== undefined);
      const article = published.articles[Math.floor(random() * published.articles.length)] ?? 0;
      const question = `How many barrels did the inspectors count in the harbour of ${harbourOf(article)}?`;
      const answer = await ask(question);
      // A graph may pass over one of the nearest, which the index that it is compared with looks at one by one.
      if (graph === undefined) expect(answer).toBe(await published.index.ask(question));
      // Whether enough of a question is found to answer it is for other tests to hold.
      if (answer.includes("[1]")) {
        answered++;
        expect(answer).toContain(String(barrelsOf(article, published.editions.get(article) ?? 1)));
      }
    }
    await close();
    return published === after ? "after" : "before";
  };

  const ingestUpTo = async (stage: number, moment: Instant["stage"], graph: number | undefined) => {
    const after = stages[stage] as Prepared;
    const before = stages[stage - 1];
    const kind = `${stage} ${graph}`;
    for (let attempt = 0; ; attempt++) {
      const dataDir = mkdtempSync(join(root, "killed-"));
      if (before !== undefined) cpSync(before.dataDir, dataDir, { recursive: true });
      const run = {
        corpusDir: after.corpusDir,
        dataDir,
        url: double.url,
        ...(graph && { graphThreshold: graph }),
      };
      const bills: string[][] = [];
      const ingest = async (instant?: Instant) => {
        const from = double.requests.length;
        const ending = await runIngestion(run, instant);
        bills.push(embeddedTexts(double.requests.slice(from)));
        return ending;
      };
      const paidBefore = storedTexts(dataDir, after.account.texts);
      const instant = instantIn(kind, moment);
      const ending = await ingest(instant);
      if (!ending.killed) {
        expect(ending.code, ending.output).toBe(0);
        usual.set(kind, ending.times);
        if (attempt === 20) throw new Error("no run could be killed before its end");
        rmSync(dataDir, { recursive: true });
        continue;
      }
      return { before, after, bills, ingest, paidBefore, instant, dataDir };
    }
  };

  const kills = Array.from({ length: KILLS }, (_, kill) => ({
    kill,
    stage: kill % 4,
    graph: Math.floor(kill / 4) % 2 === 1 ? GRAPH_FROM : undefined,
    moment: MOMENTS[(kill + Math.floor(kill / 4)) % 4] ?? "start",
  }));

  it.each(kills)(
    "leaves the last generation whole, and the next run makes up for it (kill $kill, after $moment)",
    async ({ stage, graph, moment }) => {
      const { before, after, bills, ingest, paidBefore, instant, dataDir } = await ingestUpTo(
        stage,
        moment,
        graph,
      );
      const found = await expectWhole(dataDir, before, after, graph);
      const paid = storedTexts(dataDir, after.account.texts);

      const again = await ingest();
      expect(again.code, again.output).toBe(0);
      expect(await expectWhole(dataDir, before, after, graph)).toBe("after");

      // Nothing that was stored is paid for again, and everything else once; but for what was under way.
      const [first = [], second = []] = bills;
      expect(first.filter((text) => paidBefore.has(text))).toEqual([]);
      expect(second.filter((text) => paid.has(text))).toEqual([]);
      const wanted = new Set(after.account.texts.filter((text) => !paidBefore.has(text)));
      expect(new Set([...first, ...second])).toEqual(wanted);
      const twice = first.length + second.length - wanted.size;
      expect(twice).toBeLessThanOrEqual(IN_FLIGHT);
      const sent = { wanted: wanted.size, stored: paid.size - paidBefore.size };
      const texts = { ...sent, killedRun: first.length, nextRun: second.length, twice };
      figures.push({ corpus: after.name, graph: graph !== undefined, ...instant, found, ...texts });
      rmSync(dataDir, { recursive: true });
    },
    120_000,
  );
});

/** With a graph the nearest are found mostly; everything else is the same to the letter. */
function expectSame(actual: Account, expected: Account, isApproximate: boolean): void {
  const { near, ...rest } = actual;
  const { near: exact, ...expectedRest } = expected;
  expect(rest).toEqual(expectedRest);
  if (!isApproximate) {
    expect(near).toEqual(exact);
    return;
  }
  const wanted = exact.flat().length;
  const found = near.flatMap((ids, i) => ids.filter((id) => exact[i]?.includes(id))).length;
  expect(near.flat()).toHaveLength(wanted);
  // The few words of a query are far from every passage, where a graph finds less than near to one.
  expect(found / wanted).toBeGreaterThanOrEqual(0.75);
}
