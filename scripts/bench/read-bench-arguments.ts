import { existsSync } from "node:fs";
import { CounterpointError } from "#lib/errors.ts";
import { readArguments } from "../support/run-script.ts";
import { type BenchStoreOptions, PARTS } from "./bench-store.ts";

export const DEFAULTS = { out: ".data/bench", questions: 300 };

export type StoreArguments = Pick<BenchStoreOptions, "file" | "out" | "questions" | "without" | "rebuild"> & {
  command: "store";
  sizes: number[];
  json: boolean;
};
export type BenchArguments = StoreArguments | { command: "chart"; reports: string[] };

/** Throws `bad-input` saying what is wrong. */
export function readBenchArguments(argv: readonly string[]): BenchArguments {
  const { values, positionals } = readArguments({
    args: [...argv],
    allowPositionals: true,
    options: {
      passages: { type: "string", multiple: true, default: [] },
      corpus: { type: "string" },
      out: { type: "string", default: DEFAULTS.out },
      questions: { type: "string", default: String(DEFAULTS.questions) },
      without: { type: "string", multiple: true, default: [] },
      rebuild: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
    },
  });
  const [command, ...rest] = positionals;
  if (command === "chart") {
    if (rest.length === 0) throw bad("chart: no report is named.");
    return { command, reports: rest };
  }
  if (command !== "store") throw bad(`There is no benchmark “${command ?? ""}”.`);
  if (rest.length > 0) throw bad(`Unexpected argument “${rest[0]}”.`);
  if (values.passages.length === 0) throw bad("store: --passages N is missing.");
  const { corpus, out, rebuild, json } = values;
  if (corpus !== undefined && !existsSync(corpus)) throw bad(`There is no ${corpus}.`);
  return {
    command,
    sizes: values.passages.map((value) => countOf("--passages", value)),
    questions: countOf("--questions", values.questions),
    without: new Set(values.without.map(partOf)),
    out,
    rebuild,
    json,
    ...(corpus !== undefined && { file: corpus }),
  };
}

function countOf(option: string, value: string): number {
  const count = Number(value);
  if (!Number.isInteger(count) || count < 1 || count > 10_000_000) {
    throw bad(`${option}: “${value}” is no whole number from 1 to 10,000,000.`);
  }
  return count;
}

function partOf(name: string): (typeof PARTS)[number] {
  const known = PARTS.find((part) => part === name);
  if (known === undefined) throw bad(`--without: there is no part “${name}” (${PARTS.join(", ")}).`);
  return known;
}

function bad(message: string): CounterpointError {
  return new CounterpointError("bad-input", message);
}
