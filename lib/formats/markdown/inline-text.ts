import type { Token } from "markdown-it";
import { type Script, scriptText } from "../script-text.ts";

/** Elements of phrases that Markdown's writers use beside its own marks. */
const PHRASE_TAG = /^<\/?(?:a|abbr|b|cite|em|font|i|ins|mark|small|span|strong|u)(?:\s[^>]*)?>$/i;
const SCRIPT_TAG = /^<(\/?)(sup|sub)(?:\s[^>]*)?>$/i;
const STRUCK_TAG = /^<(\/?)(?:del|s|strike)>$/i;
/** The mark of a note that the text does not have. */
const LOST_NOTE_MARK = /\[\^[\w-]{1,20}\]/g;
/** CommonMark takes no `**` for a mark between a letter and a bracket or full stop, as Chinese and Japanese have them. */
const LEFT_STRONG = /\*\*(?=\S)([^*]*[^\s*])\*\*/g;
/** How much of the line after a raised text is looked at. */
const WIDTH = 24;

type Open = { place: Script["place"] | "struck"; start: number };

/** The text of one paragraph, heading or cell without the marks of emphasis, links, pictures, code and notes. */
export class InlineText {
  readonly text: string;
  /** Passages that were struck out. */
  readonly struck: string[] = [];
  /** Notes that stand within the text, by their number among the document's. */
  readonly inlineNotes: number[] = [];
  #out = "";
  readonly #open: Open[] = [];
  /** Marks of emphasis that stay, by the level they were opened on. */
  readonly #kept = new Set<number>();

  constructor(tokens: readonly Token[]) {
    for (const [i, token] of tokens.entries()) this.#read(token, tokens[i + 1]);
    this.text = this.#out.replace(/\s+/g, " ").trim();
  }

  #read(token: Token, next: Token | undefined): void {
    switch (token.type) {
      case "text":
      case "text_special":
        this.#out += token.content.replace(LOST_NOTE_MARK, "").replace(LEFT_STRONG, "$1");
        break;
      case "code_inline":
        this.#out += token.content;
        break;
      case "softbreak":
      case "hardbreak":
        this.#out += " ";
        break;
      case "s_open":
        this.#open.push({ place: "struck", start: this.#out.length });
        break;
      case "s_close":
        this.#close(["struck"], next);
        break;
      case "em_open":
        // "5*6*7" is a product.
        if (!isDigit(this.#out.at(-1)) || !isDigit(next?.content.at(0))) break;
        this.#kept.add(token.level);
        this.#out += token.markup;
        break;
      case "em_close":
        if (this.#kept.delete(token.level)) this.#out += token.markup;
        break;
      case "footnote_ref": {
        const { id, label } = token.meta as { id: number; label?: string };
        if (label === undefined) this.inlineNotes.push(id);
        break;
      }
      case "html_inline":
        this.#readTag(token.content, next);
        break;
    }
  }

  #readTag(tag: string, next: Token | undefined): void {
    const [, closesScript, name] = SCRIPT_TAG.exec(tag) ?? [];
    const [, closesStruck] = STRUCK_TAG.exec(tag) ?? [];
    const place = name?.toLowerCase() === "sub" ? "lowered" : "raised";
    if (closesScript === "") this.#open.push({ place, start: this.#out.length });
    else if (closesScript === "/") this.#close([place], next);
    else if (closesStruck === "") this.#open.push({ place: "struck", start: this.#out.length });
    else if (closesStruck === "/") this.#close(["struck"], next);
    else if (/^<(?:br|wbr)\s*\/?>$/i.test(tag)) this.#out += /^<br/i.test(tag) ? " " : "";
    else if (!PHRASE_TAG.test(tag) && !tag.startsWith("<!--")) this.#out += tag;
  }

  #close(places: readonly Open["place"][], next: Token | undefined): void {
    const at = this.#open.findLastIndex(({ place }) => places.includes(place));
    const open = this.#open[at];
    if (open === undefined) return;
    this.#open.length = at;
    const text = this.#out.slice(open.start);
    this.#out = this.#out.slice(0, open.start);
    if (open.place === "struck") this.struck.push(text);
    else {
      const after = next?.type === "text" ? next.content.slice(0, WIDTH) : "";
      this.#out += scriptText({ text, place: open.place, before: this.#out, after });
    }
  }
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && /\p{Nd}/u.test(character);
}
