import { existsSync } from "node:fs";
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Config } from "#lib/config.ts";
import { isBeirFolder } from "./beir.ts";
import { drawScorecard } from "./draw-scorecard.ts";
import { evaluateInjection } from "./evaluate-injection.ts";
import { evaluateSupport } from "./evaluate-support.ts";
import type { Progress } from "./progress.ts";
import { renderScorecard } from "./render-scorecard.ts";
import {
  ABLATIONS,
  runAnswers,
  runChunking,
  runFollowUps,
  runProduct,
  runRefusals,
  runRetrieval,
} from "./runs.ts";
import { figuresOf, type Measured } from "./scorecard.ts";
import { secondOpinion } from "./second-opinion.ts";
import { withDouble } from "./with-double.ts";

export type Evaluations = Measured & { minutes: number };

export type AllOptions = {
  data: string;
  product: string;
  followUps: string;
  config: Config;
  progress: Progress;
};

/** Runs all that has its data, and writes the scorecard into docs/. */
export async function runAll({
  data,
  product,
  followUps,
  config,
  progress,
}: AllOptions): Promise<Evaluations> {
  const started = performance.now();
  // A mistake in the environment shows now, not after minutes.
  const second = secondOpinion(progress);
  const present = (...names: string[]) => {
    const path = join(data, ...names);
    return existsSync(path) ? path : undefined;
  };
  const names = existsSync(data) ? (await readdir(data)).sort() : [];
  const collections = names.map((name) => join(data, name)).filter(isBeirFolder);

  const retrieval: Measured["retrieval"] = [];
  for (const dir of collections) retrieval.push(await runRetrieval(dir, ABLATIONS, config, progress));
  const chunking = present("chunking");
  const squad = present("squad2");
  const claims = present("wice", "dev.jsonl");
  const attacks = present("injection");
  const measured: Measured = {
    retrieval,
    refusals: await runRefusals(refusalPairs(collections, product), product, config, progress),
    product: await runProduct(product, config, progress),
    productWithDouble: await withDouble(config, (withModel) => runProduct(product, withModel, progress)),
    followUps: await runFollowUps(followUps, product, config, progress),
    ...(chunking && { chunking: await runChunking(chunking, config, progress) }),
    ...(squad && { answers: await runAnswers(squad, config, progress) }),
    ...(claims && { support: await evaluateSupport(claims, second) }),
    ...(attacks && { injection: await evaluateInjection(attacks) }),
  };
  const minutes = (performance.now() - started) / 60_000;
  await writeFile("docs/scorecard.svg", drawScorecard(figuresOf(measured)));
  await writeFile("docs/scorecard.md", renderScorecard(measured, minutes));
  return { ...measured, minutes };
}

/** Each set's questions asked of its own corpus, and of one that cannot answer them. */
function refusalPairs(
  collections: readonly string[],
  product: string,
): { asked: string; of: string | null }[] {
  const named = (name: string) => collections.find((dir) => dir.endsWith(name));
  const [scifact, multihop] = [named("scifact"), named("multihop")];
  if (scifact === undefined) return [{ asked: product, of: null }];
  return [
    { asked: product, of: null },
    { asked: scifact, of: null },
    { asked: scifact, of: scifact },
    { asked: product, of: scifact },
    ...(multihop === undefined
      ? []
      : [
          { asked: multihop, of: multihop },
          { asked: scifact, of: multihop },
          { asked: multihop, of: scifact },
        ]),
  ];
}
