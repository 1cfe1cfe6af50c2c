import { isParagraph } from "./keep-article-blocks.ts";
import { namesOf } from "./text-beside.ts";

const NAME =
  /(?:^|[-_])(?:corrections?|clarifications?|erratum|errata|amendments?|rectificatif|korrektur)(?:$|[-_])/;
const START =
  /^(?:corrections?|clarifications?|erratum|errata|editor[’']?s[’']? note|amendment|korrektur|berichtigung|rectificatif|correctif|corrección|fe de erratas|rettifica|correzione|rectificatie|rättelse|rettelse)\b[^.]{0,40}[:.–—]|^this (?:article|story|report|post|piece|page) (?:was|has been) (?:amended|corrected|updated|changed|edited)\b/i;
const LONGEST = 1500;
const OUTSIDE = "aside, footer, nav, header";

/** Sets what corrects an article right behind it, where it stands in a box or foot of its own. */
export function keepCorrections(body: Element): void {
  let last: Element | undefined;
  for (const element of [...body.querySelectorAll("p, aside, footer, div, section")]) {
    if (last?.contains(element) === true || element.parentNode === null) continue;
    const text = element.textContent?.replace(/\s+/g, " ").trim() ?? "";
    const isOutside = element.closest(OUTSIDE) !== null;
    if (text.length <= LONGEST && last !== undefined && isOutside && isCorrection(element, text)) {
      const section = body.ownerDocument.createElement("section");
      section.append(...element.childNodes);
      element.remove();
      last.after(section);
      last = section;
    } else if (!isOutside && element.localName === "p" && isParagraph(element)) last = element;
  }
}

function isCorrection(element: Element, text: string): boolean {
  return /\s\S+\s\S/.test(text) && (START.test(text) || namesOf(element).some((name) => NAME.test(name)));
}
