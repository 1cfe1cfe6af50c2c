import { parse } from "yaml";

/** Fields that hold text as somebody wrote it. */
const FIELD = /^(title|outlet|authors)[ \t]*:[ \t]+(\S.*?)[ \t]*$/;
const BLOCK = /^[|>][-+\d]*(?:\s+#.*)?$/;
const NOTHING = /^(?:#(?:\s.*)?|~|null)$/i;
const TAGGED = /^!![a-z]+\s/;

/**
 * The lines of a YAML mapping with titles and names made quoted strings, so that they mean what they look like: `#MeToo` is
 * no comment, `A: B` no mapping, `Yes` no truth and `[Live] Boats` no list. What is YAML already stays: quoted strings,
 * blocks, lists of authors.
 */
export function plainFields(lines: readonly string[]): string[] {
  const plain: string[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? "";
    const [, field = "", value = ""] = FIELD.exec(line) ?? [];
    const more = field === "" ? [] : continuation(lines, i + 1);
    if (field === "" || !isMeantAsText(field, value, more.length > 0)) {
      plain.push(line);
      continue;
    }
    plain.push(`${field}: ${JSON.stringify([value, ...more.map((one) => one.trim())].join(" "))}`);
    // Messages name lines: there are as many as before.
    plain.push(...more.map(() => ""));
    i += more.length;
  }
  return plain;
}

function continuation(lines: readonly string[], start: number): string[] {
  let end = start;
  while (/^[ \t]+\S/.test(lines[end] ?? "")) end++;
  return lines.slice(start, end);
}

function isMeantAsText(field: string, value: string, continues: boolean): boolean {
  if (NOTHING.test(value) || BLOCK.test(value) || TAGGED.test(value)) return false;
  if (/^["']/.test(value)) return !continues && typeof parsed(value) !== "string";
  if (value.startsWith("{")) return !continues && parsed(value) === undefined;
  if (value.startsWith("[")) return !continues && field !== "authors";
  return true;
}

/** Undefined for what is no YAML by itself. */
function parsed(value: string): unknown {
  try {
    return parse(value);
  } catch {
    return undefined;
  }
}
