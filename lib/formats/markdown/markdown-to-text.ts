export type MarkdownText = {
  /** Paragraphs with one empty line between them. */
  text: string;
  /** The `# Heading` that the text starts with, without marks; it is not part of `text`. */
  heading: string | undefined;
};

type Block = { kind: "heading" | "paragraph" | "code"; text: string };

const FENCE = /^\s{0,3}(```+|~~~+)/;
const ATX_HEADING = /^\s{0,3}#{1,6}\s+(.*?)(?:\s+#+)?\s*$/;
const THEMATIC_BREAK = /^\s{0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$/;
const SETEXT_UNDERLINE = /^\s{0,3}(?:=+|-+)\s*$/;
const LIST_ITEM = /^\s*(?:[-*+]|\d{1,3}[.)])\s+/;
const BULLET = /^\s*[-*+]\s+/;
const TABLE_DELIMITER = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*$/;
const REFERENCE = /^\s{0,3}\[[^\]]+\]:\s+\S+.*$/;

/**
 * The plain text of Markdown: marks of headings, emphasis, links, lists and quotations are taken away, labels and
 * words stay. Headings and list items are paragraphs of their own. HTML tags stay as text; pictures are left out.
 */
export function markdownToText(markdown: string): MarkdownText {
  const blocks = blocksOf(markdown.replace(/\r\n?/g, "\n").split("\n"));
  const first = blocks[0];
  const heading =
    first?.kind === "heading" && /^\s*(?:#\s|[^\n]+\n\s{0,3}=+\s*(?:\n|$))/.test(markdown)
      ? first.text
      : undefined;
  const texts = (heading === undefined ? blocks : blocks.slice(1)).map((block) => block.text);
  return { text: texts.filter((text) => text !== "").join("\n\n"), heading };
}

function blocksOf(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let paragraph: string[] = [];
  const flush = (): void => {
    if (paragraph.length > 0) blocks.push({ kind: "paragraph", text: inlineText(paragraph.join(" ")) });
    paragraph = [];
  };
  for (let i = 0; i < lines.length; i++) {
    const line = (lines[i] ?? "").replace(/^\s{0,3}(?:>\s?)+/, "");
    const fence = FENCE.exec(line)?.[1];
    const heading = ATX_HEADING.exec(line);
    if (fence !== undefined) {
      flush();
      const end = codeEnd(lines, i + 1, fence);
      blocks.push({
        kind: "code",
        text: lines
          .slice(i + 1, end)
          .filter((code) => code.trim() !== "")
          .join("\n"),
      });
      i = end;
    } else if (heading !== null) {
      flush();
      blocks.push({ kind: "heading", text: inlineText(heading[1] ?? "") });
    } else if (paragraph.length > 0 && SETEXT_UNDERLINE.test(line)) {
      blocks.push({ kind: "heading", text: inlineText(paragraph.join(" ")) });
      paragraph = [];
    } else if (
      line.trim() === "" ||
      THEMATIC_BREAK.test(line) ||
      TABLE_DELIMITER.test(line) ||
      REFERENCE.test(line)
    ) {
      flush();
    } else {
      const isRow = line.trimStart().startsWith("|");
      if (isRow || LIST_ITEM.test(line)) flush();
      paragraph.push(isRow ? line.replace(/^\s*\||\|\s*$/g, "").trim() : line.replace(BULLET, "").trim());
      if (isRow) flush();
    }
  }
  flush();
  return blocks;
}

function codeEnd(lines: readonly string[], from: number, fence: string): number {
  const end = lines.findIndex(
    (line, i) =>
      i >= from &&
      line.trim().startsWith(fence) &&
      line.trim() === fence.charAt(0).repeat(line.trim().length),
  );
  return end < 0 ? lines.length : end;
}

/** Private-use characters that hold a place for what must not be read as a mark. */
const HELD_FIRST = 0xe000;
const ESCAPE = /\\([!-/:-@[-`{-~])|(?<!`)(`+)(?!`)([^`]|[^`][\s\S]*?[^`])\2(?!`)/g;

/** A run of text without the marks of emphasis, links, pictures and code. */
function inlineText(source: string): string {
  const held: string[] = [];
  const hold = (text: string): string => String.fromCharCode(HELD_FIRST + (held.push(text) - 1));
  const text = source
    .replace(/[\uE000-\uF8FF]/g, "")
    .replace(ESCAPE, (match, escaped: string | undefined, _ticks, code: string | undefined) =>
      held.length > 6000 ? match : hold(escaped ?? (code ?? "").trim()),
    )
    .replace(/!\[[^\]]{0,1000}\]\((?:[^()]|\([^()]*\))*\)/g, "")
    .replace(/\[([^[\]]{0,1000})\]\((?:[^()]|\([^()]*\))*\)/g, "$1")
    .replace(/\[([^[\]]{1,1000})\]\[[^[\]]{0,200}\]/g, "$1")
    .replace(/<((?:https?|mailto):[^\s<>]+)>/g, "$1")
    .replace(/(?<![\p{L}\p{N}*])(\*{1,3})(?=\S)([^*]*[^\s*])\1(?!\*)/gu, "$2")
    .replace(/(\*{1,3})(?=\S)([^*]*[^\s*])\1(?![\p{L}\p{N}*])/gu, "$2")
    .replace(/(?<![\p{L}\p{N}_])(_{1,3})(?=\S)([^_]*[^\s_])\1(?![\p{L}\p{N}_])/gu, "$2")
    .replace(/~~(?=\S)([^~]*[^\s~])~~/g, "$1")
    .replace(
      /&(amp|lt|gt|quot|apos|nbsp|#39|mdash|ndash|hellip|rsquo|lsquo|rdquo|ldquo);/g,
      (_, name: string) => ENTITIES[name] ?? "",
    )
    .replace(/[\uE000-\uF8FF]/g, (character) => held[character.charCodeAt(0) - HELD_FIRST] ?? "");
  return text.replace(/\s+/g, " ").trim();
}

const ENTITIES: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  "#39": "'",
  mdash: "—",
  ndash: "–",
  hellip: "…",
  rsquo: "’",
  lsquo: "‘",
  rdquo: "”",
  ldquo: "“",
};
