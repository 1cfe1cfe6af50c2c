const MOST_SHOWN = 3;
const LONGEST_SHOWN = 60;

/** Says that an article was corrected, with the first of its struck-out passages; nothing when none holds a word. */
export function struckOutNote(struck: readonly string[]): string[] {
  const passages = struck.map((text) => text.replace(/\s+/g, " ").trim()).filter((text) => text !== "");
  if (passages.length === 0) return [];
  const shown = passages.slice(0, MOST_SHOWN).map((text) => `“${shortened(text)}”`);
  const more = passages.length > shown.length ? ` and ${passages.length - shown.length} more` : "";
  return [`was corrected: the struck-out words ${shown.join(", ")}${more} were left out`];
}

function shortened(text: string): string {
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}
