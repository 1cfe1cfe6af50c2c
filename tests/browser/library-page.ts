import { join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { inventedText } from "../fixtures/library-corpus.ts";
import { expect as expectSoon } from "./support.ts";

/** An ingestion has to end before much of what is expected, and its process has to start on a busy machine. */
export const expect = expectSoon.configure({ timeout: 30_000 });

/** The folder with the corpus and the data of the server that the library's tests change. */
export const folder = () => process.env.LIBRARY_FOLDER ?? "";
export const inCorpus = (name: string) => join(folder(), "corpus", name);
export const SEARCH = "Search in titles and texts";

export type Listed = {
  articles: { id: string; title: string; outletName: string; path: string }[];
  total: number;
};

export const table = (page: Page) => page.getByRole("table", { name: "Articles" });
export const titles = (page: Page) => table(page).locator("th[scope=row] > a").allInnerTexts();
export const row = (page: Page, title: string) =>
  table(page)
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader", { name: title }) });
export const files = (page: Page) =>
  page.getByRole("region", { name: "State of each file" }).getByRole("listitem");
/** The section with the list. */
export const list = (page: Page) => page.getByRole("region", { name: "Articles", exact: true });
export const expectCount = (page: Page, words: string | RegExp) =>
  expect(list(page).getByRole("status")).toHaveText(words);

export async function openLibrary(page: Page, address = "/library"): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole("heading", { name: "Last ingestion" })).toBeVisible();
  await expect(list(page).getByRole("status")).toBeVisible();
}

/** Drops files on the page as a browser reports them. */
export async function drop(page: Page, dropped: { name: string; text: string }[]): Promise<void> {
  const transfer = await page.evaluateHandle((list) => {
    const data = new DataTransfer();
    for (const { name, text } of list) data.items.add(new File([text], name, { type: "text/plain" }));
    return data;
  }, dropped);
  await page.getByRole("heading", { name: "Add articles" }).dispatchEvent("drop", { dataTransfer: transfer });
}

export const anArticle = (title: string, seed: number) =>
  `---\ntitle: ${title}\noutlet: Dropped News\n---\n${inventedText(seed)}\n`;

/** Shown while an ingestion runs. */
export const ingesting = (page: Page): Locator => page.getByText("The articles are being ingested");
