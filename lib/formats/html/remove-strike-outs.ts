import { struckOutNote } from "../struck-out-note.ts";
import type { PageStyles } from "./page-styles.ts";
import { blockAround } from "./text-beside.ts";

/** Marks the blocks in which something was struck out, with its first words. */
export const STRUCK = "data-struck-out";
const STRUCK_NAME = /^(?:text-decoration-|text-)?(?:line-through|strike-?through|strike|struck(?:-out)?)$/;
/** An element that was never closed holds more of the page than anybody strikes out. */
const LARGEST_SHARE = 0.5;

/** Takes out what the page shows with a line through it: it holds no longer. */
export function removeStrikeOuts(body: Element, styles: PageStyles): void {
  const most = (body.textContent?.length ?? 0) * LARGEST_SHARE;
  for (const element of [...body.querySelectorAll("del, s, strike, [style], [class]")]) {
    if (!isStruckOut(element, styles) || (element.textContent?.length ?? 0) > most) continue;
    const text = element.textContent?.replace(/\s+/g, " ").trim() ?? "";
    const block = blockAround(element);
    if (text !== "" && block !== null) block.setAttribute(STRUCK, block.getAttribute(STRUCK) ?? text);
    element.remove();
  }
}

function isStruckOut(element: Element, styles: PageStyles): boolean {
  if (["del", "s", "strike"].includes(element.localName)) return true;
  if (/text-decoration(?:-line)?:[^;]*line-through/.test(styles.of(element))) return true;
  const names = (element.getAttribute("class") ?? "").slice(0, 500).toLowerCase().split(/\s+/);
  return names.some((name) => STRUCK_NAME.test(name));
}

/** Says that an article was corrected, when something in it was struck out. */
export function noteStrikeOuts(content: Element): string[] {
  const blocks = [content, ...content.querySelectorAll(`[${STRUCK}]`)];
  return struckOutNote(blocks.flatMap((block) => block.getAttribute(STRUCK) ?? []));
}
