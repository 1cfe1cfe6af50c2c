import { parse, YAMLParseError } from "yaml";

export type FrontMatter =
  | { ok: true; data: Record<string, unknown>; body: string }
  | { ok: false; reason: string };

const FENCED = /^---[ \t]*\r?\n(?:([\s\S]*?)\r?\n)??---[ \t]*(?:\r?\n|$)/;

/** The YAML mapping between two `---` lines at the top of a text, and the text after it; without one the whole text. */
export function splitFrontMatter(text: string): FrontMatter {
  const match = FENCED.exec(text);
  if (match === null) {
    return /^---[ \t]*\r?\n\w+:/.test(text)
      ? { ok: false, reason: "bad front matter: no closing --- line" }
      : { ok: true, data: {}, body: text };
  }
  const body = text.slice(match[0].length);
  let data: unknown;
  try {
    data = parse(match[1] ?? "", { maxAliasCount: 10 });
  } catch (error) {
    const where = error instanceof YAMLParseError ? error.linePos?.[0].line : undefined;
    const line = where === undefined ? "" : ` in line ${where + 1}`;
    const why = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    return { ok: false, reason: `bad front matter${line}: ${why.replace(/ at line.*$/, "")}` };
  }
  if (data === null || data === undefined) return { ok: true, data: {}, body };
  if (typeof data !== "object" || Array.isArray(data)) {
    return { ok: false, reason: "bad front matter: not a list of “key: value” lines" };
  }
  return { ok: true, data: { ...data }, body };
}
