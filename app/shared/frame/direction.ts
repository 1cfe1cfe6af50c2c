/** The scripts that run from right to left. */
const FROM_RIGHT =
  /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/**
 * Which way a text runs, by its first letter, as `dir="auto"` finds it; for blocks whose pieces are isolated from each
 * other, which `dir="auto"` does not look into.
 */
export function directionOf(text: string): "ltr" | "rtl" {
  return FROM_RIGHT.test(text) ? "rtl" : "ltr";
}
