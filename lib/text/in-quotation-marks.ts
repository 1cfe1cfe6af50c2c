const BEGINS_QUOTED = /^["“”„«»‘'’]/u;
const ENDS_QUOTED = /["“”„«»]$/u;

/** Words in quotation marks; those that begin or end with one have theirs already, and get no second. */
export function inQuotationMarks(words: string): string {
  return BEGINS_QUOTED.test(words) || ENDS_QUOTED.test(words) ? words : `“${words}”`;
}
