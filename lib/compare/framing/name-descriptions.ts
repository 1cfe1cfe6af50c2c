import { TITLES } from "#lib/language/en/name-words.ts";
import type { Span } from "#lib/schema/passage.ts";
import { aliasOf } from "#lib/text/aliases.ts";
import type { NameMention } from "#lib/text/names.ts";
import { foldWord, isFunctionWord, tokenize } from "#lib/text/tokens.ts";

export type Description = { key: string; words: string; span: Span };

/** What people are called, beside ranks and offices. */
const ROLES = new Set(
  "coach captain player striker footballer actor actress singer artist host presenter commentator columnist historian priest monk nun teacher engineer nurse student farmer worker pilot banker investor trader entrepreneur designer producer comedian leader head commander general chief boss strongman warlord militant terrorist dictator tyrant architect mastermind godfather founder hero martyr hardliner moderate reformer extremist activist dissident whistleblower traitor spy fugitive suspect killer gunman billionaire tycoon oligarch magnate businessman politician lawmaker cleric scholar expert researcher analyst specialist fellow partner veteran ally protege successor predecessor opponent critic rival candidate author writer journalist scientist doctor lawyer economist adviser advisor aide official diplomat negotiator tactician strategist".split(
    " ",
  ),
);
/** Abbreviated ranks as the terms of the full ones: not another wording. */
const RANKS: Readonly<Record<string, string>> = Object.fromEntries(
  tokenize(
    "gen general brig brigadier maj major col colonel lt lieutenant sgt sergeant capt captain adm admiral rep representative sen senator gov governor prof professor",
  ).flatMap(({ word }, i, all) => (i % 2 === 0 ? [[word, all[i + 1]?.term ?? word]] : [])),
);
const FORMS_OF_ADDRESS = new Set("mr mrs ms miss dr sir dame lord lady".split(" "));
/** Adjectives that may stand before a role. */
const BEFORE_ROLE = new Set(
  "former ex late then current new acting veteran senior top influential powerful notorious feared fearsome beloved popular controversial exiled jailed embattled ousted elite charismatic weak hardline moderate radical slain leading prominent".split(
    " ",
  ),
);
const MOST_WORDS_BEFORE = 6;
const APPOSITION = /^, ((?:the|a|an|its|his|her|their|former|once|now)\b[^,.;:()“”"\n]{4,90})(?=[,.;])/u;

/** What a text puts before and behind a person's name: "former coach", "the head of the Velden dockers". */
export function describeName(text: string, mention: NameMention): Description[] {
  if (aliasOf(mention.terms.at(-1) ?? "") !== undefined) return [];
  const spans = [before(text, mention), after(text, mention)].filter((span) => span !== undefined);
  return spans.map((span) => {
    const words = text.slice(...span);
    const key = tokenize(words.replace(/^(?:the|an?) /iu, ""))
      .map(({ term, word }) => RANKS[foldWord(word)] ?? term)
      .join(" ");
    return { key, words, span };
  });
}

function before(text: string, { start }: NameMention): Span | undefined {
  const from = Math.max(0, start - 80);
  const words = tokenize(text.slice(from, start));
  let first: number | undefined;
  let hasRole = false;
  let end = start;
  for (const { word, start: at, end: to } of words.toReversed().slice(0, MOST_WORDS_BEFORE)) {
    const folded = foldWord(word);
    // "Gen. Orla Benning", but not "in Velden. General Benning".
    const joint = TITLES.has(folded) && word.length < 6 ? /^\.? $/ : /^ $/;
    if (!joint.test(text.slice(from + to, end))) break;
    const isRole =
      (TITLES.has(folded) || ROLES.has(folded)) && !FORMS_OF_ADDRESS.has(folded) && !BEFORE_ROLE.has(folded);
    const isName = aliasOf(folded) !== undefined || (/^\p{Lu}/u.test(word) && !isFunctionWord(word));
    if (!isRole && !BEFORE_ROLE.has(folded) && !(isName && hasRole)) break;
    hasRole ||= isRole;
    [first, end] = [from + at, from + at];
  }
  return first === undefined || !hasRole ? undefined : [first, start - 1];
}

function after(text: string, { end }: NameMention): Span | undefined {
  const described = APPOSITION.exec(text.slice(end, end + 100))?.[1];
  if (described === undefined) return undefined;
  const roles = tokenize(described).some(
    ({ word }) => ROLES.has(foldWord(word)) || TITLES.has(foldWord(word)),
  );
  return roles ? [end + 2, end + 2 + described.length] : undefined;
}
