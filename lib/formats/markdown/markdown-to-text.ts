import MarkdownIt, { type Token } from "markdown-it";
import footnotes from "markdown-it-footnote";
import { struckOutNote } from "../struck-out-note.ts";
import { InlineText } from "./inline-text.ts";

export type MarkdownText = {
  /** Paragraphs with one empty line between them. */
  text: string;
  /** The `# Heading` that the text starts with, without marks; it is not part of `text`. */
  heading: string | undefined;
  /** What is worth knowing about how it was read. */
  notes: string[];
};

/** Levels of lists and quotations. The preset leaves out what stands deeper than 20, of which a list item takes two. */
const MOST_NESTED = 200;
/** A quotation of a quotation of a quotation: how deep it is says nothing in plain text. */
const DEEP_QUOTATION = /^\s{0,3}(?:>[ \t]?){20,}/gm;

/**
 * CommonMark with tables, struck-out text and footnotes. Text that is set in by four spaces is prose in an article more
 * often than code. Footnotes stay where they are written: the plugin's last step drops those that no mark refers to.
 */
const parser = new MarkdownIt("commonmark", { maxNesting: MOST_NESTED })
  .enable(["table", "strikethrough"])
  .disable("code")
  .use(footnotes)
  .disable("footnote_tail");

type Block = { text: string; isTitle: boolean };

/**
 * The plain text of Markdown as a reader sees it: the marks of headings, emphasis, links, lists, quotations and notes are
 * taken away, labels and words stay. Headings, list items, table rows and notes are paragraphs of their own. Pictures and
 * what is struck out are left out; the latter is noted. Tags of HTML other than those of phrases stay as text.
 */
export function markdownToText(markdown: string): MarkdownText {
  const env: FootnoteEnv = {};
  const blocks: Block[] = [];
  const struck: string[] = [];
  const add = (text: string, isTitle = false): void => {
    if (text !== "") blocks.push({ text, isTitle });
  };
  let row: string[] | undefined;
  let label = "";
  let isTitle = false;
  let depth = 0;
  for (const token of parser.parse(markdown.replace(DEEP_QUOTATION, "> "), env)) {
    depth = Math.max(depth, token.level);
    switch (token.type) {
      case "heading_open":
        isTitle = token.tag === "h1" && token.level === 0;
        break;
      case "list_item_open":
        label = token.info === "" ? "" : `${token.info}${token.markup} `;
        break;
      case "tr_open":
        row = [];
        break;
      case "tr_close":
        add((row ?? []).join(" | ").trim());
        row = undefined;
        break;
      case "inline": {
        const inline = new InlineText(token.children ?? []);
        struck.push(...inline.struck);
        if (row === undefined) add(inline.text === "" ? "" : `${label}${inline.text}`, isTitle);
        else row.push(inline.text);
        for (const id of inline.inlineNotes)
          add(new InlineText(env.footnotes?.list?.[id]?.tokens ?? []).text);
        label = "";
        isTitle = false;
        break;
      }
      case "fence":
        add(linesOf(token).join("\n"));
        break;
      case "html_block":
        add(linesOf(token).join(" ").replace(COMMENT, "").replace(/\s+/g, " ").trim());
        break;
    }
  }
  const heading = blocks[0]?.isTitle === true ? blocks.shift()?.text : undefined;
  const notes = struckOutNote(struck);
  if (depth >= MOST_NESTED - 1)
    notes.push(`is nested too deeply: what stands below ${MOST_NESTED} levels was left out`);
  return { text: blocks.map(({ text }) => text).join("\n\n"), heading, notes };
}

type FootnoteEnv = { footnotes?: { list?: { tokens?: Token[] }[] } };

const COMMENT = /<!--[\s\S]*?(?:-->|$)/g;

function linesOf({ content }: Token): string[] {
  return content.split("\n").filter((line) => line.trim() !== "");
}
