import { posix } from "node:path";
import type { NoteElements } from "./document-reader.ts";
import { attributeOf, childrenOf, nameOf, parsePart, type XmlElement } from "./xml-part.ts";

export type Parts =
  | { ok: true; document: XmlElement; styles: XmlElement | undefined; notes: NoteElements }
  | { ok: false; reason: string };

/** The parts of an open package (ECMA-376, part 2) that hold a document's text, by what its relationships say. */
export function findParts(contents: ReadonlyMap<string, Buffer>): Parts {
  const parse = (name: string | undefined): XmlElement | undefined => {
    const part = name === undefined ? undefined : contents.get(name);
    return part === undefined ? undefined : parsePart(part.toString("utf8"));
  };
  try {
    const related = (from: string): Map<string, string> =>
      readRelationships(parse(relationshipsOf(from)), from);
    const name = [related("").get("officeDocument"), "word/document.xml"].find(
      (one) => one !== undefined && contents.has(one),
    );
    const document = parse(name);
    if (name === undefined || document === undefined)
      return { ok: false, reason: "is no Word document: it has no word/document.xml" };
    const others = related(name);
    const part = (kind: string): XmlElement | undefined =>
      parse(others.get(kind) ?? posix.join(posix.dirname(name), `${kind}.xml`));
    return {
      ok: true,
      document,
      styles: part("styles"),
      notes: readNotes([part("footnotes"), part("endnotes")]),
    };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

function relationshipsOf(name: string): string {
  return posix.join(posix.dirname(name), "_rels", `${posix.basename(name)}.rels`);
}

/** The names of parts by the last word of their relationship's type, such as "footnotes". */
function readRelationships(relationships: XmlElement | undefined, from: string): Map<string, string> {
  const targets = new Map<string, string>();
  for (const one of relationships === undefined ? [] : childrenOf(relationships)) {
    const target = one.getAttribute("Target");
    const kind = /[^/]*$/.exec(one.getAttribute("Type") ?? "")?.[0];
    if (target === null || kind === undefined || one.getAttribute("TargetMode") === "External") continue;
    const name = posix.resolve("/", posix.dirname(from), target).slice(1);
    if (!targets.has(kind)) targets.set(kind, name);
  }
  return targets;
}

function readNotes(parts: readonly (XmlElement | undefined)[]): NoteElements {
  const notes = parts.flatMap((part) => (part === undefined ? [] : childrenOf(part)));
  return new Map(notes.map((note) => [`${nameOf(note).slice(2)} ${attributeOf(note, "id")}`, note]));
}
