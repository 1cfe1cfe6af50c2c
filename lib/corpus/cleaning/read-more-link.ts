import { isCompleteSentence } from "#lib/text/sentences.ts";
import type { CleaningRule, Cut, PageLine } from "./page.ts";

const READ_MORE =
  /^(?:read (?:more|the full (?:story|article))|continue reading|(?:click here to )?read more here|full story)\s*(?:»|›|>|→|\.\.\.|…)*$|^more\s*(?:»|›|>|→)+$/i;
const LABELLED_LINK =
  /^(?:read (?:more|also|next)|also read|related(?: (?:articles?|stor(?:y|ies)|coverage|content))?|see also|more on this(?: story)?|more:|watch|listen|in pictures)\s?(?::|»|›|>|\|)\s?\S/i;

/** "Read more »" with the headline that it links, and "Related: …". */
export const readMoreLink: CleaningRule = {
  name: "read-more link",
  find: ({ lines }) => {
    const cuts: Cut[] = [];
    lines.forEach(({ text, words, startsBlock }, i) => {
      if (READ_MORE.test(text)) {
        const above = lines[i - 1];
        if (above !== undefined && isLinkedHeadline(above, startsBlock)) cuts.push({ line: i - 1 });
        cuts.push({ line: i });
      } else if (LABELLED_LINK.test(text) && words <= 25 && !isStatement(text)) {
        cuts.push({ line: i });
      }
    });
    return cuts;
  },
};

/** With an empty line between, only what is too long for a sub-heading's few words. */
function isLinkedHeadline({ text, words }: PageLine, apart: boolean): boolean {
  return words <= 25 && words >= (apart ? 6 : 2) && !isStatement(text);
}

/** A complete sentence, other than a question: no headline ends with a full stop or a quoted one. */
function isStatement(text: string): boolean {
  return isCompleteSentence(text) && !text.endsWith("?");
}
