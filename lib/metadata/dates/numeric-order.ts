/**
 * Whether the day or the month stands first in 04/06/2019, for a language tag that tells: its region does, or all places
 * where it is spoken agree. Undefined for English without a region, and where nothing is known.
 */
export function numericOrder(language: string | undefined): "day first" | "month first" | undefined {
  const tag = language?.replaceAll("_", "-").trim();
  if (tag === undefined || tag === "" || /^(?:en|und|mul|zxx)$/i.test(tag)) return undefined;
  try {
    if (Intl.DateTimeFormat.supportedLocalesOf(tag).length === 0) return undefined;
    const parts = new Intl.DateTimeFormat(tag, { calendar: "gregory" }).formatToParts(0);
    const [first, second] = parts.map(({ type }) => type).filter((type) => type !== "literal");
    if (first === "day" && second === "month") return "day first";
    return first === "month" && second === "day" ? "month first" : undefined;
  } catch {
    return undefined;
  }
}
