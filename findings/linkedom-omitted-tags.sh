#!/usr/bin/env bash
# Packages   linkedom 0.18.12, @mozilla/readability 0.6.0.
# Behaviour  HTML lets a page leave out the tags of html, head and body. linkedom reads such a page without complaint, and
#            querySelectorAll finds its paragraphs, but document.body and document.title are empty, and Readability finds
#            no article. A page that leaves out head alone keeps its body and loses its title.
# Seen       all tags:        title "Harbour plan", 4 paragraphs in the body, an article of over 600 characters
#            none of them:    title "", 4 paragraphs in the page, 0 in the body, Readability: null
#            only html:       the same
# Why a good guess goes wrong
#            linkedom supplies other tags that may be left out (the end of a p, a li or a td), and the four paragraphs
#            are found by a query on the document; the elements that every document has are made, but stay empty and
#            beside the text. What comes out is "no article here", as for a page without any text.
# Source     HTML standard, "Optional tags".
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

const item = (number) =>
  `<p>The council met for a long session on the harbour plan, item ${number}, and heard from the port, the fishers and the owners of the ferry, who all asked for more time.`;
const text = [1, 2, 3, 4].map(item).join("\n");
const title = "<title>Harbour plan</title>";
function read(source) {
  const { document } = parseHTML(`<!doctype html>${source}`);
  const seen = {
    title: document.title,
    inPage: document.querySelectorAll("p").length,
    inBody: document.body.querySelectorAll("p").length,
  };
  return { ...seen, article: (new Readability(document).parse()?.textContent.length ?? 0) > 600 };
}

const all = read(`<html lang="en"><head>${title}</head><body>${text}</body></html>`);
const none = read(title + text);
const onlyHtml = read(`<html lang="en">${title}${text}</html>`);
const noBody = read(`<html lang="en"><head>${title}</head>${text}</html>`);
const noHead = read(`<html lang="en">${title}<body>${text}</body></html>`);
console.log({ all, none, onlyHtml, noBody, noHead });
assert.deepEqual(all, { title: "Harbour plan", inPage: 4, inBody: 4, article: true });
assert.deepEqual(none, { title: "", inPage: 4, inBody: 0, article: false });
assert.deepEqual(onlyHtml, none);
assert.deepEqual(noBody, { ...none, title: "Harbour plan" });
JS
node run.mjs
