import { isBlock } from "./block-text.ts";

const TEXT = 3;
/** So many neighbours are looked at: a page may have thousands of empty elements in a row. */
const MOST_STEPS = 40;

/** The last characters that stand before a node in the same line of text. */
export function textBefore(node: Node, length: number): string {
  return walk(node, length, "previousSibling", (found, text) => text.slice(-length) + found);
}

/** The first characters that stand after a node in the same line of text. */
export function textAfter(node: Node, length: number): string {
  return walk(node, length, "nextSibling", (found, text) => found + text.slice(0, length));
}

function walk(
  from: Node,
  length: number,
  side: "previousSibling" | "nextSibling",
  add: (found: string, text: string) => string,
): string {
  let found = "";
  let node: Node = from;
  for (let step = 0; step < MOST_STEPS && found.length < length; step++) {
    const next: Node | null = node[side];
    if (next === null) {
      const parent = node.parentElement;
      if (parent === null || isBlock(parent)) break;
      node = parent;
      continue;
    }
    node = next;
    if (node.nodeType === TEXT) found = add(found, node.nodeValue ?? "");
    else if (isBlock(node as Element) || (node as Element).localName === "br") break;
    else found = add(found, node.textContent ?? "");
  }
  return found;
}

/** The nearest element around a node that is a block of text of its own. */
export function blockAround(node: Node): Element | null {
  let element = node.parentElement;
  while (element !== null && !isBlock(element)) element = element.parentElement;
  return element;
}

/** The class names and the id of an element, in small letters, at most a few dozen. */
export function namesOf(element: Element): string[] {
  const names = `${element.getAttribute("class") ?? ""} ${element.getAttribute("id") ?? ""}`;
  return names
    .slice(0, 500)
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .split(/\s+/)
    .filter((name) => name !== "");
}
