import { readFile } from "node:fs/promises";
import type { z } from "zod";
import { CounterpointError } from "#lib/errors.ts";

/** Every line of a JSONL file, checked. Throws `bad-input` naming the file and the line. */
export async function readJsonLines<T extends z.ZodType>(path: string, schema: T): Promise<z.infer<T>[]> {
  const text = await readText(path);
  return text.split("\n").flatMap((line, index) => {
    if (line.trim() === "") return [];
    return [parseLine(line, schema, `${path}, line ${index + 1}`)];
  });
}

/** Throws `bad-input` when the file cannot be read. */
export async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    const reason = cause instanceof Error && "code" in cause ? ` (${cause.code})` : "";
    throw new CounterpointError("bad-input", `${path} cannot be read${reason}.`);
  }
}

function parseLine<T extends z.ZodType>(line: string, schema: T, place: string): z.infer<T> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new CounterpointError("bad-input", `${place} is not JSON.`);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new CounterpointError("bad-input", `${place}: ${issue?.path.join(".")}: ${issue?.message}.`);
}
