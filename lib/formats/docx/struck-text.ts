import { struckOutNote } from "../struck-out-note.ts";
import { childrenOf, nameOf, type XmlElement } from "./xml-part.ts";

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
    return struckOutNote(this.#passages);
  }
}
