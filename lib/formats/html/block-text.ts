import { isCompleteSentence } from "#lib/text/sentences.ts";
import { walkTree } from "./walk-tree.ts";

const LEFT_OUT = new Set(
  "script style noscript template svg canvas iframe object embed video audio picture img map button input select textarea label nav figcaption dialog head title math menu".split(
    " ",
  ),
);
const BLOCKS = new Set(
  "address article aside blockquote body center dd details div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main ol p pre section summary table tbody tfoot thead tr ul caption".split(
    " ",
  ),
);
const CELLS = new Set(["td", "th"]);
/** A table with a longer cell lays out a page; its cells are not columns of one row. */
const LONGEST_CELL = 400;
/** Share of a block's letters that stand in links, from which on the block is a link and no sentence. */
const LINKED = 0.9;

const ELEMENT = 1;
const TEXT = 3;

export type BlockOptions = {
  /** Leaves out lines that are nothing but a link, unless they are sentences: headlines of other articles. */
  withoutLinks?: boolean;
};

/**
 * The text of an element as a reader sees it: a line for each paragraph, heading, list item, table row ("cell | cell")
 * and broken line, an empty line between blocks. Pictures' captions, forms and menus are left out, as is what is hidden.
 */
export function blockText(root: Element, options: BlockOptions = {}): string {
  const writer = new BlockWriter(options.withoutLinks === true);
  walkTree(
    root,
    (node) => {
      if (node.nodeType === TEXT) writer.write(node.nodeValue ?? "");
      return node.nodeType === ELEMENT && writer.enter(node as Element);
    },
    (node) => {
      if (node.nodeType === ELEMENT) writer.leave(node as Element);
    },
  );
  return writer.end();
}

class BlockWriter {
  readonly #withoutLinks: boolean;
  readonly #lines: string[] = [];
  #line = "";
  #linked = 0;
  #links = 0;
  /** The table whose rows are being read as rows. */
  #table: Element | undefined;
  #preformatted = 0;

  constructor(withoutLinks: boolean) {
    this.#withoutLinks = withoutLinks;
  }

  /** False when nothing in the element is to be read. */
  enter(element: Element): boolean {
    const name = element.localName;
    if (isSkipped(element)) return false;
    if (name === "br") this.#endLine("\n");
    else if (name === "tr" || (this.#table === undefined && BLOCKS.has(name))) this.#endLine("\n\n");
    if (name === "table" && this.#table === undefined && isDataTable(element)) this.#table = element;
    if (this.#table !== undefined && (name === "td" || name === "th") && this.#line.trim() !== "")
      this.#line += " | ";
    if (name === "pre") this.#preformatted++;
    if (isLink(element)) this.#links++;
    return true;
  }

  leave(element: Element): void {
    const name = element.localName;
    if (isSkipped(element)) return;
    if (name === "li" || name === "tr") this.#endLine("\n");
    else if (this.#table === undefined && BLOCKS.has(name)) this.#endLine("\n\n");
    else if (BLOCKS.has(name)) this.#line += " ";
    if (element === this.#table) {
      this.#endLine("\n\n");
      this.#table = undefined;
    }
    if (name === "pre") this.#preformatted--;
    if (isLink(element)) this.#links--;
  }

  write(text: string): void {
    if (this.#preformatted === 0) {
      this.#append(text);
      return;
    }
    text.split("\n").forEach((line, i) => {
      if (i > 0) this.#endLine("\n");
      this.#append(line);
    });
  }

  end(): string {
    this.#endLine("\n\n");
    return this.#lines
      .join("")
      .replace(/\n{3,}/g, "\n\n")
      .trim();
  }

  #append(text: string): void {
    this.#line += text;
    if (this.#links > 0) this.#linked += text.trim().length;
  }

  #endLine(end: "\n" | "\n\n"): void {
    const line = this.#line.replace(/\s+/g, " ").trim();
    const isLinkOnly = this.#linked >= line.length * LINKED && !isCompleteSentence(line);
    if (line !== "" && !(this.#withoutLinks && isLinkOnly && this.#linked > 0)) this.#lines.push(line);
    if (this.#lines.length > 0) this.#lines.push(end);
    this.#line = "";
    this.#linked = 0;
  }
}

/** True for what no reader reads as text: forms, menus, scripts, pictures with their captions, what is hidden. */
export function isSkipped(element: Element): boolean {
  return LEFT_OUT.has(element.localName) || isHidden(element);
}

/** True for what starts and ends a line of text. */
export function isBlock(element: Element): boolean {
  return BLOCKS.has(element.localName) || CELLS.has(element.localName);
}

/** A place on the same page is no link to another article. */
function isLink(element: Element): boolean {
  return element.localName === "a" && /^(?!#)./.test(element.getAttribute("href") ?? "");
}

function isHidden(element: Element): boolean {
  if (element.hasAttribute("hidden") || element.getAttribute("aria-hidden") === "true") return true;
  return /display\s*:\s*none|visibility\s*:\s*hidden/i.test(element.getAttribute("style") ?? "");
}

/** A table whose cells are figures and labels; others lay a page out. */
export function isDataTable(table: Element): boolean {
  if (table.querySelector("table") !== null) return false;
  const cells = [...table.querySelectorAll("td, th")];
  return cells.every((cell) => (cell.textContent?.length ?? 0) <= LONGEST_CELL);
}
