import type { Span } from "#lib/schema/passage.ts";
import { aliasOf } from "#lib/text/aliases.ts";
import type { NameMention } from "#lib/text/names.ts";
import { foldWord, isFunctionWord } from "#lib/text/tokens.ts";
import { AGAINST, BACKED, FORCES, RELATIONS, SLOTS, type Slot } from "./framing-slots.ts";

/** A noun that a name modifies: "Norland-backed hill militias", "soldiers from Norland". */
export type ModifiedNoun = {
  slot: Slot;
  /** The same for all forms of one wording within the slot. */
  key: string;
  /** The wording in short, made of words of the phrase. */
  words: string;
  /** From the name to the noun, or from the noun to the name. */
  span: Span;
};

type Head = { slot: Slot; key: string };

const HEADS = new Map<string, Head[]>();
for (const slot of SLOTS) {
  for (const wording of slot.wordings) {
    const forms = wording.split("|");
    for (const form of forms) HEADS.set(form, [...(HEADS.get(form) ?? []), { slot, key: forms[0] ?? form }]);
  }
}

const HEAD = [...HEADS.keys()].sort((a, b) => b.length - a.length).join("|");
const WORD = "(?:U\\.S\\.|U\\.K\\.|(?!and )[\\p{L}\\p{N}][\\p{L}\\p{N}’'-]*)";
const RELATION = RELATIONS.join("|");
/** The last noun that fits ("Norland's army camp attack"), and the first ("Norlandic rebels attack camps"). */
const AFTER_NAME = ["", "?"].map(
  (lazy) =>
    new RegExp(
      `(?<its> and its(?= ))?(?<possessive>['’]s?(?= ))?(?:[-‑ ](?<relation>${RELATION}))?(?: \\([^()]{1,40}\\))?` +
        `(?<between>(?: and ${WORD})?(?: ${WORD}){0,3}${lazy}) (?<head>${HEAD})(?![\\p{L}\\p{N}’'-])`,
      "yu",
    ),
);
const BEFORE_NAME = new RegExp(
  `(?<![\\p{L}\\p{N}’'-])(?<head>${HEAD})(?<joint>,? (?:(?<relation>${RELATION}) (?:by|to|with)|of|from|to|on|against|upon|with|between|close to|loyal to) )(?:the )?$`,
  "u",
);
const AND_NOUN = new RegExp(`(?: and |, |/)(?<head>${HEAD})(?![\\p{L}\\p{N}’'-])`, "yu");
const LONGEST_BEFORE = 60;

/** Nouns in all but their function: as countries they modify only with "'s" or a hyphen. */
const NOUN_FORM = /^(?:United .+|America|Britain|European Union|U\.?S\.?A\.?)$/;
/** Also adjectives, though they are the shared term of their group. */
const ADJECTIVE_TOO = new Set([
  "us",
  "usa",
  "uk",
  "un",
  "eu",
  "nato",
  "isis",
  "shia",
  "sunni",
  "quds",
  "hezbollah",
]);
/** Verbs that could stand between a name and a noun without showing it by their ending. */
const VERBS = new Set(
  "sent send put lost lose kept keep left leave won win held hold took take gave give made make brought bring fought fight built build cut met meet saw see withdrew withdraw began begin drew draw led lead want need back arm train help use".split(
    " ",
  ),
);
/** Plural nouns that a singular noun modifies ("army bases"); another word in -s behind it is taken for its verb. */
const PLURAL_NOUN = /(?:[eo]rs|als|ists|ions|ants|ents|ases|ies|evels|nes)$/;

/** The nouns that a mention of a name modifies. `mention` is of `text`. */
export function modifiedNouns(text: string, mention: NameMention): ModifiedNoun[] {
  return [...nounAfter(text, mention), ...nounBefore(text, mention)];
}

function nounAfter(text: string, mention: NameMention): ModifiedNoun[] {
  for (const pattern of AFTER_NAME) {
    pattern.lastIndex = mention.end;
    const match = pattern.exec(text);
    const found = match === null ? [] : readNounAfter(text, mention, match);
    if (found.length > 0) return found;
  }
  return [];
}

function readNounAfter(
  text: string,
  { start, end, text: name }: NameMention,
  match: RegExpExecArray,
): ModifiedNoun[] {
  const { head = "", between = "", relation, possessive, its } = match.groups ?? {};
  const to = end + match[0].length;
  const tight = possessive !== undefined || relation !== undefined || its !== undefined;
  if (!tight && isNounForm(name)) return [];
  if (!between.split(" ").every((word) => isModifier(word)) || isPartOfMore(text, head, to)) return [];
  // "The US strikes bases": with a verb's form and an object it is no noun.
  if (!tight && /^(?:U\.?S|U\.?K|U\.?N|E\.?U)\.?$/.test(name) && hasObject(text, head, to)) return [];
  const found = headOf(head, (slot) => slot !== AGAINST);
  if (found === undefined) return [];
  if (relation === undefined && its === undefined) {
    const joined = nounsJoined(text, to, found.slot);
    return [{ ...found, words: head, to }, ...joined].map(({ to: last, ...noun }) => ({
      ...noun,
      span: [start, last],
    }));
  }
  if (found.slot !== FORCES && found.slot !== BACKED) return [];
  if (relation === undefined && found.slot === BACKED) return [{ ...found, words: head, span: [start, to] }];
  const words = relation === undefined ? `its ${head}` : `${name}-${relation} ${head}`;
  return [{ slot: BACKED, key: `${relation ?? "its"} ${found.key}`, words, span: [start, to] }];
}

/** "Norland's allies and proxies": the second noun, too, if it fills the same slot. */
function nounsJoined(text: string, end: number, slot: Slot) {
  AND_NOUN.lastIndex = end;
  const match = AND_NOUN.exec(text);
  const word = match?.groups?.head ?? "";
  const found = headOf(word, (other) => other === slot);
  return match === null || found === undefined ? [] : [{ ...found, words: word, to: end + match[0].length }];
}

function nounBefore(text: string, { start, end, text: name }: NameMention): ModifiedNoun[] {
  // "Soldiers from Norlandic villages" are not Norland's.
  if (
    !isNounForm(name) &&
    aliasOf(foldWord(name)) !== undefined &&
    /^ \p{Ll}/u.test(text.slice(end, end + 2))
  ) {
    const next = /^ (\p{L}+)/u.exec(text.slice(end))?.[1] ?? "";
    if (!isFunctionWord(next)) return [];
  }
  if (/^['’]s\b/u.test(text.slice(end))) return [];
  const from = Math.max(0, start - LONGEST_BEFORE);
  const match = BEFORE_NAME.exec(text.slice(from, start));
  const { head = "", joint = "", relation } = match?.groups ?? {};
  if (match === null) return [];
  const span: Span = [from + match.index, end];
  if (relation !== undefined) {
    const found = headOf(head, (slot) => slot === FORCES || slot === BACKED);
    if (found === undefined) return [];
    return [{ slot: BACKED, key: `${relation} ${found.key}`, words: text.slice(...span), span }];
  }
  const found = headOf(head, (slot) => slot.before?.test(joint) === true);
  return found === undefined ? [] : [{ ...found, words: head, span }];
}

function headOf(head: string, fits: (slot: Slot) => boolean): Head | undefined {
  return HEADS.get(head)?.find(({ slot }) => fits(slot));
}

function isNounForm(name: string): boolean {
  const folded = foldWord(name);
  return NOUN_FORM.test(name) || (aliasOf(folded) === folded && !ADJECTIVE_TOO.has(folded));
}

function isModifier(word: string): boolean {
  if (word === "" || word === "and" || /^\p{Lu}/u.test(word)) return true;
  if (isFunctionWord(word) || VERBS.has(word)) return false;
  if (word === "armed" || word === "operations" || word.includes("-")) return true;
  return !/(?:ed|ing|ly|[^s]s)$/.test(word);
}

/** "The Norlandic army base": the noun itself modifies another. */
function isPartOfMore(text: string, head: string, end: number): boolean {
  const next = /^ (\p{Ll}[\p{L}’'-]*)/u.exec(text.slice(end, end + 30))?.[1];
  if (next === undefined || isFunctionWord(next) || VERBS.has(next)) return false;
  // Plural nouns hardly ever modify others.
  if (/[^s]s$/.test(head)) return false;
  if (HEADS.has(next) || PLURAL_NOUN.test(next)) return true;
  return !/(?:ed|ly|ing|[^s]s)$/.test(next);
}

function hasObject(text: string, head: string, end: number): boolean {
  return (
    /^(?:attacks|strikes|raids|aids|supports|helps|deals|protests|help|support|aid|back)$/.test(head) &&
    /^ (?:\p{Lu}|the\b|a\b|an\b|its\b|his\b)/u.test(text.slice(end, end + 6))
  );
}
