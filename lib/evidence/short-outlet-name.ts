/** Too general to stand for one outlet: "the news" is anybody's. */
const GENERAL = new Set("news media world today online report times nation state states".split(" "));

/**
 * What an outlet of several words is called for short: "the Gazette" for Harbour Gazette, with its last word as the name
 * writes it, or by the initials of three words and more. Only where no other of `names` could be meant; undefined when
 * nothing short is left.
 */
export function shortOutletName(name: string, names: readonly string[]): RegExp | undefined {
  const words = wordsOf(name);
  const last = words.at(-1) ?? "";
  const initials = initialsOf(name);
  const others = names.filter((other) => other !== name);
  const forms: string[] = [];
  if (
    words.length > 1 &&
    /^\p{L}{4,}$/u.test(last) &&
    !GENERAL.has(last.toLowerCase()) &&
    others.every((other) => wordsOf(other).at(-1)?.toLowerCase() !== last.toLowerCase())
  ) {
    forms.push(`[Tt]he\\s+${last}(?!\\s+(?:\\p{Lu}|of\\b))`);
  }
  if (initials.length > 2 && others.every((other) => initialsOf(other) !== initials)) forms.push(initials);
  if (forms.length === 0) return undefined;
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${forms.join("|")})(?:['’]s)?(?![\\p{L}\\p{N}-])`, "gu");
}

function wordsOf(name: string): string[] {
  return name
    .replace(/^the\s+/i, "")
    .split(/\s+/)
    .filter((word) => word !== "");
}

/** Empty unless every word begins with a capital. */
function initialsOf(name: string): string {
  const words = wordsOf(name);
  return words.every((word) => /^\p{Lu}/u.test(word)) ? words.map((word) => [...word][0]).join("") : "";
}
