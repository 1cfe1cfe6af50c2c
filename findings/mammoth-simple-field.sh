#!/usr/bin/env bash
# Package    mammoth 1.13.0 (the Word file is packed with fflate 0.8.3).
# Behaviour  Text that Word prints is left out where it stands in an element that mammoth does not know: the result of a
#            simple field (w:fldSimple: a date, a cross reference, a figure's number), words between marks of writing
#            direction (w:bdo, w:dir), and a word that carries reading aids (w:ruby), base and all. There is no error;
#            a message of the type "warning" names the element and not the words.
# Seen       field of runs:   "Published 3 May 2025, page 4"
#            simple field:    "Published , page 4"
#            w:bdo:           "The road from Haifa to"  (a name in Hebrew follows in the file)
#            w:ruby:          "was in"                  (the city's name precedes in the file)
# Why a good guess goes wrong
#            Word stores one and the same field in either of two forms, and the longer form is read. Elements around
#            runs that mammoth does know (w:smartTag, w:hyperlink, w:sdt) keep their words, so one expects of an
#            unknown wrapper that its words stay, too. A sentence that has lost its date or place still reads well.
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

const mark = (type) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const code = "<w:r><w:instrText> DATE </w:instrText></w:r>";
const inField = (field) => run("Published ") + field + run(", page 4");
const long = await read(inField(mark("begin") + code + mark("separate") + run("3 May 2025") + mark("end")));
const short = await read(inField(`<w:fldSimple w:instr=" DATE ">${run("3 May 2025")}</w:fldSimple>`));
const turned = await read(`${run("The road from Haifa to ")}<w:bdo w:val="rtl">${run("ירושלים")}</w:bdo>`);
const aided = await read(
  `<w:r><w:ruby><w:rt>${run("とうきょう")}</w:rt><w:rubyBase>${run("東京")}</w:rubyBase></w:ruby></w:r>${run(" was in")}`,
);
console.log({ long, short, turned, aided });
assert.equal(long.text, "Published 3 May 2025, page 4");
assert.equal(short.text, "Published , page 4");
assert.equal(short.html, "<p>Published , page 4</p>");
assert.deepEqual(short.messages, ["warning: An unrecognised element was ignored: w:fldSimple"]);
assert.equal(turned.text, "The road from Haifa to");
assert.equal(aided.text, "was in");
JS
node run.mjs
