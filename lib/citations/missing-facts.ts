import type { Finding } from "#lib/schema/answer.ts";
import { isDateHeld } from "#lib/text/dates.ts";
import type { NameMention } from "#lib/text/names.ts";
import { isSameNumber } from "#lib/text/numbers.ts";
import { isSameName } from "#lib/text/same-name.ts";
import type { ClaimFacts } from "./claim-facts.ts";
import { holdsParts } from "./normalize-quotation.ts";
import type { PassageFacts } from "./passage-facts.ts";

/**
 * The numbers, dates, names and quotations of a sentence that stand nowhere in the cited passages, nor in their
 * articles' titles, outlets, authors and dates. Each once, in the words of the sentence.
 */
export function missingFacts(claim: ClaimFacts, cited: readonly PassageFacts[]): Finding[] {
  const findings: Finding[] = [];
  const add = (kind: Finding["kind"], what: string) => {
    if (!findings.some((other) => other.kind === kind && other.what === what)) findings.push({ kind, what });
  };
  for (const number of claim.numbers) {
    if (!number.weak && !cited.some((facts) => holdsNumber(facts, number))) add("number", number.text);
  }
  for (const date of claim.dates) {
    const held = cited.some(
      (facts) => isDateHeld(date, facts.dates, facts.published) || holdsAsNumber(facts, date.year, date.text),
    );
    if (!held) add("date", date.text);
  }
  for (const name of claim.names) {
    if (!cited.some((facts) => holdsName(facts, name))) add("name", name.text);
  }
  for (const { what, parts } of claim.quotations) {
    if (!cited.some((facts) => facts.quotable.some((text) => holdsParts(text, parts))))
      add("quotation", what);
  }
  return findings;
}

function holdsNumber(facts: PassageFacts, number: ClaimFacts["numbers"][number]): boolean {
  if (facts.numbers.some((other) => isSameNumber(number, other))) return true;
  return facts.dates.some((date) => date.year !== undefined && number.values.includes(date.year));
}

/** A bare year may be a number in the source, and the other way round. */
function holdsAsNumber(facts: PassageFacts, year: number | undefined, text: string): boolean {
  return /^\d{4}$/.test(text) && facts.numbers.some((number) => number.values.includes(year ?? Number.NaN));
}

/**
 * All words of the name within one sentence of the source, or within its title, outlet or authors; or its acronym; or,
 * where the passage has the surname, the whole name elsewhere in the article.
 */
function holdsName(facts: PassageFacts, name: NameMention): boolean {
  const [only] = name.terms;
  if (name.terms.length === 1 && only !== undefined) {
    return holdsTerm(facts.terms, only) || facts.initials.has(name.text.replaceAll(".", "").toLowerCase());
  }
  const within = (terms: ReadonlySet<string>) => name.terms.every((term) => holdsTerm(terms, term));
  if (within(facts.metadata) || facts.sentences.some((sentence) => within(sentence.terms))) return true;
  const initials =
    name.text
      .match(/(?<!\p{L})\p{Lu}/gu)
      ?.join("")
      .toLowerCase() ?? "";
  if (initials.length > 2 && facts.terms.has(initials)) return true;
  const last = name.terms.at(-1);
  return (
    last !== undefined && holdsTerm(facts.terms, last) && (facts.articleText?.includes(name.text) ?? false)
  );
}

function holdsTerm(terms: ReadonlySet<string>, term: string): boolean {
  if (terms.has(term)) return true;
  if (term.length < 4) return false;
  for (const other of terms) if (isSameName(term, other)) return true;
  return false;
}
