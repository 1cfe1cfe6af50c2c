import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { between, oneOf, type Random, seeded } from "../bench/corpus/random.ts";

/** What the one article that nothing is wrong with says; the questions of the checks are about it. */
export const GOOD = { question: "How many ferries run to Osterholm?", answer: "Four ferries" };

/** Stands in files that no page may ever show. */
export const SECRET = "The harbour master's private note";

const HALF = "\\ud83d";
const CONTROLS = "\u001b[31m\u0007\u202e";

/** Files as a folder of real life has them, and as nobody should. A link leads out of the corpus to `outside`. */
export async function writeOddFiles(corpus: string, outside: string): Promise<void> {
  await mkdir(outside);
  await writeFile(join(outside, "private.txt"), `${SECRET} stands outside of the corpus, and stays there.\n`);
  await symlink(outside, join(corpus, "elsewhere"));
  await symlink(join(outside, "private.txt"), join(corpus, "elsewhere.txt"));
  await symlink(corpus, join(corpus, "circle"));
  const random = seeded(12);
  const files: Record<string, string | Uint8Array> = {
    "good.md": `---\ntitle: More boats to the islands\noutlet: The Courier\npublished: "2019-05-03"\n---\n${GOOD.answer} run to Osterholm each day, the harbour company said on Friday. Two of them carry cars.\n`,
    "half.jsonl": `{"title":"Half ${HALF} a sign","outlet":"The Ledger","text":"A text with half a sign ${HALF} in it. It goes on for a while."}\n`,
    "half.html": `<html><head><title>Half</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"Half","articleBody":"The mayor opened the bridge ${HALF} on Monday. It took three years to build."}</script></head><body><div id="app"></div></body></html>`,
    "controls.md": `---\ntitle: "Red ${JSON.stringify(CONTROLS).slice(1, -1)} letters"\noutlet: The Ledger\n---\nThe council met on Tuesday and decided nothing.\n`,
    "long-names.md": `---\ntitle: ${"Long ".repeat(2_000)}\noutlet: ${"Outlet".repeat(500)}\n---\nA short text under a long title.\n`,
    "empty.txt": "",
    "noise.pdf": bytes(random, 5_000),
    "noise.docx": bytes(random, 5_000),
    "broken.jsonl": `{"title":"Whole","text":"The first record is whole. It can be read."}\n{"title":"Bro\nnot json at all\n{"text":7}\n`,
    "rows.txt": "The council met on Wednesday and decided something.\n",
    // The rows end in three ways.
    "articles.csv":
      'file,outlet,title\r\ngood.md,The Courier,"More boats to the islands"\nhalf.html,The Ledger,Half\rrows.txt,The Ledger,Rows\r\n',
    "deep.html": `<html><body>${"<div>".repeat(3_000)}<p>Deep below everything stands a sentence of its own.</p>${"</div>".repeat(3_000)}</body></html>`,
    "lines.txt": Array.from({ length: 20_000 }, () => sentence(random, 3)).join("\n"),
    "paragraph.txt": Array.from({ length: 25_000 }, () => sentence(random, 15)).join(" "),
    "keys.md": `---\n${Array.from({ length: 5_000 }, (_, key) => `key${key}: ${key}`).join("\n")}\ntitle: Many keys\n---\nThe text below many keys is short.\n`,
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(corpus, name), text);
}

function bytes(random: Random, count: number): Uint8Array {
  return Uint8Array.from({ length: count }, () => between(random, 0, 255));
}

const SYLLABLES = "ba do ke li mo nu pa ri so tu ve za fel gar hin".split(" ");

function sentence(random: Random, words: number): string {
  const word = () => Array.from({ length: between(random, 1, 3) }, () => oneOf(random, SYLLABLES)).join("");
  const text = Array.from({ length: words }, word).join(" ");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
