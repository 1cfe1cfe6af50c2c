/**
 * What an answerer emits: a string is its own text, in which `[n]` is a marker; `source` is an article's words, of which
 * nothing is a marker, a link or an image.
 */
export type AnswerDelta = string | { source: string };
