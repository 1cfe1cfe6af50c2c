import type { Span } from "#lib/domain/passage.ts";
import { aliasOf } from "./aliases.ts";
import { foldWord } from "./tokens.ts";

/** Who is said to speak, in the words of the sentence. */
export type Attribution = {
  /** The speaker as named there, for example "a Pentagon official" or "Smyth"; a span of the masked sentence. */
  subject: string;
  /** The verb of speech or belief; "" after "according to" and before a colon. */
  verb: string;
  /** Where it stands. */
  at: number;
  /** True when nothing but an addressee or a time follows, so that it covers the whole sentence. */
  final: boolean;
  /** False where only a colon or a coordinated verb points to the speaker. */
  certain: boolean;
};

/** Stands for each character of a quotation, so that its words are not taken for the reporter's. */
export const MASK = "\uE000";

const SAYING =
  "said|says|say|told|tells|tell|added|adds|warned|warns|argued|argues|argue|alleged|alleges|denied|denies|announced|announces|insisted|insists|acknowledged|acknowledges|explained|explains|predicted|predicts|wrote|writes|tweeted|maintains|stressed|stresses|confirmed|confirms|conceded|concedes|admitted|admits|asserted|asserts|contends|contended|believes|believe|believed|thinks|think|urged|urges|suggested|sees|expects|considers|imagines|regards|doubts|foresees|recalled|replied|declared|declares|testified|remarked|cautioned|cautions|complained|vowed|pledged|joked|lamented";
/** Nouns, too, or verbs that also mean something else: only with what follows speech. */
const SAYING_WITH_SIGN =
  "reports|reported|claims|claimed|notes|noted|states|stated|estimates|estimated|maintained|observed|observes|suggests|concluded|concludes|continued|continues|asked|asks|read|reads|described|describes|fears|pointed out|points out|put it|puts it|announcing|writing";
const VERB = new RegExp(
  `(?<![\\p{L}’'-])(?:(?<sure>${SAYING})|(?<sign>${SAYING_WITH_SIGN}))(?![\\p{L}-])`,
  "gu",
);
/** "called the offer a trick", but not "called Ash to a meeting". */
const CALLING =
  /(?<![\p{L}’'-])(?:called|calls)(?=\s(?:(?!and\s|on\s|for\s|to\s)[\p{L}’'-]+\s){1,8}?(?:an?|the|“|"|\uE000|fake|false|\p{Ll}+(?:able|ible|ous|ful|less|ic))(?![\p{L}]))/gu;
/** "reported Ash as saying" */
const AS_SAYING =
  /(?<![\p{L}])(?:quoted|quotes|quoting|cited|cites|citing|reported|reports)\s(?<subject>[^,;:]{2,80}?)\sas\ssaying/gu;
const SIGN_AFTER = new RegExp(
  `^(?:\\s*[,:.]?\\s*(?:$|${MASK})|\\s+(?:that|how|to|of|whether|a|an|the|“|"|there|it|in|on|by (?:saying|observing|noting|adding))(?![\\p{L}])|\\s+\\p{Lu}|\\s*,|\\s*\\.)`,
  "u",
);
const AUXILIARY =
  /(?:\s+(?:also|has|have|had|later|then|already|recently|repeatedly|previously|often|long|once|further|separately|publicly|privately|openly|reportedly|now|still|would|does not|doesn['’]t|did not|didn['’]t|do not|don['’]t|to me|simply|even|both|all|himself|herself|themselves))+$/u;
const PASSIVE =
  /(?:^|\s)(?:was|were|is|are|been|be|being|not|n['’]t|to|it|who|which|that|what|as|reportedly|widely|by|of|in|at|for|with|from|on|about)$/iu;
const NEGATED_BELIEF = /\s(?:does not|doesn['’]t|did not|didn['’]t) (?:see|believe|think|expect)(?![\p{L}])/u;
const ACCORDING = /(?<![\p{L}])(?:according to|in the words of)\s+/giu;
const LEADING =
  /^(?:(?:but|and|for|both|\p{Lu}\p{L}+ly|while|however|yet|though|although|still|because|when|as|since|where|so|or|meanwhile|later|instead|also|then|on \p{Lu}\p{L}+|last (?:week|month|year)|this (?:week|month|year))[,\s]+)+/iu;
const FINITE = /^(?:has|have|had|is|was|are|were|will|would|can|could|may|might|did|does|do|\p{Ll}+ed)$/u;
const PARTICIPLE =
  /,\s(?:saying|adding|arguing|warning|claiming|insisting|noting|alleging|telling|explaining|predicting|stressing)(?![\p{L}])/gu;
const CLAUSE_OPENER =
  /^(?:who|whose|whom|which|where|now|then|once|formerly|its|his|her|their|a|an|the|one|former|speaking|citing|himself|herself|based|aged|\d)/iu;

/**
 * The speakers that one sentence names with a verb of speech or belief, or after "according to", in order of place.
 * `masked`: the sentence with each character of its quotations replaced by `MASK`.
 */
export function findAttributions(masked: string): Attribution[] {
  const found: Attribution[] = [];
  const add = (subject: string | undefined, verb: string, at: number, after: string, certain = true) => {
    const words = subject?.trim().replace(/^[\s,;:–—()“”"'‘’*_-]+|[\s,;:–—()“”"*_-]+$/gu, "");
    if (words === undefined || words === "" || words.includes(MASK)) return;
    found.push({ subject: words, verb, at, final: isAddresseeOnly(after), certain });
  };
  for (const match of masked.matchAll(VERB)) {
    const [before, after] = [masked.slice(0, match.index), masked.slice(match.index + match[0].length)];
    if (match.groups?.sign !== undefined && !SIGN_AFTER.test(after)) continue;
    const inverted = invertedSubject(before, after, match[0]);
    if (inverted !== undefined)
      add(inverted, match[0], match.index, after.slice(after.indexOf(inverted) + inverted.length));
    else {
      const subject = subjectBefore(before);
      if (subject !== undefined) add(subject.text, match[0], match.index, after, subject.certain);
    }
  }
  for (const match of masked.matchAll(CALLING)) {
    const subject = subjectBefore(masked.slice(0, match.index));
    if (subject !== undefined) add(subject.text, match[0], match.index, "");
  }
  for (const match of masked.matchAll(AS_SAYING)) add(match.groups?.subject, "said", match.index, "");
  for (const match of masked.matchAll(PARTICIPLE)) {
    add(leadingPhrase(masked.slice(0, match.index)), match[0], match.index, "");
  }
  const negated = NEGATED_BELIEF.exec(masked);
  if (negated !== null) {
    const subject = subjectBefore(masked.slice(0, negated.index));
    if (subject !== undefined) add(subject.text, negated[0], negated.index, "", subject.certain);
  }
  for (const match of masked.matchAll(ACCORDING)) {
    const rest = masked.slice(match.index + match[0].length);
    add(nounPhrase(rest), "", match.index, "");
  }
  const colon = new RegExp(`^(?<subject>[^:${MASK}]*):\\s*${MASK}`, "u").exec(masked);
  if (colon?.groups?.subject !== undefined && found.length === 0)
    add(leadingPhrase(colon.groups.subject), "", 0, "", false);
  return found.sort((a, b) => a.at - b.at);
}

/** The quotations of a text replaced by `MASK`, character by character. */
export function maskQuotations(text: string, quotations: readonly Span[]): string {
  let masked = "";
  let done = 0;
  for (const [start, end] of quotations) {
    const from = Math.max(start, done);
    if (end <= from || from >= text.length) continue;
    masked += text.slice(done, from) + MASK.repeat(Math.min(end, text.length) - from);
    done = Math.min(end, text.length);
  }
  return masked + text.slice(done);
}

/** "“…,” said Mark Ash of the plan": the speaker behind the verb. */
function invertedSubject(before: string, after: string, verb: string): string | undefined {
  if (
    !/^(?:said|says|added|adds|warned|warns|wrote|writes|explained|explains|asked|asks|noted|notes|argued|argues|recalled|replied)$/u.test(
      verb,
    )
  )
    return undefined;
  if (!new RegExp(`(?:${MASK}|${MASK}[,.]?|,)\\s*$`, "u").test(before) && before.trim() !== "")
    return undefined;
  // "Ash, who runs the port, said Iran …": the comma closes an aside, and the speaker stands before it.
  const aside = before.trimEnd().replace(/,$/u, "").split(",").at(-1)?.trim() ?? "";
  if (!before.includes(MASK) && CLAUSE_OPENER.test(aside)) return undefined;
  if (
    !/^\s+(?:\p{Lu}|(?:a|an|one|the|two|another)\s|(?:officials|sources|residents|witnesses|analysts|diplomats)\b)/u.test(
      after,
    )
  )
    return undefined;
  return nounPhrase(after.trimStart());
}

/** A name or a description at the start of `text`, up to what cannot belong to it. */
function nounPhrase(text: string): string | undefined {
  const end = text.search(
    new RegExp(
      `[,;:.(—–${MASK}](?=\\s|$|${MASK})|,|\\s(?:who|which|that|and|but|of the (?:agreement|plan|deal|move|decision)|has|had|is|was|were|said|says|in an?|on \\p{Lu}|at an?|to (?:me|us)|after|during|while)\\s|\\s(?:last|on|this)\\s|${MASK}`,
      "u",
    ),
  );
  const phrase = (end < 0 ? text : text.slice(0, end)).trim();
  return phrase === "" ? undefined : phrase;
}

/** The subject that ends where the verb begins, with what stands between commas passed over. */
function subjectBefore(before: string): { text: string; certain: boolean } | undefined {
  let text = before.trimEnd().replace(AUXILIARY, "").trimEnd();
  if (text === "" || PASSIVE.test(text)) return undefined;
  if (/\sand$/u.test(text)) {
    const phrase = leadingPhrase(text.replace(/\sand$/u, ""));
    return phrase === undefined ? undefined : { text: phrase, certain: true };
  }
  if (text.endsWith(",") || text.endsWith("—") || text.endsWith(")")) {
    text = withoutAside(text) ?? "";
  }
  const segment = text.slice(
    Math.max(...[",", ";", ":", "—", "–", MASK, "("].map((mark) => text.lastIndexOf(mark))) + 1,
  );
  const phrase = segment
    .trim()
    .replace(LEADING, "")
    .replace(/^.*\s(?:because|although|while|but|as)\s/u, "");
  // "a grenade which officials said was old" is the outlet's sentence, but for its clause.
  if (
    phrase === "" ||
    PASSIVE.test(phrase) ||
    /(?:^|\s)(?:which|who|whom|that|whose|whether|how|if|agreed)\s/u.test(phrase)
  )
    return undefined;
  return { text: phrase, certain: true };
}

/** "Ash, who runs the port," → "Ash". */
function withoutAside(text: string): string | undefined {
  if (text.endsWith(")")) return text.slice(0, Math.max(0, text.lastIndexOf("(")));
  const parts = text.replace(/[,—]$/u, "").split(/,|—/u);
  while (parts.length > 1) {
    const aside = parts.pop()?.trim() ?? "";
    const next = parts.at(-1)?.trim() ?? "";
    if (parts.length > 1 && !CLAUSE_OPENER.test(aside)) continue;
    if (parts.length > 1 && CLAUSE_OPENER.test(next) && !CLAUSE_OPENER.test(parts[0]?.trim() ?? "")) continue;
    break;
  }
  return parts.join(",");
}

/** The subject of a clause whose verb is not known: its words up to the first that looks like a verb. */
function leadingPhrase(clause: string): string | undefined {
  const words = clause
    .trim()
    .replace(/^.*[,;]\s+(?=\p{Lu})/u, "")
    .replace(LEADING, "")
    .split(/\s+/u);
  let end = words.findIndex((word, index) => index > 0 && looksFinite(word, words[index - 1] ?? ""));
  if (end < 0) end = words.length;
  const phrase = words.slice(0, end).join(" ");
  return phrase === "" ? undefined : phrase;
}

function looksFinite(word: string, before: string): boolean {
  if (FINITE.test(word)) return true;
  // After a name "travels" is a verb; after an adjective ("Shia leaders") it would be a noun.
  return /^\p{Ll}+s$/u.test(word) && /^\p{Lu}/u.test(before) && aliasOf(foldWord(before)) === undefined;
}

/** "told Middle East Eye on Tuesday.", "said.": nothing that is said follows. */
function isAddresseeOnly(after: string): boolean {
  return (
    /^(?:\s+(?!that\b)[\p{L}\d.'’-]+){0,9}\s*[.,]?[\s"”’']*$/u.test(after) &&
    !/\s(?:that|they|he|she|it|was|were|is|are|has|had|have|will|would|could|can|may|might|did)\s/u.test(
      after,
    )
  );
}
