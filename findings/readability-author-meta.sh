#!/usr/bin/env bash
# Package    @mozilla/readability 0.6.0 (the page is read with linkedom 0.18.12).
# Behaviour  Which words of the article's body are kept depends on a meta element in the head. Where the head names an
#            author, no line of the body is taken for a byline. Where it names none, or gives an address as the author
#            (article:author is defined as a link to a profile), the first line of less than 100 letters whose class
#            holds "byline" anywhere becomes the author and is cut out of the text.
# Seen       no author in the head:             the line is gone from the text, and is the author
#            author by name (meta, JSON-LD):    the line is in the text
#            article:author with an address:    the line is gone again
# Why a good guess goes wrong
#            One takes the reading of metadata and the finding of the text for two steps. Two pages of a site with the same
#            body differ in their text, and a quotation found in one is missing in the other.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts --no-audit --no-fund linkedom@0.18.12 @mozilla/readability@0.6.0
cat >run.mjs <<'JS'
import assert from "node:assert/strict";
import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";

const line = "Ferry owners asked for a refund of nine million.";
const item = (number) =>
  `<p>The council met for a long session on the harbour plan, item ${number}, and heard from the port, the fishers and the owners of the ferry, who all asked for more time.</p>`;
const body = `<article><p class="under-byline">${line}</p>${[1, 2, 3, 4].map(item).join("")}</article>`;
function read(head) {
  const page = `<!doctype html><html><head><title>Harbour plan put off by the council</title>${head}</head><body>${body}</body></html>`;
  const { byline, textContent } = new Readability(parseHTML(page).document).parse();
  return { byline, hasLine: textContent.includes(line) };
}

const data = { "@context": "https://schema.org", "@type": "NewsArticle", author: { name: "A. Writer" } };
const none = read("");
const address = read('<meta property="article:author" content="https://news.example/people/a-writer">');
const meta = read('<meta name="author" content="A. Writer">');
const json = read(`<script type="application/ld+json">${JSON.stringify(data)}</script>`);
console.log({ none, address, meta, json });
assert.deepEqual(none, { byline: line, hasLine: false });
assert.deepEqual(address, none);
assert.deepEqual(meta, { byline: "A. Writer", hasLine: true });
assert.deepEqual(json, meta);
JS
node run.mjs
