#!/usr/bin/env bash
# Package    markdown-it 15.0.3.
# Behaviour  The preset "commonmark" leaves out, without an error or a token, what stands deeper than 20 levels of
#            blocks. A list item takes two of them (the list and the item), so that the tenth level of a nested outline
#            is gone, and so is a quotation of 20 levels. The preset "default" has the same limit at 100.
# Seen       items that are shown, of an outline with 9, 10, 12 and 60 levels
#            commonmark    9, 9, 9, 9
#            default       9, 10, 12, 49
# Why a good guess goes wrong
#            CommonMark itself has no limit, and the preset's name promises "strict CommonMark mode". One expects a limit
#            on nesting to keep the inner words as plain text, or to fail; the lines are skipped instead, in the tokens as
#            in the HTML. An outline of minutes or a thread of quoted mail reaches ten levels; tests seldom do.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts --no-audit --no-fund markdown-it@15.0.3
cat >run.mjs <<'JS'
import assert from "node:assert/strict";
import MarkdownIt from "markdown-it";

const outline = (levels) =>
  Array.from({ length: levels }, (_, level) => `${"  ".repeat(level)}- point ${level + 1}`).join("\n");
const shown = (parser) => [9, 10, 12, 60].map((levels) => parser.render(outline(levels)).match(/point/g).length);
const seen = {
  commonmark: shown(new MarkdownIt("commonmark")),
  default: shown(new MarkdownIt("default")),
  raised: shown(new MarkdownIt("commonmark", { maxNesting: 200 })),
};
console.log(seen);
assert.deepEqual(seen, { commonmark: [9, 9, 9, 9], default: [9, 10, 12, 49], raised: [9, 10, 12, 60] });
JS
node run.mjs
