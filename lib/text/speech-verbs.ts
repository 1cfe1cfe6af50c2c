import { MASK } from "./quotation-mask.ts";

/** Report speech or belief whatever follows. */
const SPEECH =
  "said|says|say|told|tells|tell|warned|warns|warn|argued|argues|argue|alleged|alleges|allege|denied|denies|deny|insisted|insists|insist|acknowledged|acknowledges|explained|explains|explain|predicted|predicts|predict|tweeted|stressed|stresses|conceded|concedes|asserted|asserts|contends|contend|contended|believes|believe|believed|thinks|think|urged|urges|suggested|sees|expects|expect|considers|imagines|regards|doubts|foresees|replied|testified|remarked|cautioned|cautions|complained|complains|vowed|vows|pledged|joked|lamented|claimed";
/** Deeds or facts as well: "added two players", "announced a sale", "wrote the song". */
const SPEECH_WITH_CLAUSE =
  "added|adds|add|announced|announces|announce|wrote|writes|write|recalled|recalls|admitted|admits|admit|confirmed|confirms|confirm|declared|declares|maintained|maintains|maintain|concluded|concludes|continued|continues|observed|observes|asked|asks|ask|read|reads|recounted";
/** Nouns, too, or verbs that also mean something else. */
const SPEECH_WITH_SIGN =
  "reports|reported|report|claims|claim|notes|noted|note|states|stated|estimates|estimated|suggests|suggest|described|describes|fears|fear|pointed out|points out|put it|puts it|announcing|writing";

export const SPEECH_VERB = new RegExp(
  `(?<![\\p{L}’'-])(?:(?<sure>${SPEECH})|(?<clause>${SPEECH_WITH_CLAUSE})|(?<sign>${SPEECH_WITH_SIGN}))(?![\\p{L}-])`,
  "gu",
);

/** Those that stand before their subject: "…,” said Mark Ash". */
export const INVERTIBLE =
  /^(?:said|says|added|adds|warned|warns|wrote|writes|explained|explains|asked|asks|noted|notes|argued|argues|recalled|recalls|replied|insisted|insists|admitted|admits|joked|lamented|declared|remarked|cautioned|complained|concluded|continued|continues|observed|conceded|predicted|suggested|suggests|stressed|claimed|claims|predicts|believes|thinks|warn|concludes|insists)$/u;

/** What the speaker did not say is not said: "did not say when", "have not said". Beliefs may be denied. */
export const UNSAID =
  /\s(?:did not|didn[’']t|does not|doesn[’']t|do not|don[’']t|has not|hasn[’']t|have not|haven[’']t|would not|wouldn[’']t|will not|won[’']t|could not|couldn[’']t|cannot|can[’']t|never|neither|nor)\s*$/u;
export const BELIEF = /^(?:see|believe|think|expect|regard|consider|foresee)/u;

const SIGN = new RegExp(
  `^(?:\\s*[,:.]?\\s*(?:$|${MASK})|\\s+(?:that|how|to|of|whether|a|an|the|“|"|there|it|in|on|by (?:saying|observing|noting|adding))(?![\\p{L}])|\\s+\\p{Lu}|\\s*,|\\s*\\.)`,
  "u",
);
const CLAUSE = new RegExp(
  `^(?:\\s*[,:.]?\\s*(?:$|${MASK})|\\s*[,:]|\\s+(?:that|how|why|whether|if|what|there|he|she|they|we|it)(?![\\p{L}])|\\s+by (?:saying|observing|noting|adding)|\\s+(?:in|on|at|to|of|by|during|after|before|last|this|late|early|yesterday|today|recently|again|\\p{Ll}+ly|\\p{Lu}\\p{L}+day)(?:\\s[^\\s,:.;${MASK}]+){0,8}?(?:\\s*[,:]?\\s*${MASK}|\\sthat\\s))`,
  "u",
);
const NO_STATEMENT =
  /^\s+(?:(?:the|an?|any|his|her|its|their|all|them|him|it)\s)?(?:request|appeal|bail|access|entry|motion|visa|permission|application|parole|(?:tale|story)\b)/u;
/** "a report, denied by the ministry, …", "a report said to be lost" */
const PASSIVE_PARTICIPLE = /^\s(?:by\s(?!\p{L}+ing\s)|to (?:be|have)\s)/u;
/** "…, Ash announced": a subject of few words between the comma and the verb, and no other verb. */
const COVERS_WHOLE = /,\s*(?:(?!\p{Ll}+ed\s)[^\s,]+\s+){1,7}$/u;

/**
 * Whether a verb of `SPEECH_VERB` reports speech where it stands.
 *
 * @param match the verb's match
 * @param before the sentence before it
 * @param after the sentence behind it
 * @param isLast nothing but an addressee or a time follows
 */
export function reportsSpeech(
  match: RegExpExecArray,
  before: string,
  after: string,
  isLast: boolean,
): boolean {
  if (UNSAID.test(before) && !BELIEF.test(match[0])) return false;
  if (NO_STATEMENT.test(after) || PASSIVE_PARTICIPLE.test(after)) return false;
  if (match.groups?.sure !== undefined) return true;
  if (isLast && (COVERS_WHOLE.test(before) || before.includes(MASK))) return true;
  return match.groups?.clause === undefined ? SIGN.test(after) : CLAUSE.test(after);
}
