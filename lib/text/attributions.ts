import { invertedSubject, leadingPhrase, nounPhrase, subjectBefore } from "./clause-subject.ts";
import { MASK } from "./quotation-mask.ts";
import { readSpeakerPhrase } from "./speaker-phrase.ts";
import { reportsSpeech, SPEECH_VERB } from "./speech-verbs.ts";

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
  /** False where only a colon points to the speaker. */
  certain: boolean;
};

/** "called the offer a trick", but not "called Ash to a meeting". */
const CALLING =
  /(?<![\p{L}’'-])(?:called|calls)(?=\s(?:(?!and\s|on\s|for\s|to\s)[\p{L}’'-]+\s){1,8}?(?:an?|the|“|"|\uE000|fake|false|\p{Ll}+(?:able|ible|ous|ful|less|ic))(?![\p{L}]))/gu;
/** "reported Ash as saying" */
const AS_SAYING =
  /(?<![\p{L}])(?:quoted|quotes|quoting|cited|cites|citing|reported|reports)\s(?!by\s|in\s|as\s)(?<subject>[^,;:]{2,80}?)\sas\ssaying/gu;
/** "Ash was quoted by the Harbour Post as saying" */
const WAS_QUOTED =
  /\s(?:was|were|is|are|has been|have been)\s(?:quoted|cited|reported)\s(?:(?:by|in)\s[^,;:]{2,80}?\s)?as\ssaying/gu;
const NEGATED_BELIEF = /\s(?:does not|doesn['’]t|did not|didn['’]t) (?:see|believe|think|expect)(?![\p{L}])/u;
/** "Sen. Joe Holt, R-Texas, said", "Amy Brandt (D-Ohio)". */
const PARTY_TAG =
  /,\s(?:[RDI]|Lab|Con|Lib|Ind)[-–—]\p{Lu}[\p{L}.]*(?:\s\p{Lu}[\p{L}.]*)?(?:,(?=\s\p{Ll})|(?=[.”"]|$))|\s\((?:[RDI]|Lab|Con|Lib|Ind)[-–—,][^()]{1,30}\)/gu;
/** "Ash said … , but Bly said …": each speaks for a part. */
export const TURNS_TO_ANOTHER =
  /[,;—–]\s(?:but|and|while|whereas|although|though|yet)\s|;|\s(?:but|while|whereas)\s/u;
const ADDRESSEE_OR_TIME =
  /^\s*[.,]?[\s"”’']*$|^\s+(?:on|in|at|to|of|by|for|from|via|during|after|before|through|when|as|last|this|late|early|yesterday|today|here|again|recently|afterwards|later|\p{L}+ly|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)\p{L}*\.?)(?![\p{L}])/u;
const ACCORDING = /(?<![\p{L}])(?:according to|in the words of)\s+/giu;
const PARTICIPLE = new RegExp(
  `,\\s(?:(?:saying|adding|arguing|insisting|alleging)(?![\\p{L}])|(?:warning|claiming|noting|explaining|predicting|stressing)(?=\\s+(?:that|how|it|he|she|they|there)\\s|[,:]?\\s*${MASK}))`,
  "gu",
);

/**
 * The speakers that one sentence names with a verb of speech or belief, or after "according to", in order of place.
 * `sentence`: with each character of its quotations replaced by `MASK`.
 */
export function findAttributions(sentence: string): Attribution[] {
  const masked = sentence.replace(PARTY_TAG, (tag) => " ".repeat(tag.length));
  const found: Attribution[] = [];
  const add = (subject: string | undefined, verb: string, at: number, after: string, certain = true) => {
    const words = subject?.trim().replace(/^[\s,;:–—()“”"'‘’*_-]+|[\s,;:–—()“”"*_-]+$/gu, "");
    if (words === undefined || words === "" || words.includes(MASK)) return;
    found.push({ subject: words, verb, at, final: isAddresseeOnly(after, verb), certain });
  };
  for (const match of masked.matchAll(SPEECH_VERB)) {
    const [before, after] = [masked.slice(0, match.index), masked.slice(match.index + match[0].length)];
    const inverted = invertedSubject(before, after, match[0]);
    if (inverted !== undefined)
      add(inverted, match[0], match.index, after.slice(after.indexOf(inverted) + inverted.length));
    else if (reportsSpeech(match, before, after, isAddresseeOnly(after, match[0]))) {
      // "Ash told the court … and predicted that …" is one speaker.
      if (found.length > 0 && /\s(?:and|but|then)\s*$/u.test(before)) continue;
      const subject = subjectBefore(before);
      // A noun, most likely, where no speaker stands before it: "a report", "the claims".
      const isRead = subject !== undefined && readSpeakerPhrase(subject, match[0]) !== undefined;
      if (match.groups?.sure !== undefined || isRead) add(subject, match[0], match.index, after);
    }
  }
  for (const match of masked.matchAll(CALLING)) {
    const subject = subjectBefore(masked.slice(0, match.index));
    if (subject !== undefined) add(subject, match[0], match.index, "");
  }
  for (const match of masked.matchAll(AS_SAYING)) add(match.groups?.subject, "said", match.index, ".");
  for (const match of masked.matchAll(WAS_QUOTED)) {
    add(subjectBefore(masked.slice(0, match.index)), "said", match.index, ".");
  }
  for (const match of found.length > 0 ? [] : masked.matchAll(PARTICIPLE)) {
    const before = masked.slice(0, match.index);
    if (!TURNS_TO_ANOTHER.test(before)) add(leadingPhrase(before), match[0], match.index, "");
  }
  const negated = NEGATED_BELIEF.exec(masked);
  if (negated !== null) {
    const subject = subjectBefore(masked.slice(0, negated.index));
    if (subject !== undefined) add(subject, negated[0], negated.index, "");
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

/** "told Middle East Eye on Tuesday.", "said.": nothing that is said follows; what is believed would. */
function isAddresseeOnly(after: string, verb: string): boolean {
  if (!/^(?:told|tells?|)$/u.test(verb) && !ADDRESSEE_OR_TIME.test(after)) return false;
  return (
    /^(?:\s+(?!that\b)[\p{L}\d.'’-]+){0,9}\s*[.,]?[\s"”’']*$/u.test(after) &&
    !/\s(?:that|they|he|she|it|was|were|is|are|has|had|have|will|would|could|can|may|might|did)\s/u.test(
      after,
    )
  );
}
