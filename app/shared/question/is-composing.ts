/** What every browser says of a key that the input method takes for itself. */
const TAKEN_BY_INPUT_METHOD = 229;

/**
 * Whether a key belongs to the composition of a character: an Enter that chooses a word asks nothing. Safari ends the
 * composition before it tells of the key that ended it, and then only the key code is left to see it by.
 */
export function isComposing({
  isComposing,
  keyCode,
}: Pick<KeyboardEvent, "isComposing" | "keyCode">): boolean {
  return isComposing || keyCode === TAKEN_BY_INPUT_METHOD;
}
