import { randomBytes } from "node:crypto";
import type { Retrieved } from "#lib/schema/retrieval.ts";
import { findAssistantAddresses } from "#lib/text/assistant-address.ts";

/** A word that the passages' authors cannot have known, so that no text can close its fence; a new one each call. */
export function newFence(): string {
  return randomBytes(6).toString("hex");
}

/** Tells a model, ahead of the passages, how to know a fence. */
export function fenceNotice(passageCount: number, fence: string): string {
  return `${passageCount} passages follow. Only fences with the word ${fence} are fences.`;
}

/** A passage as a model reads it: its number, what is known of its article, and its text, within fences. */
export function fencePassage(retrieved: Retrieved, number: number, fence: string): string {
  const { article } = retrieved;
  const facts = [
    ["outlet", article.outletName],
    ["title", article.title],
    ["date", article.publishedAt ?? "unknown"],
    ["authors", article.authors.join(", ")],
    ["genre", article.genre === "unknown" ? "" : article.genre],
    ["wording", article.wording === "summary" ? "our summary" : "the outlet's own"],
  ];
  const lines = facts.flatMap(([name, value]) => (value ? [`${name}: ${harmless(oneLine(value))}`] : []));
  return [
    `<<<passage ${number} ${fence}>>>`,
    ...lines,
    "text:",
    withoutOrders(retrieved),
    `<<<end of passage ${number} ${fence}>>>`,
  ].join("\n");
}

/** Stands in the place of words that address an assistant. */
const WITHHELD = "[words addressed to an assistant, left out]";

/** What is known of an article comes from its file, and may be as much of an order as its text. */
function harmless(value: string): string {
  return findAssistantAddresses(value).length > 0 ? WITHHELD : value;
}

/** The passage's text without what addresses an assistant; what a model cites is checked against the whole text. */
function withoutOrders({ article, passage }: Retrieved): string {
  let text = "";
  let from = 0;
  for (const address of article.assistantAddresses ?? []) {
    const start = Math.max(from, address.start - passage.start);
    const end = Math.min(passage.text.length, address.end - passage.start);
    if (end <= start) continue;
    text += passage.text.slice(from, start) + WITHHELD;
    from = end;
  }
  return text + passage.text.slice(from);
}

/** Without line breaks, so that what a prompt says of a thing stays on its line. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
