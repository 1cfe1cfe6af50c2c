import { checkFound } from "#lib/metadata/check-found.ts";
import type { Description } from "#lib/metadata/describe-article.ts";
import type { SourceText } from "../source-text.ts";
import { checkZip } from "./check-zip.ts";
import { DocumentReader } from "./document-reader.ts";
import { findParts } from "./find-parts.ts";
import { readLooks } from "./run-look.ts";
import type { Block } from "./table-rows.ts";
import { childOf } from "./xml-part.ts";

const PROPERTIES = "docProps/core.xml";
const WANTED = /\.(?:xml|rels)$/i;
/** Compound files hold old Word documents, and new ones that are encrypted. */
const COMPOUND_FILE = Buffer.from("d0cf11e0a1b11ae1", "hex");
const ENCRYPTED = Buffer.from("EncryptedPackage", "utf16le");

/** The text of a Word document, paragraph by paragraph, and what its properties say. Pictures are left out. */
export async function readDocx(bytes: Buffer): Promise<SourceText> {
  if (bytes.subarray(0, 8).equals(COMPOUND_FILE)) {
    return bytes.includes(ENCRYPTED)
      ? { ok: false, reason: "is protected with a password: save a copy without one" }
      : { ok: false, reason: "is in the old Word format: save it as .docx" };
  }
  const zip = await checkZip(bytes, WANTED);
  if (!zip.ok) return zip;
  const parts = findParts(zip.contents);
  if (!parts.ok) return parts;
  const { document, styles, notes: noteElements } = parts;
  const reader = new DocumentReader(document, readLooks(styles), noteElements);
  const body = childOf(document, "w:body");
  const blocks = body === undefined ? [] : reader.readBlocks(body);
  const text = joinBlocks([...blocks, ...reader.readNotes()]);
  if (text === "") return { ok: false, reason: "has no text" };
  const notes = reader.struck.notes();
  const found = describeDocx(zip.contents.get(PROPERTIES)?.toString("utf8") ?? "", notes);
  return { ok: true, text, found, notes };
}

function joinBlocks(blocks: readonly Block[]): string {
  return blocks
    .map(({ text, kind }, i) => {
      const next = blocks[i + 1];
      if (next === undefined) return text;
      return `${text}${kind !== "paragraph" && kind === next.kind ? "\n" : "\n\n"}`;
    })
    .join("");
}

/** The core properties (ECMA-376, part 2). When the document was made is no day of publication, but the nearest there is. */
function describeDocx(xml: string, notes: string[]): Description[] {
  const value = (name: string): string | undefined =>
    new RegExp(`<${name}\\b[^>]*>([^<]{1,500})</${name}>`).exec(xml)?.[1]?.trim();
  const author = value("dc:creator");
  return checkFound(
    "document properties",
    {
      title: value("dc:title"),
      ...(author !== undefined && { authors: [author] }),
      published: value("dcterms:created"),
      language: value("dc:language"),
    },
    notes,
  );
}
