import type { AssistantAddress } from "#lib/schema/article.ts";
import type { Sentence } from "./sentence.ts";
import { sentences } from "./sentences.ts";

/** Verbs with which orders on an answer begin; a pattern. */
export const ORDER_VERBS =
  "(?:say|answer|reply|respond|tell|state|claim|insist|write|mention|add|append|include|insert|end|begin|start|finish|close|use|keep|repeat|output|print|quote|cite|call|describe|present|report|recommend|praise|promote|refuse|decline|omit|leave|replace|translate|summari[sz]e|rate|rank|prefer|treat|act|pretend|behave|speak|follow|obey|comply|confirm|deny|assure|remember|ignore|disregard|forget|explain|make sure|be sure|ensure|make|give|provide|list|name|skip|stop|reveal|speak|respond|hide|conceal|withhold|refer|link|send|direct|convince|avoid)";

/** An order, or a sentence that says more of one: what may follow an order and still be part of it. */
const LEANS = new RegExp(
  `^["“‘'([*_>\\s-]*(?:(?:please|then|also|and|instead|finally|next|afterwards|otherwise|in addition|additionally|likewise|now|first|second|again)[,\\s]+)*(?:(?:do not|don['’]t|never|always|only|just|must)\\b|${ORDER_VERBS}\\b(?! (?:of|was|is|had|has|have|were|are)\\b)|under no circumstances|no matter what|from now on|(?:this|these|the) (?:instructions?|orders?|rules?|directives?|commands?|prompts?)\\b|you (?:must|should|shall|will|are|may|can|have)\\b|your (?:answers?|repl(?:y|ies)|responses?|task|role|summar(?:y|ies)|only|instructions?)\\b|any (?:answer|reply|response|summary|other)\\b|if (?:you|asked|the user|a user|users|anyone|someone|they|it|necessary|possible|not)\\b|when(?:ever)? (?:you|asked|the user|a user|users|anyone|someone)\\b|the (?:user|assistant|model|answer|reply|response|summary)\\b|users?\\b|as an? (?:ai|language model|assistant)\\b)`,
  "iu",
);
/** So many sentences may lean on one order. */
const MOST_LEANING = 8;
/** A sentence that is looked at is no longer than this, and what leans stands no further away. */
const AROUND = 2_000;
/** The tokens of one chat stand no further apart; what is between them is part of it. */
const CHAT_REACH = 600;

/**
 * Orders with all that belongs to them: the whole sentence that each stands in, those behind it that go on with it, in
 * the same paragraph or at the head of the next, and what stands between the tokens of a chat format. Ordered, apart.
 */
export function withLeaningOrders(text: string, found: readonly AssistantAddress[]): AssistantAddress[] {
  const whole: AssistantAddress[] = [];
  for (const [index, address] of found.entries()) {
    const last = whole.at(-1);
    const isChat = address.rule === "marks of a chat format" && last?.rule === address.rule;
    if (last !== undefined && address.end <= last.end) continue;
    const { start, end } = isOrder(address) ? wholeOrder(text, address, found[index + 1]?.start) : address;
    if (last !== undefined && (start <= last.end || (isChat && start - last.end <= CHAT_REACH)))
      last.end = Math.max(last.end, end);
    else whole.push({ ...address, start, end });
  }
  return whole;
}

/** Code and invisible characters are what they are; all else is words. */
function isOrder({ rule }: AssistantAddress): boolean {
  return rule !== "code for a page" && rule !== "invisible characters";
}

/** `next`: where another order begins, which has its own. */
function wholeOrder(
  text: string,
  { start, end }: AssistantAddress,
  next = text.length,
): { start: number; end: number } {
  const from = paragraphStart(text, start);
  const to = Math.min(text.length, end + AROUND);
  let [first, last] = [start, end];
  let leaning = 0;
  for (const sentence of linesOfSentences(text.slice(from, to))) {
    const [begins, ends] = [from + sentence.start, from + sentence.end];
    if (ends <= start) continue;
    if (begins < end) {
      first = Math.min(first, begins);
      last = Math.max(last, ends);
    } else if (
      leaning < MOST_LEANING &&
      ends <= next &&
      (LEANS.test(sentence.text) || /:\s*$/u.test(text.slice(first, last)))
    ) {
      last = ends;
      leaning++;
    } else break;
  }
  return { start: first, end: last };
}

/** Sentences, cut at the end of a line unless the next one goes on in small letters: an order may lack its full stop. */
function linesOfSentences(text: string): Sentence[] {
  return sentences(text).flatMap(({ start, text: sentence }) => {
    const lines: Sentence[] = [];
    let from = 0;
    for (const line of sentence.split(/(?<=\n)(?!\s*\p{Ll})/u)) {
      const at = start + from;
      const words = line.trimEnd();
      if (words !== "") lines.push({ start: at, end: at + words.length, text: words });
      from += line.length;
    }
    return lines;
  });
}

function paragraphStart(text: string, at: number): number {
  const nearest = Math.max(0, at - AROUND);
  const before = text.slice(nearest, at);
  const blank = before.lastIndexOf("\n\n");
  return blank < 0 ? nearest : nearest + blank + 2;
}
