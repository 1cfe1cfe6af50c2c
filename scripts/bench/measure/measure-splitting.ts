import { splitPassages } from "#lib/corpus/split-passages.ts";
import { langchainSplitter } from "../peers/langchain-splitter.ts";

/** Articles a second; without LangChain's figure where its splitter is not installed. */
export type Splitting = { ours: number; langchain?: number };

/** The first half of the texts is not counted: both splitters' code is compiled anew until some eight hundred are read. */
const WARM_UP = 0.5;

/** Splits each text in both ways, one after the other, so that both meet the same machine. */
export async function measureSplitting(texts: readonly string[]): Promise<Splitting> {
  const theirs = await langchainSplitter();
  const counted = Math.ceil(texts.length * (1 - WARM_UP));
  const times = { ours: 0, theirs: 0 };
  for (const [i, text] of texts.entries()) {
    const started = performance.now();
    splitPassages({ id: "bench", text });
    const between = performance.now();
    await theirs?.(text);
    const ended = performance.now();
    if (i < texts.length - counted) continue;
    times.ours += between - started;
    times.theirs += ended - between;
  }
  const perSecond = (milliseconds: number) => (1_000 * counted) / milliseconds;
  return { ours: perSecond(times.ours), ...(theirs && { langchain: perSecond(times.theirs) }) };
}
