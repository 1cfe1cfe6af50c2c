import { WORD_GROUPS } from "#lib/language/en/word-groups.ts";
import { baseTerm } from "./irregular-forms.ts";
import { tokenize } from "./tokens.ts";

const RELATED = new Map<string, Set<string>>();
for (const line of WORD_GROUPS.trim().split("\n")) {
  const terms = tokenize(line).map((token) => baseTerm(token.term));
  for (const term of terms) {
    const others = RELATED.get(term) ?? new Set();
    for (const other of terms) if (other !== term) others.add(other);
    RELATED.set(term, others);
  }
}

const NONE: ReadonlySet<string> = new Set();

/**
 * Terms (as `tokenize` gives them, irregular forms as their base) of words that are used for this one, in whatever form it
 * stands: who asks why an army "fell apart" means the collapse. Empty for most.
 */
export function relatedTerms(term: string): ReadonlySet<string> {
  return RELATED.get(baseTerm(term)) ?? NONE;
}

/** Whether the words of a text, as base terms, have one that is used for this one. */
export function hasRelated(bases: ReadonlySet<string>, term: string): boolean {
  for (const other of relatedTerms(term)) if (bases.has(other)) return true;
  return false;
}

/** What a related word counts for, where the word itself counts 1. */
export const RELATED_WEIGHT = 0.5;
