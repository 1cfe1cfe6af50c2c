#!/usr/bin/env bash
# Package    mammoth 1.13.0 (the Word file is packed with fflate 0.8.3).
# Behaviour  Words that the author has hidden (w:vanish) are read as text like any other, without a message. Words that
#            are struck out once are marked in the HTML (<s>), those that are struck out twice (w:dstrike) are not.
# Seen       hidden:        "The mayor will not resign."    (Word shows and prints "The mayor will resign.")
#            struck once:   <p>It sold <s>40</s> 45 boats.</p>
#            struck twice:  <p>It sold 40 45 boats.</p>
# Why a good guess goes wrong
#            mammoth leaves out what tracked changes have deleted, so that its text seems to be what a reader sees; and
#            where single strokes are told, one takes the absence of <s> for "not struck out". A note to the desk or a
#            withdrawn figure is then quoted as the article's own words.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts --no-audit --no-fund mammoth@1.13.0 fflate@0.8.3
cat >run.mjs <<'JS'
import assert from "node:assert/strict";
import { strToU8, zipSync } from "fflate";
import mammoth from "mammoth";

const office = "http://schemas.openxmlformats.org";
const parts = {
  "[Content_Types].xml": `<Types xmlns="${office}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
  "_rels/.rels": `<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="r1" Type="${office}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
};
const run = (text, look = "") => `<w:r><w:rPr>${look}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
async function read(paragraph) {
  const document = `<w:document xmlns:w="${office}/wordprocessingml/2006/main"><w:body><w:p>${paragraph}</w:p></w:body></w:document>`;
  const files = Object.entries({ ...parts, "word/document.xml": document });
  const buffer = Buffer.from(zipSync(Object.fromEntries(files.map(([name, xml]) => [name, strToU8(xml)]))));
  const { value, messages } = await mammoth.extractRawText({ buffer });
  const html = await mammoth.convertToHtml({ buffer });
  return { text: value.trim(), html: html.value, messages: messages.map(({ type, message }) => `${type}: ${message}`) };
}

const deleted = `<w:del w:id="1" w:author="Desk" w:date="2025-01-01T00:00:00Z"><w:r><w:delText xml:space="preserve">not </w:delText></w:r></w:del>`;
const sentence = (middle) => read(run("The mayor will ") + middle + run("resign."));
const sale = (stroke) => read(run("It sold ") + run("40", stroke) + run(" 45 boats."));
const tracked = await sentence(deleted);
const hidden = await sentence(run("not ", "<w:vanish/>"));
const once = await sale("<w:strike/>");
const twice = await sale("<w:dstrike/>");
console.log({ tracked, hidden, once, twice });
assert.equal(tracked.text, "The mayor will resign.");
assert.equal(hidden.text, "The mayor will not resign.");
assert.deepEqual(hidden.messages, []);
assert.equal(once.html, "<p>It sold <s>40</s> 45 boats.</p>");
assert.equal(twice.html, "<p>It sold 40 45 boats.</p>");
JS
node run.mjs
