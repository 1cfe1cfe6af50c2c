import { shortOutletName } from "./short-outlet-name.ts";

/** Those who can be set side by side: the outlets, under any of their common names. */
const OUTLETS =
  "(?:outlets?|sources?|articles?|newspapers?|papers?|reports|accounts|stories|authors?|journalists|publications?|media|coverage|versions?)";

const PATTERNS = [
  // "Compare what …", "Can you contrast …", "How does the coverage of … compare?"; not "Compared with 2014, …".
  /^\W*(?:please\s+)?(?:(?:can|could|would|will)\s+you\s+)?(?:please\s+)?(?:compare|contrast)\b/i,
  /^\W*how\s+(?:do|does|did)\b.*\bcompare\b/i,
  // "How did the strike look in 1996 compared with 2004?", not "How many more died, compared with 2004?".
  /^\W*how\s+(?!many\b|much\b|far\b|long\b|old\b|often\b|large\b|big\b|high\b).*\bcompared\s+(?:with|to)\b/i,
  // "Who disagrees about …", "Which outlets contradict …".
  /\bwho\s+(?:(?:else|here)\s+)?(?:agrees?|disagrees?|differs?|disputes?|contradicts?)\b/i,
  new RegExp(
    `\\b(?:which|what|do|does|did|where|how|whether)\\b.*\\b${OUTLETS}\\b.*\\b(?:agree|disagree|differ|diverge|dispute|contradict|conflict)s?\\b`,
    "i",
  ),
  // "How do A and B differ on …": of opinions one differs on, of properties in, and a thing differs from another.
  /\bhow\b.*\b(?:differ|differently|disagree|diverge|vary)\b(?!\s+(?:from|in)\b)/i,
  /\b(?:where|what|whether|do|does|did)\b.*\b(?:disagree|diverge)\b/i,
  /\b(?:where|what|whether|do|does|did)\b.*\bdiffer\s+(?:on|about|over)\b/i,
  // "What do the different sources say about …", "How do the five outlets portray …".
  new RegExp(
    `\\b(?:what|how|which)\\b.*\\b(?:different|various|several|all|both|two|three|four|five|these|the other)\\s+(?:of the\\s+)?${OUTLETS}\\b.*\\b(?:say|report|write|tell|portray|cover|describe|treat|see|touch|mention)s?\\b`,
    "i",
  ),
  // "Which outlets mention …": several are looked for.
  /\b(?:which|what)\s+(?:outlets|sources|articles|newspapers|papers|reports|accounts|publications)\b/i,
  // "What are the differences between the accounts of …".
  new RegExp(`\\bdifferences?\\b.*\\b${OUTLETS}\\b`, "i"),
  /\b(?:set|put|lay)\b.*\bside\s+by\s+side\b/i,
];

/**
 * Whether a question asks to set sources against each other, by rule: by its wording, or because it names two of
 * `outletNames`. A false alarm costs a panel below the answer, a miss one click, so it need not be right always.
 */
export function isComparison(question: string, outletNames: readonly string[] = []): boolean {
  if (PATTERNS.some((pattern) => pattern.test(question))) return true;
  const asked = ` ${wordsOf(question)} `;
  const named = outletNames.filter(
    (name) =>
      asked.includes(` ${wordsOf(name)} `) || shortOutletName(name, outletNames)?.test(question) === true,
  );
  return named.length > 1;
}

function wordsOf(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word !== "the").join(" ");
}
