import { isNoteMark, raisedText } from "../raised-text.ts";
import type { PageStyles } from "./page-styles.ts";
import { textAfter, textBefore } from "./text-beside.ts";

/** How much of the line is looked at on either side. */
const WIDTH = 24;
const STROKE = /^\s?[⁄∕/]\s?$/;

/** Writes raised and lowered elements as plain text; the marks of notes among them go. */
export function writeRaisedElements(body: Element, styles: PageStyles): void {
  const elements = [...body.querySelectorAll("sup, sub, span[style], span[class], small[style]")];
  for (const element of elements) if (element.localName === "sup") joinFraction(element);
  // From the innermost out: what is left of one stands as plain text within the next.
  for (const element of elements.reverse()) {
    const kind = element.parentNode === null ? undefined : kindOf(element, styles);
    if (kind === undefined) continue;
    const raised = element.textContent?.trim() ?? "";
    const plain =
      kind === "super"
        ? superscript(raised, textBefore(element, WIDTH), textAfter(element, WIDTH))
        : raisedText(raised, "sub");
    element.replaceWith(body.ownerDocument.createTextNode(plain));
  }
}

function kindOf(element: Element, styles: PageStyles): "super" | "sub" | undefined {
  if (element.localName === "sup") return "super";
  if (element.localName === "sub") return "sub";
  if ((element.textContent?.length ?? 0) > WIDTH) return undefined;
  const style = styles.of(element);
  if (/vertical-align:(?:super|text-top)/.test(style)) return "super";
  return /vertical-align:sub/.test(style) ? "sub" : undefined;
}

function superscript(raised: string, before: string, after: string): string {
  if (/^\d+\s?[⁄∕/]\s?\d+$/.test(raised)) return fraction(raised.replace(/\s?[⁄∕/]\s?/, "/"), before);
  // A price: the cents stand raised after the crowns.
  if (/^\d\d$/.test(raised) && /[$€£¥₹]\s?[\d.,]*\d$/.test(before)) return `.${raised}`;
  if (/^tm$/i.test(raised)) return "™";
  return isNoteMark(raised, { before, after }) ? "" : raisedText(raised, "super");
}

/** A raised and a lowered figure with a stroke between them: "2 1/2". */
function joinFraction(element: Element): void {
  const stroke = element.nextSibling;
  const lowered = stroke?.nextSibling as Element | null | undefined;
  if (stroke === null || lowered?.localName !== "sub" || !STROKE.test(stroke.textContent ?? "")) return;
  const above = element.textContent?.trim() ?? "";
  const below = lowered.textContent?.trim() ?? "";
  if (!/^\d+$/.test(above) || !/^\d+$/.test(below)) return;
  lowered.remove();
  stroke.parentNode?.removeChild(stroke);
  const text = fraction(`${above}/${below}`, textBefore(element, 2));
  element.replaceWith(element.ownerDocument.createTextNode(text));
}

function fraction(text: string, before: string): string {
  return /\d$/.test(before) ? ` ${text}` : text;
}
