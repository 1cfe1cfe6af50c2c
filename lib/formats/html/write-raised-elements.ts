import { type Script, scriptText } from "../script-text.ts";
import type { PageStyles } from "./page-styles.ts";
import { textAfter, textBefore } from "./text-beside.ts";

/** How much of the line is looked at on either side. */
const WIDTH = 24;
const STROKE = /^\s?[⁄∕/]\s?$/;
/** A price in whole dollars; one that is parted by signs may be a count with a note. */
const WHOLE_PRICE = /[$€£¥₹]\s?\d{1,4}$/;

/** Writes raised and lowered elements as plain text; the marks of notes among them go. */
export function writeRaisedElements(body: Element, styles: PageStyles): void {
  const elements = [...body.querySelectorAll("sup, sub, span[style], span[class], small[style]")];
  for (const element of elements) if (element.localName === "sup") joinFraction(element);
  // From the innermost out: what is left of one stands as plain text within the next.
  for (const element of elements.reverse()) {
    const place = element.parentNode === null ? undefined : placeOf(element, styles);
    if (place === undefined) continue;
    const text = element.textContent?.trim() ?? "";
    const script = { text, place, before: textBefore(element, WIDTH), after: textAfter(element, WIDTH) };
    const plain = isCents(script) ? `.${text}` : scriptText(script);
    element.replaceWith(body.ownerDocument.createTextNode(plain));
  }
}

function placeOf(element: Element, styles: PageStyles): Script["place"] | undefined {
  if (element.localName === "sup") return "raised";
  if (element.localName === "sub") return "lowered";
  if ((element.textContent?.length ?? 0) > WIDTH) return undefined;
  const style = styles.of(element);
  if (/vertical-align:(?:super|text-top)/.test(style)) return "raised";
  return /vertical-align:sub/.test(style) ? "lowered" : undefined;
}

/** The cents of a price. A page's notes are links as a rule, so that this is no note. */
function isCents({ text, place, before }: Script): boolean {
  return place === "raised" && /^\d\d$/.test(text) && WHOLE_PRICE.test(before);
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
  const before = textBefore(element, 2);
  const text = scriptText({ text: `${above}/${below}`, place: "raised", before, after: "" });
  element.replaceWith(element.ownerDocument.createTextNode(text));
}
