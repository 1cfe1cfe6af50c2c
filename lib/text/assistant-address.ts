import type { AssistantAddress } from "#lib/schema/article.ts";
import { ADDRESS_RULES } from "./assistant-address-rules.ts";
import { withLeaningOrders } from "./leaning-orders.ts";
import { PhraseFinder } from "./phrase-finder.ts";

/**
 * A rule whose pattern begins with anything is looked for only near its anchor, which every match holds: looking from
 * each character of a long text takes minutes. NEAR is more than a match in plain text extends to either side of its anchor.
 */
const NEAR = 600;

const FINDER = new PhraseFinder(ADDRESS_RULES.flatMap(([, , phrases]) => phrases));

/**
 * Where a text addresses an assistant rather than its readers, by rule. In order of place; overlapping finds are joined
 * under the rule of the first, each with the whole sentence and those that lean on it. A plain request without any such sign ("Explain how bread is baked.") is not found: it
 * reads as it would in an interview. That something is found proves no intent: a report on such tricks may quote one.
 */
export function findAssistantAddresses(text: string): AssistantAddress[] {
  const phrasesThere = FINDER.find(text);
  const found = ADDRESS_RULES.filter(([, , phrases]) => phrases.some((phrase) => phrasesThere.has(phrase)))
    .flatMap(([rule, pattern, , anchor]) =>
      (anchor === undefined ? [[0, text.length] as const] : nearAnchors(text, anchor)).flatMap(([from, to]) =>
        [...text.slice(from, to).matchAll(pattern)].map((match): AssistantAddress => {
          const start = from + match.index;
          return { start, end: start + match[0].length, rule };
        }),
      ),
    )
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const joined: AssistantAddress[] = [];
  for (const address of found) {
    const last = joined.at(-1);
    if (last !== undefined && address.start <= last.end) last.end = Math.max(last.end, address.end);
    else joined.push({ ...address });
  }
  return withLeaningOrders(text, joined);
}

/** The stretches within NEAR of a place that the anchor finds; those that meet are one. */
function nearAnchors(text: string, anchor: RegExp): [from: number, to: number][] {
  const near: [number, number][] = [];
  for (const { index } of text.matchAll(anchor)) {
    const last = near.at(-1);
    const to = Math.min(text.length, index + NEAR);
    if (last !== undefined && index - NEAR <= last[1]) last[1] = to;
    else near.push([Math.max(0, index - NEAR), to]);
  }
  return near;
}
