import { extractTextItems, getDocumentProxy, getMeta } from "unpdf";
import { checkFound } from "#lib/metadata/check-found.ts";
import type { Description } from "#lib/metadata/describe-article.ts";
import type { SourceText } from "../source-text.ts";
import { joinLines } from "./join-lines.ts";
import { linesOfPage } from "./page-lines.ts";
import { printedHeadline } from "./printed-headline.ts";
import { withoutRepeatedLines } from "./repeated-lines.ts";
import { isStoredBackwards } from "./stored-backwards.ts";

const MOST_PAGES = 2000;

/** The text of a PDF in reading order, with where its pages start, and what its properties say. */
export async function readPdf(bytes: Uint8Array): Promise<SourceText> {
  let document: Awaited<ReturnType<typeof getDocumentProxy>>;
  try {
    document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  } catch (error) {
    return { ok: false, reason: whyUnreadable(error) };
  }
  try {
    if (document.numPages > MOST_PAGES) return { ok: false, reason: `has more than ${MOST_PAGES} pages` };
    const { items } = await extractTextItems(document);
    const pages = withoutRepeatedLines(items.map((page) => linesOfPage(page)));
    const joined = joinLines(pages);
    if (!/[\p{L}\p{N}]/u.test(joined.text)) {
      return { ok: false, reason: "has no text: scanned pages would need character recognition first" };
    }
    if (isStoredBackwards(joined.text)) {
      return {
        ok: false,
        reason: "has its right-to-left text stored backwards: save it as a web page or as text",
      };
    }
    const notes: string[] = [];
    const found = await describePdf(document, notes);
    const title = printedHeadline(pages[0] ?? []);
    if (title !== undefined) found.push({ origin: "text", metadata: { title } });
    return { ok: true, ...joined, found, notes };
  } finally {
    await document.loadingTask.destroy();
  }
}

function whyUnreadable(error: unknown): string {
  const name = error instanceof Error ? error.name : "";
  if (name === "PasswordException") return "is protected with a password: save a copy without one";
  return "is broken, or no PDF document";
}

/** File names and the names of programs, which many programs write for a title. */
const NO_TITLE =
  /^(?:untitled|microsoft word|document\d*|print|layout \d)|\.(?:docx?|indd|qxd|pdf|pages|tex|rtf|html?)$/i;

async function describePdf(
  document: Awaited<ReturnType<typeof getDocumentProxy>>,
  notes: string[],
): Promise<Description[]> {
  const { info } = await getMeta(document).catch(() => ({ info: {} }));
  const text = (key: string): string | undefined => {
    const value: unknown = Object.getOwnPropertyDescriptor(info, key)?.value;
    return typeof value === "string" && value.trim() !== "" ? value : undefined;
  };
  const title = text("Title");
  const author = text("Author");
  return checkFound(
    "document properties",
    {
      title: title === undefined || NO_TITLE.test(title) ? undefined : title,
      ...(author !== undefined && { authors: [author] }),
      published: text("CreationDate"),
    },
    notes,
  );
}
