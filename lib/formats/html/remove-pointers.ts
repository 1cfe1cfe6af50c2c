const LABEL =
  /^(?:read (?:more|also|next|on|the full story)|also read|see (?:also|more)|more on this|related(?: (?:articles?|stor(?:y|ies)|news|content|coverage|reading))?|recommended|watch(?: (?:also|now|more))?|listen|don[’']t miss|must[ -]read|lesen sie (?:auch|mehr)|mehr (?:zum thema|dazu|lesen)|siehe auch|auch interessant|(?:à )?lire (?:aussi|également)|à lire|voir aussi|lea (?:también|además|más)|lee también|ver también|leggi anche|lees (?:ook|meer|verder)|läs (?:också|mer|även)|les også|læs også|leia (?:também|mais)|czytaj (?:też|także|więcej)|zobacz też|читайте также)\s*(?:[:|»›>→–—]|\s-\s)\s*/i;
const LONGEST = 250;
const LINKED = 0.8;

/** Takes out lines that send the reader on to another article: "Read also:" with the headline that it links. */
export function removePointers(body: Element): void {
  for (const block of [...body.querySelectorAll("p, li, div, h2, h3, h4, h5, h6, blockquote, aside")]) {
    const text = block.textContent?.trim() ?? "";
    if (text.length > LONGEST || block.parentNode === null) continue;
    const label = LABEL.exec(text)?.[0];
    if (label === undefined) continue;
    const linked = [...block.querySelectorAll("a[href]")].reduce(
      (sum, link) => sum + (link.textContent?.trim().length ?? 0),
      0,
    );
    if (linked >= (text.length - label.length) * LINKED && linked > 0) block.remove();
  }
}
