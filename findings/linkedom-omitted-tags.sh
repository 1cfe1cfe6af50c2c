#!/usr/bin/env bash
# linkedom 0.18.12: a page that leaves out tags which HTML lets it leave out has an empty body.
#
# HTML lets authors omit the tags of html, head and body (HTML standard, "Optional tags"), and hand-written and archived
# pages do. Every browser, jsdom and parse5 then make these elements themselves. linkedom makes a tree of the tags as
# they stand: without <html>, or with a <body> that no <head> precedes while something else does, `document.body` is a
# new, empty element, the article stands beside it, and `document.title` is empty, too. No error is raised.
#
# Seen:
#   all tags            body "One."  title "T"
#   no html, head, body body ""      title ""
#   no head             body ""      title ""
#
# A good guess goes wrong since `document.querySelector("p")` finds the paragraph in all three: whoever reads
# `document.body`, as Readability does, takes the page for one without any text.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"type":"module","private":true}' > package.json
npm install --silent --no-audit --no-fund --save-exact linkedom@0.18.12
cat > run.mjs <<'JS'
import { parseHTML } from "linkedom";

const pages = {
  "all tags": "<!doctype html><html><head><title>T</title></head><body><p>One.</p></body></html>",
  "no html, head, body": "<!doctype html><title>T</title><p>One.</p>",
  "no head": "<!doctype html><html><title>T</title><body><p>One.</p></body></html>",
};
const seen = Object.entries(pages).map(([name, page]) => {
  const { document } = parseHTML(page);
  const found = document.querySelector("p")?.textContent;
  return `${name}: body "${document.body.textContent}" title "${document.title}" p "${found}"`;
});
console.log(seen.join("\n"));
const expected = [
  'all tags: body "One." title "T" p "One."',
  'no html, head, body: body "" title "" p "One."',
  'no head: body "" title "" p "One."',
];
if (seen.join("\n") !== expected.join("\n")) {
  console.error("linkedom behaves otherwise now.");
  process.exit(1);
}
JS
node run.mjs
