import { type CleaningRule, isReported } from "./page.ts";

const PROMOTION = [
  /\brepublish(?:ing)?\b.*\b(?:this (?:content|article|story)|our (?:content|articles|stories))\b/i,
  /^(?:the )?(?:views|opinions)(?: and opinions)? expressed (?:in this|here|are|by the authors?)\b.*\b(?:not|author[’']?s[’']?)\b/i,
  /^(?:if you (?:value|like|enjoy|enjoyed|liked|appreciate) (?:our|this|what|independent)\b|support (?:our|independent) (?:journalism|work|reporting)\b|please (?:consider|support)\b|become a (?:member|subscriber|supporter)\b).*\b(?:donat\w*|subscri\w*|members?\w*|support\w*|contribut\w*)\b/i,
  /^a version of this (?:article|story) (?:appears|appeared|was published) in\b/i,
  /^the \S+(?: \S+){0,3} is not responsible for the content of external\b/i,
  /^(?:do you have|have you got|got) (?:a|any) (?:tips?|stor(?:y|ies)|questions?|comments?|information)\b.*\b(?:e-?mail|contact|write to|send|get in touch)\b/i,
];
const PROMOTION_WORDS = 80;
/** Such lines stand among the last of a page. */
const LAST_LINES = 8;

/** What the outlet says about itself below the article: republishing, disclaimers, appeals for support. */
export const outletNotice: CleaningRule = {
  name: "outlet's own notice",
  find: ({ lines }) =>
    lines.flatMap(({ text, words }, i) => {
      if (i < Math.max(1, lines.length - LAST_LINES) || words > PROMOTION_WORDS) return [];
      return PROMOTION.some((pattern) => pattern.test(text)) && !isReported(text) ? [{ line: i }] : [];
    }),
};
