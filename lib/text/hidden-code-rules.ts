import type { AddressRule } from "#lib/schema/article.ts";

export type AddressPattern = readonly [
  rule: AddressRule,
  pattern: RegExp,
  /** As for a `PhraseFinder`; a text without any of them needs no search: finding them is far cheaper than patterns are. */
  phrases: readonly string[],
  /** Where a pattern begins with anything, it is looked for only near this, which every match holds. */
  anchor?: RegExp,
];

/** What no reader of an article is meant to see: code that runs on a page, and characters that do not show. */
export const HIDDEN_CODE_RULES: readonly AddressPattern[] = [
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
