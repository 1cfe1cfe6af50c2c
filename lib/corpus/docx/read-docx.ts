import mammoth from "mammoth";
import { checkFound } from "../check-found.ts";
import type { Description } from "../describe-article.ts";
import type { SourceText } from "../source-text.ts";
import { blockText } from "../web-page/block-text.ts";
import { measureMarkup } from "../web-page/measure-markup.ts";
import { openPage } from "../web-page/open-page.ts";
import { checkZip } from "./check-zip.ts";

const DOCUMENT = "word/document.xml";
const PROPERTIES = "docProps/core.xml";
/** Compound files hold old Word documents, and new ones that are encrypted. */
const COMPOUND_FILE = Buffer.from("d0cf11e0a1b11ae1", "hex");
const ENCRYPTED = Buffer.from("EncryptedPackage", "utf16le");
/** Elements within elements: the reader of Word documents goes down into each. */
const DEEPEST = 500;

/** The text of a Word document, paragraph by paragraph, and what its properties say. Pictures are left out. */
export async function readDocx(bytes: Buffer): Promise<SourceText> {
  if (bytes.subarray(0, 8).equals(COMPOUND_FILE)) {
    return bytes.includes(ENCRYPTED)
      ? { ok: false, reason: "is protected with a password: save a copy without one" }
      : { ok: false, reason: "is in the old Word format: save it as .docx" };
  }
  const zip = await checkZip(bytes, new Set([DOCUMENT, PROPERTIES]));
  if (!zip.ok) return zip;
  const xml = zip.contents.get(DOCUMENT)?.toString("utf8");
  if (xml === undefined) return { ok: false, reason: "is no Word document: it has no word/document.xml" };
  if (measureMarkup(xml).depth > DEEPEST)
    return { ok: false, reason: "is broken: its text is nested too deeply" };
  const noPictures = mammoth.images.imgElement(async () => ({ src: "" }));
  const { value } = await mammoth.convertToHtml({ buffer: bytes }, { convertImage: noPictures });
  const text = blockText(openPage(value).body);
  if (text === "") return { ok: false, reason: "has no text" };
  const notes: string[] = [];
  const found = describeDocx(zip.contents.get(PROPERTIES)?.toString("utf8") ?? "", notes);
  return { ok: true, text, found, notes };
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
