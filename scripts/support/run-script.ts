import { type ParseArgsConfig, parseArgs } from "node:util";
import { loadEnvFiles } from "#lib/config.ts";
import { CounterpointError, toCounterpointError } from "#lib/errors.ts";
import { endWithStarter } from "./end-with-starter.ts";
import { say } from "./say.ts";

/**
 * Runs a command: a failure is one clear sentence and its remedy on stderr, never a stack. Exit code 0 for success,
 * 1 for a failure, 2 for wrong arguments, 130 after Ctrl-C.
 */
export async function runScript(usage: string, main: (argv: string[]) => Promise<number>): Promise<void> {
  const argv = process.argv.slice(2);
  if (argv.includes("--help") || argv.includes("-h")) {
    console.log(usage);
    return;
  }
  endWithStarter();
  try {
    loadEnvFiles();
    process.exitCode = await main(argv);
  } catch (thrown) {
    const error = toCounterpointError(thrown);
    say.error(`counterpoint: ${error.message}`);
    if (error.code === "bad-input") console.error(usage);
    else if (error.code === "internal") say.error(detailOf(thrown));
    else if (error.hint !== undefined) say.error(error.hint);
    process.exitCode = error.code === "bad-input" ? 2 : 1;
  }
}

/** What is known of a fault of our own. */
function detailOf(thrown: unknown): string {
  const fault = thrown instanceof CounterpointError ? (thrown.cause ?? thrown) : thrown;
  return fault instanceof Error ? fault.message : String(fault);
}

/** Node's argument parser, with its faults as `bad-input`. */
export function readArguments<T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (thrown) {
    throw new CounterpointError(
      "bad-input",
      thrown instanceof Error ? firstSentence(thrown.message) : String(thrown),
    );
  }
}

function firstSentence(message: string): string {
  return `${message.split(/\.\s|\n/)[0]?.replace(/\.$/, "")}.`;
}
