import { parseMetadata } from "#lib/metadata/metadata.ts";
import type { ArticleFormat } from "./article-format.ts";
import { decodeText } from "./decode-text.ts";
import { declaredCharset, isWebPage } from "./html/declared-charset.ts";
import { splitFrontMatter } from "./markdown/front-matter.ts";
import type { SourceText } from "./source-text.ts";

/**
 * The text of a file and what it says of itself. Whatever a reader throws becomes a reason: one bad file must not end
 * the reading of a corpus. The readers of large formats are loaded when the first such file is met.
 */
export async function readSource(bytes: Buffer, format: ArticleFormat): Promise<SourceText> {
  try {
    switch (format) {
      case "pdf":
        return await (await import("./pdf/read-pdf.ts")).readPdf(bytes);
      case "docx":
        return await (await import("./docx/read-docx.ts")).readDocx(bytes);
      case "web archive":
        return await (await import("./web-archive/read-web-archive.ts")).readWebArchive(bytes);
      default:
        return await readText(bytes, format);
    }
  } catch (error) {
    return { ok: false, reason: `cannot be read: ${error instanceof Error ? error.message : String(error)}` };
  }
}

async function readText(bytes: Buffer, format: "text" | "markdown" | "web page"): Promise<SourceText> {
  const decoded = decodeText(bytes, format === "web page" ? declaredCharset(bytes) : undefined);
  if (!decoded.ok) return decoded;
  const { text } = decoded;
  if (text.trim() === "") return { ok: false, reason: "is empty" };
  const notes = decoded.note === undefined ? [] : [decoded.note];
  if (format === "markdown") return await readMarkdown(text, notes);
  if (format === "text" && !isWebPage(text)) return { ok: true, text, found: [], notes };
  const page = (await import("./html/read-web-page.ts")).readWebPage(text);
  return page.ok ? { ...page, notes: [...notes, ...page.notes] } : page;
}

async function readMarkdown(source: string, notes: string[]): Promise<SourceText> {
  const frontMatter = splitFrontMatter(source);
  if (!frontMatter.ok) return frontMatter;
  const { metadata, faults } = parseMetadata(frontMatter.data);
  const { markdownToText } = await import("./markdown/markdown-to-text.ts");
  const { text, heading, notes: more } = markdownToText(frontMatter.body);
  return {
    ok: true,
    text,
    found: [{ origin: "front matter", metadata }],
    notes: [...notes, ...frontMatter.faults, ...faults, ...more],
    isClean: true,
    ...(heading !== undefined && { heading }),
  };
}
