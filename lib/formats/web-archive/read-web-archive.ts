import { checkFound } from "#lib/metadata/check-found.ts";
import { decodeText } from "../decode-text.ts";
import { declaredCharset } from "../html/declared-charset.ts";
import { readWebPage } from "../html/read-web-page.ts";
import type { SourceText } from "../source-text.ts";

type Part = { headers: Map<string, string>; body: string };

/** MIME allows parts within parts; a page has its text in the first or second level. */
const DEEPEST = 4;

/** A page saved as one file (MHTML, RFC 2557): its HTML part is read, the pictures and styles beside it are not. */
export function readWebArchive(bytes: Buffer): SourceText {
  const part = htmlPart(partOf(bytes.toString("latin1")), 0);
  if (part === undefined) return { ok: false, reason: "is no web archive, or has no page in it" };
  const page = decodeBody(part);
  const charset = /charset="?([\w:.-]+)/i.exec(part.headers.get("content-type") ?? "")?.[1];
  const decoded = decodeText(page, charset ?? declaredCharset(page));
  if (!decoded.ok) return { ok: false, reason: `its page ${decoded.reason}` };
  const source = readWebPage(decoded.text);
  if (!source.ok) return source;
  const address = checkFound("page", { url: part.headers.get("content-location") }, []);
  return { ...source, found: [...source.found, ...address] };
}

function htmlPart(part: Part, depth: number): Part | undefined {
  const type = part.headers.get("content-type") ?? "";
  if (/^(?:text\/html|application\/xhtml)/i.test(type)) return part;
  const boundary = /boundary="?([^";\n]+)/i.exec(type)?.[1];
  if (boundary === undefined || depth === DEEPEST) return undefined;
  for (const source of part.body.split(`--${boundary}`).slice(1)) {
    const found = htmlPart(partOf(source.replace(/^\r?\n/, "")), depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function partOf(source: string): Part {
  const end = /\r?\n\r?\n/.exec(source);
  const head = source.slice(0, end?.index ?? source.length).replace(/\r?\n[ \t]+/g, " ");
  const headers = new Map<string, string>();
  for (const line of head.split(/\r?\n/)) {
    const colon = line.indexOf(":");
    if (colon > 0) headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
  }
  return { headers, body: end === null ? "" : source.slice(end.index + end[0].length) };
}

function decodeBody({ headers, body }: Part): Buffer {
  const encoding = (headers.get("content-transfer-encoding") ?? "").toLowerCase();
  if (encoding === "base64") return Buffer.from(body, "base64");
  if (encoding !== "quoted-printable") return Buffer.from(body, "latin1");
  return Buffer.from(decodeQuotedPrintable(body), "latin1");
}

/**
 * RFC 2045, section 6.7: white space before a soft line break is text; white space that a line ends with was put there on
 * the way, as was what stands between the sign of a soft line break and the line's end.
 */
function decodeQuotedPrintable(body: string): string {
  const lines = body.split("\n").map(withoutPadding);
  const last = lines.length - 1;
  return lines
    .map((line, i) => (line.endsWith("=") ? line.slice(0, -1) : i < last ? `${line}\n` : line))
    .join("")
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function withoutPadding(line: string): string {
  let end = line.length;
  while (end > 0 && " \t\r".includes(line.charAt(end - 1))) end--;
  return line.slice(0, end);
}
