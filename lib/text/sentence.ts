/** `source.slice(start, end) === text`; no white space at either end. */
export type Sentence = { start: number; end: number; text: string };
