import { parse, YAMLParseError } from "yaml";
import { plainFields } from "./plain-fields.ts";

export type FrontMatter =
  | {
      ok: true;
      data: Record<string, unknown>;
      body: string;
      /** Lines that make no sense and are left out. */
      faults: string[];
    }
  | { ok: false; reason: string };

const FENCED = /^---[ \t]*\r?\n(?:([\s\S]*?)\r?\n)??---[ \t]*(?:\r?\n|$)/;

/**
 * The YAML mapping between two `---` lines at the top of a text, and the text after it; without one the whole text. Titles
 * and names are the whole of their line, whatever signs of YAML stand in it. A field that is no YAML does not keep the
 * others out.
 */
export function splitFrontMatter(text: string): FrontMatter {
  const match = FENCED.exec(text);
  if (match === null) {
    return /^---[ \t]*\r?\n\w+:/.test(text)
      ? { ok: false, reason: "bad front matter: no closing --- line" }
      : { ok: true, data: {}, body: text, faults: [] };
  }
  const body = text.slice(match[0].length);
  const lines = plainFields((match[1] ?? "").split(/\r?\n/));
  const starts = fieldStarts(lines);
  const whole = parseYaml(lines.join("\n"));
  if (whole.ok && !hasDoubledKey(lines, starts)) {
    const { data } = whole;
    if (data === null || data === undefined) return { ok: true, data: {}, body, faults: [] };
    if (isMapping(data)) return { ok: true, data, body, faults: [] };
    return { ok: false, reason: "bad front matter: not a list of “key: value” lines" };
  }
  const { data, faults } = fieldByField(lines, starts);
  if (whole.ok || Object.keys(data).length > 0) return { ok: true, data, body, faults };
  return { ok: false, reason: `bad front matter${inLine(whole.line)}: ${whole.reason}` };
}

type Parsed = { ok: true; data: unknown } | { ok: false; line: number | undefined; reason: string };

function parseYaml(source: string): Parsed {
  try {
    // The library compares each key with every other one, which takes seconds for some thousands: see `hasDoubledKey`.
    return { ok: true, data: parse(source, { maxAliasCount: 10, uniqueKeys: false }) };
  } catch (error) {
    const line = error instanceof YAMLParseError ? error.linePos?.[0].line : undefined;
    const why = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    return { ok: false, line, reason: why.replace(/ at line.*$/, "") };
  }
}

const KEY = /^([^\s#:-][^:]*):(?:\s|$)/;

/** The lines in which a field begins. */
function fieldStarts(lines: readonly string[]): number[] {
  return lines.flatMap((line, i) => (KEY.test(line) ? [i] : []));
}

/** Which of two values is meant cannot be told: the first is taken, and the other one named. */
function hasDoubledKey(lines: readonly string[], starts: readonly number[]): boolean {
  const keys = starts.map((start) =>
    KEY.exec(lines[start] ?? "")?.[1]
      ?.trim()
      .replace(/^(["'])(.*)\1$/, "$2"),
  );
  return new Set(keys).size < keys.length;
}

function fieldByField(
  lines: readonly string[],
  starts: readonly number[],
): { data: Record<string, unknown>; faults: string[] } {
  const data: Record<string, unknown> = {};
  const faults: string[] = [];
  for (const [i, start] of starts.entries()) {
    const field = parseYaml(lines.slice(start, starts[i + 1]).join("\n"));
    const fault = (reason: string) => faults.push(`front matter${inLine(start + 1)} is left out: ${reason}`);
    if (!field.ok) fault(field.reason);
    else if (isMapping(field.data)) {
      for (const [key, value] of Object.entries(field.data))
        if (Object.hasOwn(data, key)) fault(`${key} is there a second time`);
        else data[key] = value;
    }
  }
  return { data, faults };
}

/** Counted from the line that opens the front matter. */
function inLine(line: number | undefined): string {
  return line === undefined ? "" : ` in line ${line + 1}`;
}

function isMapping(data: unknown): data is Record<string, unknown> {
  return typeof data === "object" && data !== null && !Array.isArray(data);
}
