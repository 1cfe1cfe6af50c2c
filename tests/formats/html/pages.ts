import { readWebPage } from "#lib/formats/html/read-web-page.ts";

export const PARAGRAPHS = [
  "The harbour of Tolmin reopened on Monday after eleven weeks, and the first ferry left long before dawn, with every seat of it taken.",
  "Nobody on board had slept, said the captain, Ana Koren, who had waited at the railing since midnight with a flask of coffee and a list of names.",
  "The port authority had closed the harbour in March, when the eastern pier sank by half a metre within one night and took two cranes with it.",
  "Engineers from the capital drove ninety steel piles into the mud, each of them thirty metres long, and poured a new slab over all of them.",
  "The repair cost four million, twice what had been foreseen, and the council is to vote on a second part of the works before the end of the year.",
  "Fishermen remain doubtful, because the current along the quay has changed since the works began and the nets drift towards the lighthouse.",
];

/** A page of a newspaper with everything around the article that such pages have. */
export function newsPage({ head = "", inside = "", bodyEnd = "" } = {}): string {
  const body = PARAGRAPHS.map((text, i) => `<p>${text}</p>${i === 2 ? inside : ""}`).join("\n");
  return `<!doctype html>
<html lang="en-GB"><head><title>Ferries sail again from Tolmin | The Coast Courier</title>${head}
<style>p { color: red }</style><script>document.write("<p>Written by a script</p>")</script></head>
<body>
<header><nav><ul><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li><li><a href="/weather">Weather</a></li></ul></nav></header>
<main><article>
<h1>Ferries sail again from Tolmin</h1>
${body}
</article></main>
<aside class="sidebar"><h2>Most read</h2><ul><li><a href="/a">Ten recipes for a rainy day</a></li><li><a href="/b">What the mayor had for lunch</a></li></ul></aside>
<footer><p>© 2019 The Coast Courier. All rights reserved.</p></footer>${bodyEnd}
</body></html>`;
}

/** The lines that a page's article has between those of every other. */
export function linesBetween(inside: string, page: Parameters<typeof newsPage>[0] = {}): string[] {
  const read = readWebPage(newsPage({ ...page, inside }));
  if (!read.ok) return [read.reason];
  return read.text.split(/\n+/).filter((line) => !PARAGRAPHS.includes(line));
}
