import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OpenAiDouble, startOpenAiDouble } from "#tests/doubles/openai-double.ts";
import { seeded } from "../../../scripts/bench/corpus/random.ts";
import { accountOf } from "./ingest-kill-account.ts";
import { embeddedTexts, storedTexts } from "./ingest-kill-bill.ts";
import { runIngestion } from "./ingest-kill-child.ts";
import { stagesOf, writeFolder } from "./ingest-kill-corpus.ts";
import { openIndex } from "./ingest-kill-index.ts";

const IN_FLIGHT = 3 * 64;
/** Milliseconds that the endpoint takes for each request. */
const DELAY = 60;
/** Each run is killed while so many of its requests have arrived. */
const KILLED_AFTER = [2, 4, 1];

describe("an ingestion that is killed again and again while it pays for vectors", () => {
  const root = mkdtempSync(join(tmpdir(), "counterpoint-paying-"));
  const [dataDir, corpusDir] = [join(root, "data"), join(root, "corpus")];
  let double: OpenAiDouble;

  beforeAll(async () => {
    double = await startOpenAiDouble({ delayMs: DELAY });
    const [stage] = stagesOf(500);
    if (stage === undefined) throw new Error("there are four stages");
    await writeFolder(corpusDir, stage.files);
  });
  afterAll(async () => {
    await double.close();
    rmSync(root, { recursive: true });
  });

  it("gets on with each run, pays for nothing that was stored, and twice only for what was under way", async () => {
    const bills: string[][] = [];
    const storedBefore: Set<string>[] = [];
    let stored = new Set<string>();
    const run = { corpusDir, dataDir, url: double.url };
    const random = seeded(7);
    for (const requests of KILLED_AFTER) {
      const from = double.requests.length;
      const running = runIngestion(run);
      const bill = () => embeddedTexts(double.requests.slice(from));
      const arrived = () =>
        double.requests.slice(from).filter((each) => embeddedTexts([each]).length > 0).length;
      while (arrived() < requests) await setTimeout(2);
      await setTimeout(random() * DELAY);
      process.kill(JSON.parse(readFileSync(join(dataDir, "writer.json"), "utf8")).pid, "SIGKILL");
      expect((await running).killed).toBe(true);
      expect(bill().filter((text) => stored.has(text))).toEqual([]);
      storedBefore.push(stored);
      bills.push(bill());
      const now = storedTexts(dataDir, bills.flat());
      expect([...stored].filter((text) => !now.has(text))).toEqual([]);
      stored = now;
      const { reader, close } = await openIndex(dataDir, double.url);
      expect(reader).toBeNull();
      await close();
    }
    expect(stored.size).toBeGreaterThan(0);

    const from = double.requests.length;
    expect(await runIngestion(run)).toMatchObject({ code: 0 });
    const last = embeddedTexts(double.requests.slice(from));
    const { reader, close } = await openIndex(dataDir, double.url);
    if (reader === null) throw new Error("nothing was published");
    const all = new Set((await accountOf(reader)).texts);
    await close();
    expect(new Set(last)).toEqual(new Set([...all].filter((text) => !stored.has(text))));
    const sent = [...bills.flat(), ...last];
    expect(new Set(sent)).toEqual(all);
    expect(sent.length - all.size).toBeLessThanOrEqual(IN_FLIGHT * KILLED_AFTER.length);
    // Exactly: what was sent by a run that was killed, and is not stored, is sent once more.
    const unpaid = bills.map((bill, i) => {
      const after = storedBefore[i + 1] ?? stored;
      return bill.filter((text) => !after.has(text)).length;
    });
    expect(sent.length - all.size).toBe(unpaid.reduce((sum, count) => sum + count, 0));
    for (const count of unpaid) expect(count).toBeLessThanOrEqual(IN_FLIGHT);
  }, 120_000);
});
