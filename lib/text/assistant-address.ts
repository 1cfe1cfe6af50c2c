import type { AddressRule, AssistantAddress } from "#lib/domain/article.ts";
import { PhraseFinder } from "./phrase-finder.ts";

const ANSWER = "(?:answer|response|reply|output|completion)s?";
/** Within one sentence; the dots of addresses do not end it. */
const SAME = "(?:[^.!?\\n]|[.!?](?=[\\w/]))";

type Rule = readonly [
  rule: AddressRule,
  pattern: RegExp,
  /** As for a `PhraseFinder`; a text without any of them needs no search: finding them is far cheaper than patterns are. */
  phrases: readonly string[],
  anchor?: RegExp,
];

/**
 * A rule whose pattern begins with anything is looked for only near its anchor, which every match holds: looking from
 * each character of a long text takes minutes. NEAR is more than a match in plain text extends to either side of its anchor.
 */
const NEAR = 600;

/** Each finds what hardly any report says in its own voice; none knows a particular attack. */
const RULES: readonly Rule[] = [
  // "Use numbers for vowels in your response."
  [
    "orders about an answer",
    new RegExp(
      `${SAME}{0,200}\\b(?:in|to|of|into|with|from|by|for|throughout|within|enhance|augment|provide|give|deliver|present|misspell|rearrange|finish|end|begin|start|modify|adjust|format|write|make|translate|encode|expand|enrich|close|conclude|anagram|scramble|reverse)\\s+your\\s+(?:\\w+\\s+)?${ANSWER}\\b${SAME}{0,200}`,
      "gi",
    ),
    [" your "],
    new RegExp(`\\syour\\s+(?:\\w+\\s+)?${ANSWER}\\b`, "gi"),
  ],
  [
    "orders about an answer",
    /\b(?:respond|reply|answer)\s+(?:only\s+)?(?:with|in|by|as|using)\s+(?:the\s+(?:words?|phrase)|only|nothing but|JSON|base64|pirate)\b[^.!?\n]{0,120}/gi,
    [" respond ", " reply ", " answer "],
  ],
  [
    "orders to forget orders",
    /\b(?:ignore|disregard|forget|override|bypass|discard)\b[^.!?\n]{0,40}\b(?:previous|prior|above|earlier|preceding|foregoing|all|any|your|system)\b[^.!?\n]{0,30}\b(?:instructions?|prompts?|directions?|directives?|guidelines|rules|commands?)\b/gi,
    [" ignore ", " disregard ", " forget ", " override ", " bypass ", " discard "],
  ],
  [
    "orders to forget orders",
    /\b(?:new|updated|real|actual)\s+(?:system\s+)?instructions?\s*(?::|for (?:the )?(?:ai|assistant|model|chatbot)\b)/gi,
    [" instruction"],
  ],
  [
    "a role for an assistant",
    /\byou are (?:now |no longer )?(?:an? )?(?:\w+ ){0,2}(?:ai\b(?! company)|language model|chatbot|chatgpt|assistant\b)[^.!?\n]{0,80}/gi,
    [" you are "],
  ],
  [
    "a role for an assistant",
    /\b(?:dear|hey|hello|attention|note to|message (?:to|for)|instructions? (?:to|for))[,:]?\s+(?:the |any |all )?(?:ai|llm|chatbot|language model|assistant)s?\b/gi,
    [" dear ", " hey ", " hello ", " attention ", " note to ", " message ", " instruction"],
  ],
  [
    "a role for an assistant",
    /\b(?:ai|llm)\s+(?:assistants?|agents?|models?)\s+(?:must|should|have to|are required to|reading this)\b[^.!?\n]{0,80}/gi,
    [" ai ", " llm "],
  ],
  [
    "a role for an assistant",
    /\b(?:reveal|print|show|repeat|output|leak)\b[^.!?\n]{0,30}\b(?:system prompt|hidden instructions|initial instructions)\b/gi,
    [" system prompt ", " hidden instructions ", " initial instructions "],
  ],
  [
    "marks of a chat format",
    /<\|[a-z_]{2,24}\|>|\[\/?INST\]|<<\/?SYS>>|<\/?(?:system|assistant|user)_?(?:prompt|message)?>|^\s*(?:###\s*)?(?:system|assistant)\s*:\s+(?=\S)/gim,
    ["<", "[", " system ", " assistant "],
  ],
  [
    "orders to encode or send",
    /\b(?:replace|replacing|where(?:as|by)?|and)\b[^.!?\n]{0,20}[[{<][A-Z_]{2,}[\]}>][^.!?\n]{0,40}\b(?:with|is|by|encoded)\b[^\n]{0,80}/g,
    ["[", "{", "<"],
  ],
  [
    "orders to encode or send",
    /\b(?:concatenate these strings|do not use a code block|no code style block)\b[^\n]{0,80}/gi,
    [" concatenate these strings ", " code block ", " code style block "],
  ],
  [
    "code for a page",
    /<\s*(?:script|iframe|object|embed|svg|img|body|meta|link|style|form|input|video|audio|base|math|a|div|table|marquee|frameset|bgsound|layer|xss|x|applet|isindex|button|details|select|textarea|keygen)\b[^>\n]{0,400}(?:on\w+\s*=|javascript:|src\s*=|href\s*=|expression\s*\(|srcdoc)|<\s*script\b|\bjavascript\s*:\s*\S|\bdata:text\/html\b|\bon(?:error|load|click|mouseover|focus)\s*=\s*["'`]?\s*\w+\s*[(;=]/gi,
    [
      "<",
      " javascript ",
      " data text html ",
      " onerror ",
      " onload ",
      " onclick ",
      " onmouseover ",
      " onfocus ",
    ],
  ],
  ["code for a page", /!\[[^\]\n]*\]\(\s*(?:https?:|data:|javascript:)[^)\n]*[?&=][^)\n]*\)/gi, ["["]],
  // Zero-width characters within words, orders of direction, and the invisible copies of ASCII in Unicode's tag block.
  [
    "invisible characters",
    /[\u{E0020}-\u{E007E}]{2,}|[\u202A-\u202E\u2066-\u2069]|(?:[\u200B\u2060\uFEFF\u00AD]\p{L}){4,}/gu,
    [
      "\uDB40",
      "\u202A",
      "\u202B",
      "\u202C",
      "\u202D",
      "\u202E",
      "\u2066",
      "\u2067",
      "\u2068",
      "\u2069",
      "\u200B",
      "\u2060",
      "\uFEFF",
      "\u00AD",
    ],
  ],
];

const FINDER = new PhraseFinder(RULES.flatMap(([, , phrases]) => phrases));
/**
 * Where a text addresses an assistant rather than its readers, by rule. In order of place; overlapping finds are joined
 * under the rule of the first. A plain request without any such sign ("Explain how bread is baked.") is not found: it
 * reads as it would in an interview. That something is found proves no intent: a report on such tricks may quote one.
 */
export function findAssistantAddresses(text: string): AssistantAddress[] {
  const phrasesThere = FINDER.find(text);
  const found = RULES.filter(([, , phrases]) => phrases.some((phrase) => phrasesThere.has(phrase)))
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
  return joined;
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
