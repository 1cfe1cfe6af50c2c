/** The id of articles whose outlet nothing names. */
export const UNKNOWN_OUTLET = { id: "unknown", name: "Unknown outlet" };

/** Kebab-case of the name, accents folded; letters of any script stay. */
export function outletId(name: string): string {
  const id = name
    .normalize("NFKD")
    .replace(/[\p{M}'’.]/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  return id === "" ? UNKNOWN_OUTLET.id : id;
}
