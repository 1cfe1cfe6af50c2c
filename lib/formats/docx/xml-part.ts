import { DOMParser, type Element as XmlElement, type Node as XmlNode } from "@xmldom/xmldom";

export type { XmlElement };

/** Elements within elements: the readers of parts go down into each. */
const DEEPEST = 500;
/** The namespaces that hold text, in their first and in their strict form, by their usual prefixes. */
const PREFIXES = new Map([
  ["http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"],
  ["http://purl.oclc.org/ooxml/wordprocessingml/main", "w"],
  ["http://schemas.openxmlformats.org/officeDocument/2006/math", "m"],
  ["http://purl.oclc.org/ooxml/officeDocument/math", "m"],
  ["http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"],
]);

/** The root of an XML part of a document. Throws, with what is wrong, when it is broken or nested too deeply. */
export function parsePart(xml: string): XmlElement {
  if (depthOf(xml) > DEEPEST) throw new Error("is broken: its text is nested too deeply");
  const parser = new DOMParser({ onError: (level, message) => stopAt(level, message) });
  const root = parser.parseFromString(xml.replace(/^\uFEFF/, ""), "text/xml").documentElement;
  if (root === null) throw new Error("is broken: a part of it is no XML");
  return root;
}

/** How deep elements are nested at most, in one pass and without building a tree. */
function depthOf(xml: string): number {
  let depth = 0;
  let deepest = 0;
  for (let start = xml.indexOf("<"); start >= 0; start = xml.indexOf("<", start + 1)) {
    const end = xml.indexOf(">", start);
    if (end < 0) break;
    if (xml[start + 1] === "/") depth--;
    else if (/[?!]/.test(xml[start + 1] ?? "") || xml[end - 1] === "/") continue;
    else deepest = Math.max(deepest, ++depth);
  }
  return deepest;
}

function stopAt(level: "warning" | "error" | "fatalError", message: string): void {
  if (level === "fatalError")
    throw new Error(`is broken: a part of it is no XML (${message.split("\n", 1)[0]})`);
}

/** "w:p" for a paragraph, whatever prefix the document gives to the namespace; the plain name in other namespaces. */
export function nameOf(element: XmlElement): string {
  const prefix = PREFIXES.get(element.namespaceURI ?? "");
  return prefix === undefined ? (element.localName ?? "") : `${prefix}:${element.localName}`;
}

export function childrenOf(element: XmlElement): XmlElement[] {
  const children: XmlElement[] = [];
  for (let node: XmlNode | null = element.firstChild; node !== null; node = node.nextSibling) {
    if (isElement(node)) children.push(node);
  }
  return children;
}

export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  for (let node = element?.firstChild ?? null; node !== null; node = node.nextSibling) {
    if (isElement(node) && nameOf(node) === name) return node;
  }
  return undefined;
}

/** The value of an attribute of WordprocessingML. */
export function attributeOf(element: XmlElement | undefined, name: string): string | undefined {
  if (element === undefined) return undefined;
  return element.getAttributeNS(element.namespaceURI, name) ?? undefined;
}

/** What a switch says: its element alone is "on". Undefined where it is not there. */
export function isOn(element: XmlElement | undefined): boolean | undefined {
  if (element === undefined) return undefined;
  return !/^(?:false|0|off|none)$/.test(attributeOf(element, "val") ?? "");
}

function isElement(node: XmlNode): node is XmlElement {
  return node.nodeType === 1;
}
