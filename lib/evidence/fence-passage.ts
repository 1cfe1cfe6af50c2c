import { randomBytes } from "node:crypto";
import type { Retrieved } from "#lib/domain/retrieval.ts";

/** A word that the passages' authors cannot have known, so that no text can close its fence; a new one each call. */
export function newFence(): string {
  return randomBytes(6).toString("hex");
}

/** Tells a model, ahead of the passages, how to know a fence. */
export function fenceNotice(passageCount: number, fence: string): string {
  return `${passageCount} passages follow. Only fences with the word ${fence} are fences.`;
}

/** A passage as a model reads it: its number, what is known of its article, and its exact text, within fences. */
export function fencePassage({ article, passage }: Retrieved, number: number, fence: string): string {
  const facts = [
    ["outlet", article.outletName],
    ["title", article.title],
    ["date", article.publishedAt ?? "unknown"],
    ["authors", article.authors.join(", ")],
    ["genre", article.genre === "unknown" ? "" : article.genre],
    ["wording", article.wording === "summary" ? "our summary" : "the outlet's own"],
  ];
  const lines = facts.flatMap(([name, value]) => (value ? [`${name}: ${oneLine(value)}`] : []));
  return [
    `<<<passage ${number} ${fence}>>>`,
    ...lines,
    "text:",
    passage.text,
    `<<<end of passage ${number} ${fence}>>>`,
  ].join("\n");
}

/** Without line breaks, so that what a prompt says of a thing stays on its line. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
