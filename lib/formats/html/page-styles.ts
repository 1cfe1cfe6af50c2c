/** Of style sheets longer than this, the rest is not read. */
const LONGEST_SHEET = 300_000;
/** Declarations that decide whether and how a text is read. */
const TELLING =
  /display|visibility|clip|position|text-indent|width|height|opacity|text-decoration|vertical-align|float|font-size/i;
/** Selectors of one class or id, with or without an element's name. */
const PLAIN_SELECTOR = /^[a-z][a-z0-9]*(?=[.#])|^(?=[.#])/i;

/**
 * The declarations that hold for an element by its own attribute and by the plain rules of the page's style sheets
 * (`.name`, `#name`, `p.name`), in small letters and without blanks. Not a cascade: what depends on the width of a window,
 * or on where an element stands, is left aside.
 */
export class PageStyles {
  readonly #rules = new Map<string, string>();

  constructor(sheets: readonly string[] = []) {
    const all = sheets.map((sheet) => readSheet(sheet.slice(0, LONGEST_SHEET)));
    const conditions = new Set(all.flatMap((sheet) => sheet.conditions.match(/[.#][\w-]+/g) ?? []));
    for (const [selectors, declarations] of all.flatMap((sheet) => sheet.rules)) {
      for (const selector of selectors.split(",")) this.#add(selector.trim(), declarations, conditions);
    }
  }

  /** By the attribute alone. */
  own(element: Element): string {
    return squeeze(element.getAttribute("style") ?? "");
  }

  of(element: Element): string {
    if (this.#rules.size === 0) return this.own(element);
    const names = (element.getAttribute("class") ?? "")
      .slice(0, 500)
      .split(/\s+/)
      .map((name) => `.${name}`);
    const rules = [...names, `#${element.getAttribute("id") ?? ""}`].map(
      (name) => this.#rules.get(name) ?? "",
    );
    return [...rules, this.own(element)].filter((part) => part !== "").join(";");
  }

  #add(selector: string, declarations: string, conditions: ReadonlySet<string>): void {
    const name = selector.replace(PLAIN_SELECTOR, "");
    if (!/^[.#][\w-]+$/.test(name) || !PLAIN_SELECTOR.test(selector)) return;
    const isHiding = /display|visibility/i.test(declarations);
    // What one width of the window hides, another shows.
    if (isHiding && conditions.has(name)) return;
    this.#rules.set(name, `${this.#rules.get(name) ?? ""};${squeeze(declarations)}`);
  }
}

function squeeze(declarations: string): string {
  return declarations.slice(0, 2000).toLowerCase().replace(/\s+/g, "");
}

/** The rules outside of any condition, and the text of the conditions; one pass. */
function readSheet(sheet: string): {
  rules: [selectors: string, declarations: string][];
  conditions: string;
} {
  const rules: [string, string][] = [];
  const conditions: string[] = [];
  const css = withoutComments(sheet);
  let at = 0;
  for (let open = css.indexOf("{", at); open >= 0; open = css.indexOf("{", at)) {
    const selectors = css.slice(at, open).trim();
    const isCondition = selectors.startsWith("@");
    const end = isCondition ? blockEnd(css, open) : css.indexOf("}", open);
    if (end < 0) break;
    const declarations = css.slice(open + 1, end);
    if (isCondition) conditions.push(declarations);
    else if (selectors.length < 2000 && TELLING.test(declarations)) rules.push([selectors, declarations]);
    at = end + 1;
  }
  return { rules, conditions: conditions.join("\n") };
}

function withoutComments(css: string): string {
  return css
    .split("/*")
    .map((part, i) => (i === 0 ? part : part.includes("*/") ? part.slice(part.indexOf("*/") + 2) : ""))
    .join("");
}

/** Where the block that opens at `open` closes; -1 if nowhere. */
function blockEnd(css: string, open: number): number {
  let depth = 0;
  for (let i = open; i < css.length; i++) {
    if (css[i] === "{") depth++;
    else if (css[i] === "}" && --depth === 0) return i;
  }
  return -1;
}
