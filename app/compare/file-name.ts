const LONGEST = 60;

/** A question as the name of a file, without its ending: `who-trains-iraqi-troops`. */
export function fileNameOf(question: string): string {
  const words =
    question
      .normalize("NFC")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  let name = "";
  for (const word of words) {
    const longer = name === "" ? word.slice(0, LONGEST) : `${name}-${word}`;
    if (longer.length > LONGEST) break;
    name = longer;
  }
  return name === "" ? "comparison" : name;
}
