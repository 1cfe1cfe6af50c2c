import { CounterpointError } from "#lib/errors.ts";
import { newFence } from "#lib/evidence/fence-passage.ts";
import { type ChatModelSettings, openChatModel } from "#lib/models/open-chat-model.ts";
import type { Point } from "#lib/schema/comparison.ts";
import type { CompareRequest, Comparer } from "../comparer.ts";
import { COMPARISON_PROMPT, comparisonMessages } from "./comparison-prompts.ts";
import { MAX_POINTS } from "./comparison-schema.ts";
import { numberPassages } from "./number-passages.ts";
import { loadComparisonFormat, type PointReader } from "./read-points.ts";
import { createPointVerifier } from "./verify-point.ts";

export type ChatModelComparerSettings = ChatModelSettings & {
  /** What compares when the model cannot. */
  fallback: Comparer;
};

/** As much as the usual number of tokens can write. */
const MAX_CHARACTERS = 24_000;
const TRIES = 2;
const BY_RULE = "what follows was found by rule.";

/**
 * Compares with any chat model that LangChain's `initChatModel` opens: points as they arrive, each verified against the
 * passages before it is passed on. A reply that is no JSON is asked for once more; after that, after a failure, or when
 * nothing of the reply holds, a note says so and the fallback compares. Points that were passed on stay, and the
 * fallback adds what they lack.
 */
export function createChatModelComparer({ fallback, ...settings }: ChatModelComparerSettings): Comparer {
  const limits = { maxCharacters: MAX_CHARACTERS, ...settings.limits };
  const model = openChatModel({ ...settings, limits });
  return {
    id: model.id,
    prompt: COMPARISON_PROMPT,
    async *compare(request) {
      const passages = numberPassages(request.columns);
      const format = await loadComparisonFormat();
      const verify = createPointVerifier(request, passages);
      const shown: Point[] = [];
      const { signal } = request;
      let problem: string | undefined;

      for (let tried = 1; passages.length > 0 && tried <= TRIES; tried++) {
        if (signal.aborted) return;
        let reader = format.read();
        const fence = newFence();
        const prompt = (characters: number) =>
          comparisonMessages({
            question: request.question,
            passages,
            format: format.instructions,
            fence,
            again: tried > 1,
            characters,
          });
        try {
          for await (const piece of model.stream(prompt, signal, beginsObject)) {
            // What was shown stays: each point was held against the passages.
            if ("restart" in piece) reader = format.read();
            if (!("text" in piece)) continue;
            for (const claimed of await reader.push(piece.text)) {
              const point = verify(claimed);
              if (point === undefined || shown.some((other) => saysTheSame(point, other))) continue;
              shown.push(point);
              yield point;
              if (shown.length === MAX_POINTS) return;
            }
            if (reader.isWhole()) break;
          }
        } catch (thrown) {
          if (!(thrown instanceof CounterpointError)) throw thrown;
          problem = `${thrown.message} Therefore`;
          break;
        }
        problem = whatIsWrong(reader, shown.length);
        if (reader.isReadable()) break;
      }

      if (signal.aborted || (problem === undefined && passages.length > 0)) return;
      if (problem !== undefined) yield { note: `${problem} ${BY_RULE}` };
      yield* completedBy(fallback, request, shown);
    },
  };
}

/** The reply was asked to be an object with points and nothing else. */
function beginsObject(text: string): boolean {
  return /^\s*(?:`{3}\w*\s*)?\{|"points"\s*:\s*\[/.test(text);
}

/** Undefined when the reply can stand. */
function whatIsWrong(reader: PointReader, shown: number): string | undefined {
  if (!reader.isReadable()) return "The model's comparison could not be read, twice; therefore";
  if (shown === 0) return "The model found no point that the passages bear out; therefore";
  if (reader.isOpen() && !reader.isWhole()) return "The model's comparison was cut off; after its points,";
  return undefined;
}

/** The fallback's points, up to the number of points there may be, without those whose every cell is shown already. */
async function* completedBy(
  fallback: Comparer,
  request: CompareRequest,
  shown: readonly Point[],
): AsyncGenerator<Point | { note: string }> {
  let count = shown.length;
  for await (const item of fallback.compare(request)) {
    if ("label" in item) {
      if (quotesOf(item).every((quote) => shown.some((point) => quotesOf(point).includes(quote)))) continue;
      if (count === MAX_POINTS) return;
      count += 1;
    }
    yield item;
  }
}

function saysTheSame(a: Point, b: Point): boolean {
  return quotesOf(a).join() === quotesOf(b).join();
}

/** Where the words of each cell stand. */
function quotesOf({ cells }: Point): string[] {
  return cells.flatMap(({ citation }) =>
    citation === undefined ? [] : [`${citation.articleId}.${citation.quoteSpan.join("-")}`],
  );
}
