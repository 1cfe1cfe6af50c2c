import { childrenOf, nameOf, type XmlElement } from "./xml-part.ts";

const MOST_SHOWN = 3;
const LONGEST_SHOWN = 60;

/** Keeps what was deleted or struck out, passage by passage, to say so. */
export class StruckText {
  readonly #passages: string[] = [];
  #goesOn = false;

  startParagraph(): void {
    this.#goesOn = false;
  }

  add(text: string): void {
    if (this.#goesOn) this.#passages[this.#passages.length - 1] += text;
    else this.#passages.push(text);
    this.#goesOn = true;
  }

  addShown(text: string): void {
    if (text.trim() !== "") this.#goesOn = false;
  }

  /** The text within a tracked deletion. */
  addDeleted(element: XmlElement): void {
    for (const child of childrenOf(element)) {
      if (nameOf(child) === "w:delText" || nameOf(child) === "w:t") this.add(child.textContent ?? "");
      else this.addDeleted(child);
    }
  }

  notes(): string[] {
    const passages = this.#passages
      .map((text) => text.replace(/\s+/g, " ").trim())
      .filter((text) => text !== "");
    if (passages.length === 0) return [];
    const shown = passages.slice(0, MOST_SHOWN).map((text) => `“${shortened(text)}”`);
    const more = passages.length > shown.length ? ` and ${passages.length - shown.length} more` : "";
    return [`was corrected: the struck-out words ${shown.join(", ")}${more} were left out`];
  }
}

function shortened(text: string): string {
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}
