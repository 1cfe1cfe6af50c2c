import { isCompleteSentence } from "#lib/text/sentences.ts";
import { blockText } from "./block-text.ts";

export type Prose = {
  /** Characters of text, with single blanks. */
  size: number;
  /** Share of them that stand in links to other pages. */
  linked: number;
  /** Share of them in blocks that are whole sentences. */
  inSentences: number;
  /** How many blocks are whole sentences. */
  sentences: number;
  /** Something to fill in or to press. */
  hasForm: boolean;
  /** Speaks to whoever reads the page. */
  addresses: boolean;
};

const SHORTEST_SENTENCE = 3;
const ADDRESS =
  /\b(?:you|your|yours|click here|unsubscribe|vous|votre|vos|Ihre?n?|usted|tu e-?mail|tuo|tua)\b|\w@\w[\w.-]*\.[a-z]{2}/;
/** What somebody says may have any address in it. */
const QUOTED = /[“"«„][^”"»]{0,500}[”"»]/g;

/** What an element holds, as far as it decides whether that is a part of an article. */
export function proseOf(element: Element): Prose {
  const blocks = blockText(element)
    .split(/\n+/)
    .filter((block) => block !== "");
  const size = blocks.reduce((sum, block) => sum + block.length, 0);
  const whole = blocks.filter(isSentence);
  const linked = [...element.querySelectorAll("a[href]")].reduce((sum, link) => sum + linkedLength(link), 0);
  return {
    size,
    linked: size === 0 ? 0 : Math.min(1, linked / size),
    inSentences: size === 0 ? 0 : whole.reduce((sum, block) => sum + block.length, 0) / size,
    sentences: whole.length,
    hasForm:
      element.querySelector("form, input:not([type=hidden]), select, textarea, button, iframe") !== null,
    addresses: ADDRESS.test(blocks.join("\n").replace(QUOTED, " ")),
  };
}

/** A statement: headlines that are links may be questions. */
export function isSentence(text: string): boolean {
  return (
    text.split(" ").length >= SHORTEST_SENTENCE && isCompleteSentence(text) && !/(?:[?…]|\.\.\.)$/.test(text)
  );
}

function linkedLength(link: Element): number {
  return /^(?!#)./.test(link.getAttribute("href") ?? "") ? plain(link.textContent).length : 0;
}

function plain(text: string | null): string {
  return (text ?? "").replace(/\s+/g, " ").trim();
}
