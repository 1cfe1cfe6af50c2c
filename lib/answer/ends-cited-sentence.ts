/** A citation before or after the end of a sentence. One within it may be a model that thinks about a passage. */
const CITED_END =
  /[[【(]\^?\d+[^\]】)\n]{0,40}[\]】)](?:[[【]\^?\d+[^\]】\n]{0,40}[\]】])*(?:["”’)*_]*[.!?。！？](?:\s|$)|\s*\n)|[.!?。！？]["”’)*_]*\s?[[【]\^?\d+[^\]】\n]{0,40}[\]】](?:\s|$)/u;

/**
 * True once the text holds a whole sentence with its citation, which is how an answer is asked to be. What a model thinks
 * aloud seldom looks like that; an answer without citations is seen as one when it is whole.
 */
export function endsCitedSentence(text: string): boolean {
  return CITED_END.test(text);
}
