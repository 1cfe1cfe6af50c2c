/** Half-open range of UTF-16 offsets: `[start, end)`. */
export type Span = readonly [start: number, end: number];

/** A run of whole sentences of one article: `article.text.slice(start, end) === text`. */
export type Passage = {
  /** `<articleId>.<start>-<end>`. */
  id: string;
  articleId: string;
  /** 0-based place in the article. */
  ordinal: number;
  start: number;
  end: number;
  text: string;
};
