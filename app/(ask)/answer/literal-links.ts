type Micromark = { micromarkExtensions?: object[] };

/**
 * A remark plugin that leaves HTML, links, images and indented code as the characters they are: an answer has no use
 * for them, and `[1]` must stay a marker whatever follows it.
 */
export function literalLinks(this: { data(): unknown }): void {
  const data = this.data() as Micromark;
  data.micromarkExtensions ??= [];
  data.micromarkExtensions.push({
    disable: {
      null: [
        "autolink",
        "codeIndented",
        "definition",
        "htmlFlow",
        "htmlText",
        "labelEnd",
        "labelStartImage",
        "labelStartLink",
      ],
    },
  });
}
