import { TITLES } from "#lib/language/en/name-words.ts";
import { findNames } from "./names.ts";
import { foldWord, isFunctionWord } from "./tokens.ts";

/** "MEE" stands for "Middle East Eye". */
export function isAcronymOf(name: string, of: string): boolean {
  const capitals = of.match(/(?<![\p{L}])\p{Lu}/gu) ?? [];
  return capitals.length > 1 && name === capitals.join("");
}

/** The first longer form of a surname in the text: "Smyth" → "Phillip Smyth". */
export function fullName(text: string, name: string): string {
  if (/\s/u.test(name) || !/^\p{L}[\p{L}'’-]*$/u.test(name)) return name;
  const bare = name.replace(/^al-/iu, "");
  const pattern = new RegExp(
    `((?:\\p{Lu}[\\p{L}'’.-]*[ ]){1,3})((?:al-|el-|bin |de |van |von )?${bare})(?![\\p{L}-])`,
    "gu",
  );
  for (const match of text.matchAll(pattern)) {
    const given = (match[1] ?? "").trim().split(" ");
    let from = given.length;
    while (from > 0 && isGivenName(given[from - 1] ?? "")) from--;
    if (from < given.length) return `${given.slice(from).join(" ")} ${match[2]}`;
  }
  return name;
}

function isGivenName(word: string): boolean {
  const folded = foldWord(word.replace(/\.$/u, ""));
  return (
    !TITLES.has(folded) &&
    !TITLES.has(folded.replace(/s$/u, "")) &&
    !isFunctionWord(word) &&
    findNames(`x ${word} Xx`)[0]?.terms.length === 2
  );
}
