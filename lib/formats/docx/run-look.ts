import { attributeOf, childOf, childrenOf, isOn, nameOf, type XmlElement } from "./xml-part.ts";

/** What matters of how a run of text looks; undefined where nothing is said of it. */
export type RunLook = {
  isHidden?: boolean | undefined;
  isStruck?: boolean | undefined;
  place?: "raised" | "lowered" | "on the line" | undefined;
};

/** How runs look by the name of a style, and where nothing else says how. */
export type Looks = {
  byStyle: ReadonlyMap<string, RunLook>;
  usual: RunLook;
  listStyles: ReadonlySet<string>;
};

/** Raised or lowered by so many half points, a run stands above or below the line. */
const SHIFTED = 4;

/** From the properties of a run or of a style (`w:rPr`). */
export function lookOf(properties: XmlElement | undefined): RunLook {
  const struck = [isOn(childOf(properties, "w:strike")), isOn(childOf(properties, "w:dstrike"))];
  return {
    isHidden: isOn(childOf(properties, "w:vanish")),
    isStruck: struck.includes(true) ? true : struck.find((one) => one !== undefined),
    place: placeOf(properties),
  };
}

function placeOf(properties: XmlElement | undefined): RunLook["place"] {
  const aligned = attributeOf(childOf(properties, "w:vertAlign"), "val");
  if (aligned === "superscript") return "raised";
  if (aligned === "subscript") return "lowered";
  const shift = Number.parseInt(attributeOf(childOf(properties, "w:position"), "val") ?? "", 10);
  if (shift >= SHIFTED) return "raised";
  if (shift <= -SHIFTED) return "lowered";
  return aligned === undefined ? undefined : "on the line";
}

/** The first of the looks that says anything counts, for each of its sides. */
export function mergeLooks(...looks: readonly RunLook[]): RunLook {
  const first = <K extends keyof RunLook>(key: K): RunLook[K] =>
    looks.find((look) => look[key] !== undefined)?.[key];
  return { isHidden: first("isHidden"), isStruck: first("isStruck"), place: first("place") };
}

/** The looks of a document's styles, with what they take from the styles that they are based on. */
export function readLooks(styles: XmlElement | undefined): Looks {
  const elements = (styles === undefined ? [] : childrenOf(styles)).filter(
    (one) => nameOf(one) === "w:style",
  );
  const own = new Map(elements.map((style) => [attributeOf(style, "styleId") ?? "", style]));
  const byStyle = new Map<string, RunLook>();
  const listStyles = new Set<string>();
  for (const [id, style] of own) {
    byStyle.set(id, mergeLooks(...chainOf(style, own).map((one) => lookOf(childOf(one, "w:rPr")))));
    if (chainOf(style, own).some((one) => childOf(childOf(one, "w:pPr"), "w:numPr") !== undefined))
      listStyles.add(id);
  }
  const defaults = childOf(childOf(styles, "w:docDefaults"), "w:rPrDefault");
  const usual = lookOf(childOf(defaults, "w:rPr"));
  return { byStyle, usual, listStyles };
}

const LONGEST_CHAIN = 20;

function chainOf(style: XmlElement, styles: ReadonlyMap<string, XmlElement>): XmlElement[] {
  const chain: XmlElement[] = [];
  let next: XmlElement | undefined = style;
  while (next !== undefined && chain.length < LONGEST_CHAIN) {
    chain.push(next);
    next = styles.get(attributeOf(childOf(next, "w:basedOn"), "val") ?? "");
  }
  return chain;
}
