import type { Voice } from "#lib/schema/answer.ts";

/**
 * Who speaks in a quote. What is only probable says so, and where nobody is certain the outlet
 * is named as the place; an unnamed official stays unnamed.
 */
export function voiceWords(voice: Voice, outletName: string): string {
  if (voice.kind === "outlet") return voice.leftOpen ? `in ${outletName}` : `${outletName}, in its own voice`;
  if (voice.kind === "named") return voice.certain ? voice.name : `probably ${voice.name}`;
  return /\b(?:unnamed|anonymous|unidentified)\b/i.test(voice.description)
    ? voice.description
    : `${voice.description} (unnamed)`;
}
