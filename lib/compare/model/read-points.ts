import { type ClaimedPoint, comparisonSchema, pointSchema } from "./comparison-schema.ts";
import { createObjectScanner } from "./scan-objects.ts";

/** Reads a model's reply while it arrives. */
export type PointReader = {
  /** The points that this text completes. */
  push(text: string): Promise<ClaimedPoint[]>;
  /** True when the reply is whole, and whatever follows is not part of it. */
  isWhole(): boolean;
  /** True when the reply, so far, is JSON of the shape that was asked for. */
  isReadable(): boolean;
  /** True while an object is open. */
  isOpen(): boolean;
};

export type ComparisonFormat = {
  /** Tells a model the shape of its reply. */
  instructions: string;
  read(): PointReader;
};

/**
 * The zod schema of a comparison through LangChain's structured output parser, which needs nothing of the server but
 * text. Loaded late, because that takes half a second.
 */
export async function loadComparisonFormat(): Promise<ComparisonFormat> {
  const { JsonMarkdownStructuredOutputParser, OutputParserException } = await import(
    "@langchain/core/output_parsers"
  );
  const whole = JsonMarkdownStructuredOutputParser.fromZodSchema(comparisonSchema);
  const single = JsonMarkdownStructuredOutputParser.fromZodSchema(pointSchema);
  /** The parser throws for every object that is not of its shape, which most are not. */
  const parsed = async <T>(result: Promise<T>): Promise<T | undefined> => {
    try {
      return await result;
    } catch (thrown) {
      if (thrown instanceof OutputParserException) return undefined;
      throw thrown;
    }
  };
  return {
    instructions: whole.getFormatInstructions({ interpolationDepth: 1 }),
    read() {
      const scanner = createObjectScanner();
      let readable = false;
      let finished = false;
      return {
        async push(text) {
          const points: ClaimedPoint[] = [];
          for (const object of scanner.push(text)) {
            if (finished) break;
            const point = await parsed(single.parse(object));
            if (point !== undefined) {
              points.push(point);
              readable = true;
            } else if (/"points"\s*:/.test(object)) {
              finished = true;
              readable ||= (await parsed(whole.parse(object))) !== undefined;
            }
          }
          return points;
        },
        isWhole: () => finished,
        isReadable: () => readable,
        isOpen: () => scanner.isOpen(),
      };
    },
  };
}
