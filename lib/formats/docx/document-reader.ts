import dingbats from "dingbat-to-unicode";
import { countWords, isInitialWord, type WordCounts } from "../initial-word.ts";
import { type Inline, paragraphText } from "./paragraph-text.ts";
import { type Looks, lookOf, mergeLooks, type RunLook } from "./run-look.ts";
import { StruckText } from "./struck-text.ts";
import { type Block, readTable } from "./table-rows.ts";
import { attributeOf, childOf, childrenOf, isOn, nameOf, type XmlElement } from "./xml-part.ts";

/** A paragraph or a table's row; rows and items of a list follow one another without an empty line. */

/** The notes of a document by "footnote 2" or "endnote 1". */
export type NoteElements = ReadonlyMap<string, XmlElement>;

/** Elements whose content is part of what stands around them. */
const THROUGH = new Set(
  "w:ins w:moveTo w:hyperlink w:smartTag w:customXml w:bdo w:dir w:fldSimple w:sdtContent w:ruby w:rubyBase".split(
    " ",
  ),
);
const SIGNS = new Map([
  ["w:tab", " "],
  ["w:ptab", " "],
  ["w:br", "\n"],
  ["w:cr", "\n"],
  ["w:noBreakHyphen", "‑"],
]);

/** Reads the text of a document as it shows it: without what is hidden, deleted or struck out. */
export class DocumentReader {
  readonly struck = new StruckText();
  readonly #looks: Looks;
  readonly #noteElements: NoteElements;
  readonly #words: () => WordCounts;
  readonly #notes = new Set<XmlElement>();
  /** Text boxes of the paragraph that is being read. */
  #boxes: Block[] = [];
  /** For each field around the place that is read: whether its instruction has ended, and its result begun. */
  readonly #fields: boolean[] = [];
  #instructions = 0;

  constructor(root: XmlElement, looks: Looks, notes: NoteElements) {
    this.#looks = looks;
    this.#noteElements = notes;
    let words: WordCounts | undefined;
    this.#words = () => {
      words ??= countWords([root.textContent ?? ""]);
      return words;
    };
  }

  /** The blocks of a body, a cell, a text box or a note. */
  readBlocks(container: XmlElement): Block[] {
    const blocks: Block[] = [];
    /** Of paragraphs whose end is deleted or hidden: it goes on in the next; so does a large initial. */
    let open: Inline[] = [];
    let initial: Inline[] | undefined;
    for (const element of flatten(container)) {
      if (nameOf(element) === "w:tbl") {
        blocks.push(...readTable(element, this));
        continue;
      }
      const properties = childOf(element, "w:pPr");
      const inlines = open;
      for (const inline of this.#withInitial(initial, this.#readParagraph(element, properties)))
        inlines.push(inline);
      initial = isInitial(properties) ? inlines : undefined;
      open = initial === undefined && endIsNoEnd(properties) ? inlines : [];
      if (initial === undefined && open.length === 0) blocks.push(...this.#toBlocks(inlines, properties));
      blocks.push(...this.#boxes.splice(0));
    }
    return [...blocks, ...this.#toBlocks(initial ?? open, undefined)];
  }

  /** The notes that what was read so far refers to, in that order. */
  readNotes(): Block[] {
    // A set that grows while it is read: notes may refer to notes.
    return [...this.#notes].flatMap((note) => this.readBlocks(note));
  }

  #withInitial(initial: readonly Inline[] | undefined, inlines: readonly Inline[]): readonly Inline[] {
    if (initial === undefined) return inlines;
    const letters = paragraphText(initial);
    const following = inlines.map(({ text }) => text).join("");
    const isWord =
      letters.length > 2 ? /^\s/.test(following) : isInitialWord(letters, following, this.#words());
    return [{ text: `${letters}${isWord === true ? " " : ""}`, place: "on the line" }, ...inlines];
  }

  #toBlocks(inlines: readonly Inline[], properties: XmlElement | undefined): Block[] {
    const text = paragraphText(inlines);
    const kind = this.#isListItem(properties) ? "item" : "paragraph";
    return text === "" ? [] : [{ text, kind }];
  }

  #isListItem(properties: XmlElement | undefined): boolean {
    const id = attributeOf(childOf(childOf(properties, "w:numPr"), "w:numId"), "val");
    if (id !== undefined) return id !== "0";
    return this.#looks.listStyles.has(attributeOf(childOf(properties, "w:pStyle"), "val") ?? "");
  }

  #readParagraph(paragraph: XmlElement, properties: XmlElement | undefined): Inline[] {
    this.struck.startParagraph();
    // A field that a broken document never ends must not hide the rest of it.
    this.#instructions = 0;
    this.#fields.length = 0;
    const style = attributeOf(childOf(properties, "w:pStyle"), "val") ?? "";
    const inlines: Inline[] = [];
    this.#readInlines(
      paragraph,
      mergeLooks(this.#looks.byStyle.get(style) ?? {}, this.#looks.usual),
      inlines,
    );
    return inlines;
  }

  #readInlines(element: XmlElement, look: RunLook, out: Inline[]): void {
    for (const child of childrenOf(element)) {
      const name = nameOf(child);
      if (name === "w:r") this.#readRun(child, look, out);
      else if (name === "w:del" || name === "w:moveFrom") this.struck.addDeleted(child);
      else if (name === "w:sdt" && !isPlaceholder(child)) this.#readInlines(child, look, out);
      else if (name === "mc:AlternateContent") this.#readInlines(chosenOf(child), look, out);
      else if (name.startsWith("m:oMath")) readFormula(child, "on the line", out);
      else if (THROUGH.has(name)) this.#readInlines(child, look, out);
    }
  }

  #readRun(run: XmlElement, paragraphLook: RunLook, out: Inline[]): void {
    const properties = childOf(run, "w:rPr");
    const style = this.#looks.byStyle.get(attributeOf(childOf(properties, "w:rStyle"), "val") ?? "") ?? {};
    this.#readRunContent(run, mergeLooks(lookOf(properties), style, paragraphLook), out);
  }

  #readRunContent(run: XmlElement, look: RunLook, out: Inline[]): void {
    let hasOwnMark = false;
    for (const child of childrenOf(run)) {
      const name = nameOf(child);
      if (name === "w:fldChar") this.#followField(attributeOf(child, "fldCharType"));
      if (look.isHidden === true || this.#instructions > 0) continue;
      if (name === "w:footnoteReference" || name === "w:endnoteReference") {
        const note = this.#noteElements.get(`${name.slice(2, -9)} ${attributeOf(child, "id")}`);
        if (note !== undefined && look.isStruck !== true) this.#notes.add(note);
        hasOwnMark = attributeOf(child, "customMarkFollows") !== undefined;
      } else if (name === "mc:AlternateContent") this.#readRunContent(chosenOf(child), look, out);
      else if (name === "w:drawing" || name === "w:pict" || name === "w:object") this.#readBoxes(child);
      else if (THROUGH.has(name)) this.#readInlines(child, look, out);
      else if (!hasOwnMark) this.#write(textOf(child, name), look, out);
    }
  }

  #write(text: string, look: RunLook, out: Inline[]): void {
    if (text === "") return;
    if (look.isStruck === true) this.struck.add(text);
    else {
      this.struck.addShown(text);
      out.push({ text, place: look.place ?? "on the line" });
    }
  }

  #followField(type: string | undefined): void {
    const hasResult = type === "begin" ? undefined : this.#fields.pop();
    if (type === "begin") this.#fields.push(false);
    else if (type === "separate" && hasResult !== undefined) this.#fields.push(true);
    if (type === "begin") this.#instructions++;
    else if (hasResult === false) this.#instructions--;
  }

  #readBoxes(element: XmlElement): void {
    for (const child of childrenOf(element)) {
      if (nameOf(child) === "w:txbxContent") {
        const around = this.#boxes;
        this.#boxes = [];
        const blocks = this.readBlocks(child);
        this.#boxes = [...around, ...blocks];
      } else this.#readBoxes(nameOf(child) === "mc:AlternateContent" ? chosenOf(child) : child);
    }
  }
}

/** The paragraphs and tables within an element, through what only holds them together. */
function flatten(container: XmlElement): XmlElement[] {
  return childrenOf(container).flatMap((child) => {
    const name = nameOf(child);
    if (name === "w:p" || name === "w:tbl") return [child];
    if (name === "w:sdt") return isPlaceholder(child) ? [] : flatten(child);
    if (name === "mc:AlternateContent") return flatten(chosenOf(child));
    return THROUGH.has(name) ? flatten(child) : [];
  });
}

/** Deleted or hidden, a paragraph's end joins it with the next. */
function endIsNoEnd(properties: XmlElement | undefined): boolean {
  const end = childOf(properties, "w:rPr");
  return childOf(end, "w:del") !== undefined || isOn(childOf(end, "w:vanish")) === true;
}

function isInitial(properties: XmlElement | undefined): boolean {
  return /^(?:drop|margin)$/.test(attributeOf(childOf(properties, "w:framePr"), "dropCap") ?? "");
}

function isPlaceholder(control: XmlElement): boolean {
  return isOn(childOf(childOf(control, "w:sdtPr"), "w:showingPlcHdr")) === true;
}

/** What newer programs show, unless only older ones show text. */
function chosenOf(alternatives: XmlElement): XmlElement {
  const choice = childOf(alternatives, "mc:Choice");
  const fallback = childOf(alternatives, "mc:Fallback");
  const hasText = (element: XmlElement | undefined): boolean => (element?.textContent ?? "").trim() !== "";
  return (hasText(choice) || !hasText(fallback) ? choice : fallback) ?? fallback ?? alternatives;
}

function textOf(element: XmlElement, name: string): string {
  if (name === "w:t") return element.textContent ?? "";
  if (name === "w:sym") {
    const code = Number.parseInt(attributeOf(element, "char") ?? "", 16);
    const font = attributeOf(element, "font") ?? "";
    const found = dingbats.codePoint(font, code) ?? dingbats.codePoint(font, code - 0xf000);
    return found?.string ?? "";
  }
  return SIGNS.get(name) ?? "";
}

function readFormula(element: XmlElement, place: Inline["place"], out: Inline[]): void {
  for (const child of childrenOf(element)) {
    const name = nameOf(child);
    const add = (text: string): void => void out.push({ text, place, isFormula: true });
    if (name === "m:t") add(child.textContent ?? "");
    else if (name === "m:sup") readFormula(child, "raised", out);
    else if (name === "m:sub") readFormula(child, "lowered", out);
    else {
      if (name === "m:den") add("/");
      if (name === "m:rad") add("√");
      if (name === "m:d") add("(");
      readFormula(child, place, out);
      if (name === "m:d") add(")");
    }
  }
}
