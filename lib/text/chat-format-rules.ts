import type { AddressPattern } from "./hidden-code-rules.ts";
import { ORDER_VERBS } from "./leaning-orders.ts";

/** What a prompt says of itself, or to whom it is. */
const ADDRESSED =
  "(?:you (?:are|must|should|will|shall|may|can(?:not)?)\\b|from now on|ignore|disregard|forget|answer (?:only|with|in|that|every|all|any)|reply|respond|say (?:that|only)|tell (?:the )?users?|do not|don['’]t|never|always|only|when|whenever|if (?:asked|the user|anyone|someone)|act as|pretend|summari[sz]e|translate|repeat|output|print|override|treat|recommend|mention|the (?:user|assistant|model|article|text|answer)\\b|this (?:article|text|document)|any (?:answer|summary)|your\\b)";

/** How prompts are laid out: tokens, tags, prefixes and headings. */
export const CHAT_FORMAT_RULES: readonly AddressPattern[] = [
  [
    "marks of a chat format",
    /<\|[a-z_]{2,24}\|>|\[\/?INST\]|<<\/?SYS>>|<\/?(?:start|end)_of_turn>|<\/?(?:system|assistant|user|human|prompt|instructions?|tool_call|function_call)[_-]?(?:prompt|message|reminder|instructions?)?>/gi,
    ["<", "["],
  ],
  // "SYSTEM: You must …": a name before a colon says little, an order behind it does.
  [
    "marks of a chat format",
    new RegExp(
      `^[ \\t>#*_\\[(-]{0,8}(?:(?:system|developer|instructions?)(?: (?:prompt|messages?|notes?|notice|instructions?|overrides?|update|command))?[\\])*_]{0,4}\\s*:[*_]{0,2}\\s*(?:please |now |also )?(?:${ORDER_VERBS}\\b(?! of\\b)|${ADDRESSED})|(?:assistant|user|human|ai)(?: (?:prompt|messages?|notes?|instructions?))?[\\])*_]{0,4}\\s*:[*_]{0,2}\\s*(?:please |now |also )?${ADDRESSED})[^\\n.!?]{0,200}`,
      "gim",
    ),
    [" system ", " assistant ", " user ", " human ", " developer ", " ai ", " instruction"],
  ],
  [
    "marks of a chat format",
    /^[ \t*_#]{0,6}(?:human|user)[*_]{0,2}\s*:[^\n]{1,300}\n\s*[*_#]{0,6}(?:assistant|ai)[*_]{0,2}\s*:[^\n.!?]{0,300}/gim,
    [" human ", " user "],
  ],
  // A heading of a prompt, alone on its line.
  [
    "marks of a chat format",
    /^[ \t>*_[(=-]{0,8}#{0,6}[ \t*_]*(?:(?:begin|start|end)(?: of)? )?(?:the )?(?:new |hidden |secret )?(?:system (?:prompt|message|instructions?|override)|developer (?:prompt|message)|(?:ai|assistant|llm|chatbot|model) (?:instructions?|prompt|directives?)|prompt instructions?)[ \t*_\])=:-]{0,8}$|^#{2,6}[ \t]*(?:instruction|system|assistant|user|human)[ \t]*:?[ \t]*$/gim,
    [" system ", " developer ", " instruction", " prompt", " directive", "#"],
  ],
  // The same heading without its signs, above an order; recipes have several instructions.
  [
    "marks of a chat format",
    new RegExp(
      `^[ \\t*_]{0,4}(?:instruction[ \\t]*:?[*_]{0,2}[ \\t]*\\n\\s*(?:${ORDER_VERBS}\\b|${ADDRESSED})|(?:system|assistant)[ \\t]*:?[*_]{0,2}[ \\t]*\\n\\s*${ADDRESSED})`,
      "gim",
    ),
    [" instruction ", " system ", " assistant "],
  ],
];
