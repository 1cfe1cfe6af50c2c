import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { inventedText } from "../fixtures/library-corpus.ts";
import { LIBRARY_PORT } from "./ports.ts";
import { expectAccessible, expect as expectSoon, screenshot, test } from "./support.ts";

test.use({ baseURL: `http://127.0.0.1:${LIBRARY_PORT}` });
/** An ingestion has to end before much of what is expected, and its process has to start on a busy machine. */
const expect = expectSoon.configure({ timeout: 30_000 });
test.beforeEach(() => test.setTimeout(120_000));

const folder = () => process.env.LIBRARY_FOLDER ?? "";
const inCorpus = (name: string) => join(folder(), "corpus", name);
const SEARCH = "Search in titles and texts";
const ALL = 59;

type Listed = { articles: { id: string; title: string; outletName: string; path: string }[]; total: number };

const table = (page: Page) => page.getByRole("table", { name: "Articles" });
const titles = (page: Page) => table(page).getByRole("rowheader").getByRole("link").allInnerTexts();
const row = (page: Page, title: string) => table(page).getByRole("row").filter({ hasText: title });
const files = (page: Page) => page.getByRole("region", { name: "State of each file" }).getByRole("listitem");
const count = (page: Page, words: string | RegExp) =>
  expect(page.getByRole("region", { name: "Articles" }).getByRole("status")).toHaveText(words);

async function open(page: Page, address = "/library"): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole("heading", { name: "Last ingestion" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Articles" }).getByRole("status")).toBeVisible();
}

/** Drops files on the page as a browser reports them. */
async function drop(page: Page, dropped: { name: string; text: string }[]): Promise<void> {
  const transfer = await page.evaluateHandle((list) => {
    const data = new DataTransfer();
    for (const { name, text } of list) data.items.add(new File([text], name, { type: "text/plain" }));
    return data;
  }, dropped);
  await page.getByRole("heading", { name: "Add articles" }).dispatchEvent("drop", { dataTransfer: transfer });
}

const anArticle = (title: string, seed: number) =>
  `---\ntitle: ${title}\noutlet: Dropped News\n---\n${inventedText(seed)}\n`;
/** No ingestion runs, none is waited for. */
const settled = (page: Page): Locator => page.getByText("The articles are being ingested");

test("every article is listed with what is known of it, page by page", async ({ page }) => {
  await open(page);
  await count(page, `${ALL} articles`);
  await expect(table(page).getByRole("row")).toHaveCount(51);
  await expect(page.getByText(`${ALL} articles from 6 outlets, 2000 to 2019`)).toBeVisible();
  await page.getByRole("button", { name: "Next", exact: true }).click();
  await expect(page).toHaveURL(/page=2/);
  await expect(table(page).getByRole("row")).toHaveCount(ALL - 50 + 1);
  await page.goBack();
  await expect(table(page).getByRole("row")).toHaveCount(51);

  const copy = row(page, "Sluice repaired at last");
  await expect(copy).toContainText("Copycat Daily");
  await expect(copy).toContainText("2 May 2019");
  await expect(copy).toContainText("front matter");
  await expect(copy.getByRole("link", { name: "Agency report on the sluice" })).toBeVisible();
  await expect(row(page, "A letter with orders")).toContainText("Contains text that addresses an assistant");
  await expect(row(page, "A date that is none")).toContainText(/Noted: .*Brumaire/);
  const report = page.getByRole("region", { name: "Last ingestion" });
  await expect(report).toContainText(`${ALL} new, 0 changed, 0 removed`);
  await expect(report.getByText("1 problem: not in the library")).toBeVisible();
  await expect(report.getByRole("listitem").filter({ hasText: "empty.txt" })).toBeVisible();
});

test("the list is sorted by its columns", async ({ page }) => {
  await open(page);
  const head = table(page).getByRole("columnheader", { name: "Title" });
  await head.getByRole("button").click();
  await expect(head).toHaveAttribute("aria-sort", "ascending");
  expect((await titles(page))[0]).toBe("A date that is none");
  await head.getByRole("button").click();
  await expect(head).toHaveAttribute("aria-sort", "descending");
  await expect.poll(async () => (await titles(page))[0]).toBe("Sluice repaired at last");
  await page.reload();
  await expect.poll(async () => (await titles(page))[0]).toBe("Sluice repaired at last");
});

test("the list is filtered and searched, and the address keeps it", async ({ page }) => {
  await open(page);
  await page.getByLabel(SEARCH).fill("Sluice repaired");
  await expect.poll(async () => (await titles(page))[0]).toBe("Sluice repaired at last");
  await expect(page).toHaveURL(/q=Sluice\+repaired/);
  await page.getByLabel(SEARCH).fill("zeppelin");
  await count(page, `Nothing matches, of ${ALL} articles.`);
  await page.getByRole("button", { name: "Show all" }).click();
  await count(page, `${ALL} articles`);
  await page.getByLabel("Outlet").selectOption({ label: "Quay Post (18)" });
  await count(page, `18 of ${ALL} articles`);
  await page.getByLabel("From year").fill("2015");
  await page.getByLabel("Genre").selectOption("analysis");
  await expect.poll(async () => (await titles(page)).length).toBeLessThan(18);
  const shown = await titles(page);
  await page.reload();
  await expect.poll(() => titles(page)).toEqual(shown);
  await expect(page.getByLabel("From year")).toHaveValue("2015");
});

test("dropped files are added, each with its state in words; faulty ones do not hold up the rest", async ({
  page,
}) => {
  await open(page);
  await drop(page, [
    { name: "fair.md", text: anArticle("The fair opens", 1001) },
    { name: "nothing.txt", text: "" },
    { name: "program.txt", text: "\u007fELF\u0002\u0001\u0001\u0000\u0000\u0000\u0000\u0000\u0000\u0000" },
    { name: "again.md", text: readFileSync(inCorpus("agency.md"), "utf8") },
    { name: "large.txt", text: "x".repeat(20_000_001) },
    { name: "locked.pdf", text: "%PDF-1.4 broken" },
  ]);
  await expect(files(page)).toHaveCount(6);
  await expect(files(page).filter({ hasText: "fair.md" })).toContainText(
    "Added as “The fair opens”, Dropped News.",
  );
  await expect(files(page).filter({ hasText: "nothing.txt" })).toContainText("Not taken in: it is empty.");
  await expect(files(page).filter({ hasText: "program.txt" })).toContainText(
    /Not taken in: .*(program|binary|text)/,
  );
  await expect(files(page).filter({ hasText: "again.md" })).toContainText("Already there, as agency.md.");
  await expect(files(page).filter({ hasText: "large.txt" })).toContainText("larger than 20 MB");
  await expect(files(page).filter({ hasText: "locked.pdf" })).toContainText("Not taken in");
  await expect(page.getByText("6 files sent; 1 added, 1 already there, 4 not taken in")).toHaveCount(2);
  await count(page, `${ALL + 1} articles`);
  expect(existsSync(inCorpus("fair.md"))).toBe(true);
  expect(existsSync(inCorpus("program.txt"))).toBe(false);
  await page.screenshot({ path: screenshot("library-added"), fullPage: true });
  await files(page).getByRole("link", { name: "Open" }).click();
  await expect(page.getByRole("heading", { name: "The fair opens" })).toBeVisible();
});

test("the file picker adds, too, and another file of a known name gets a number", async ({ page }) => {
  await open(page);
  await page.getByLabel("Files to add").setInputFiles({
    name: "fair.md",
    mimeType: "text/markdown",
    buffer: Buffer.from(anArticle("The fair closes", 1002)),
  });
  await expect(files(page)).toContainText("Added as “The fair closes”");
  expect(existsSync(inCorpus("fair-2.md"))).toBe(true);
  await expect(row(page, "The fair closes")).toBeVisible();
});

test("an article is removed, and comes back by undo or from the list of removed ones", async ({ page }) => {
  await open(page, "/library?q=fair");
  const title = "The fair opens";
  await page.getByRole("button", { name: `Remove “${title}”` }).click();
  const undo = page.getByRole("button", { name: `Undo: restore “${title}”` });
  await expect(undo).toBeFocused();
  await expect(row(page, title)).toHaveCount(0);
  expect(existsSync(inCorpus("fair.md"))).toBe(false);
  await undo.click();
  await expect(row(page, title)).toBeVisible();
  await expect(settled(page)).toHaveCount(0);
  expect(existsSync(inCorpus("fair.md"))).toBe(true);

  await page.getByRole("button", { name: `Remove “${title}”` }).click();
  await expect(row(page, title)).toHaveCount(0);
  await page.reload();
  await expect(row(page, "The fair closes")).toBeVisible();
  await expect(row(page, title)).toHaveCount(0);
  await page
    .getByRole("region", { name: "Removed" })
    .getByRole("button", { name: `Restore “${title}”` })
    .click();
  await expect(row(page, title)).toBeVisible();
  await expect(page.getByRole("region", { name: "Removed" })).toHaveCount(0);
});

test("metadata is corrected by hand, and can be given back", async ({ page, consoleErrors }) => {
  await open(page, "/library?q=fair+opens");
  await page.getByRole("button", { name: "Correct “The fair opens”" }).click();
  const dialog = page.getByRole("dialog", { name: "Correct the metadata" });
  await expect(dialog.getByLabel("Outlet", { exact: true })).toHaveValue("Dropped News");
  await dialog.getByLabel("Date", { exact: true }).fill("2015-13");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByRole("alert")).toContainText("published");
  // The browser itself logs the refused request.
  consoleErrors.length = 0;
  await dialog.getByLabel("Date", { exact: true }).fill("2015-02");
  await dialog.getByLabel("Outlet", { exact: true }).fill("Fair Gazette");
  await dialog.getByLabel("Authors").fill("Ida Storm; Per Holm");
  await page.screenshot({ path: screenshot("library-correct") });
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(row(page, "The fair opens")).toContainText("Fair Gazette");
  await expect(row(page, "The fair opens")).toContainText("February 2015");
  await expect(row(page, "The fair opens")).toContainText("corrected by hand");
  expect(JSON.parse(readFileSync(inCorpus("fair.md.meta.json"), "utf8"))).toMatchObject({
    published: "2015-02",
  });

  await page.getByRole("button", { name: "Correct “The fair opens”" }).click();
  await dialog.getByRole("button", { name: "Outlet: back to what the file says" }).click();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(row(page, "The fair opens")).toContainText("Dropped News");
  await expect(row(page, "The fair opens")).toContainText("February 2015");
});

test("everything works with the keyboard alone", async ({ page }) => {
  await open(page);
  await page.getByLabel(SEARCH).focus();
  await page.keyboard.type("fair closes");
  const remove = page.getByRole("button", { name: "Remove “The fair closes”" });
  await expect(remove).toBeVisible();
  const tabTo = async (target: Locator) => {
    for (let presses = 0; presses < 40; presses += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press("Tab");
    }
    await expect(target).toBeFocused();
  };
  await tabTo(page.getByRole("button", { name: "Correct “The fair closes”" }));
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel("Title")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await tabTo(remove);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /^Undo/ })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(remove).toBeVisible();
  await tabTo(table(page).getByRole("columnheader", { name: "Date" }).getByRole("button"));
  await page.keyboard.press("Enter");
  await expect(table(page).getByRole("columnheader", { name: "Date" })).toHaveAttribute(
    "aria-sort",
    "ascending",
  );
});

test("500 files at once are added without freezing the page", async ({ page }) => {
  await open(page);
  await page.evaluate(() => {
    const tasks: number[] = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) tasks.push(entry.duration);
    }).observe({ entryTypes: ["longtask"] });
    Object.assign(window, { longTasks: tasks });
  });
  const dropped = Array.from({ length: 500 }, (_, index) => ({
    name: `many/item-${index + 1}.md`,
    text: anArticle(`Item ${index + 1} of many`, 2000 + index),
  }));
  await drop(page, dropped);
  await expect(files(page)).toHaveCount(500);
  await expect(files(page).first()).toContainText(/Sending|Received|Added/);
  // The page answers while files are on their way.
  await page.getByLabel(SEARCH).fill("fair opens");
  await expect(row(page, "The fair opens")).toBeVisible();
  await page.screenshot({ path: screenshot("library-500") });
  await expect(page.getByText("500 of 500 files sent; 500 added").first()).toBeVisible({ timeout: 90_000 });
  const longest = await page.evaluate(() =>
    Math.max(0, ...(window as unknown as { longTasks: number[] }).longTasks),
  );
  test.info().annotations.push({ type: "longest task", description: `${Math.round(longest)} ms` });
  expect(longest).toBeLessThan(300);
});

test("an upload waits for another writer, says who it is, and goes on when it has ended", async ({
  page,
  request,
}) => {
  const holder = spawn("node", ["tests/store/sqlite/programs/hold-lock.ts", join(folder(), "data")], {
    cwd: join(import.meta.dirname, "../.."),
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    await once(holder.stdout, "data");
    await open(page);
    await drop(page, [{ name: "patient.md", text: anArticle("A patient article", 1010) }]);
    await expect(page.getByText("Another program is writing the index")).toBeVisible();
    await expect(page.getByText(`process ${holder.pid}`).first()).toBeVisible();
    await expect(files(page)).toContainText("Received; being read");
    await page.reload();
    await expect(files(page)).toContainText("Received; being read");
  } finally {
    holder.kill("SIGKILL");
  }
  await expect(files(page)).toContainText("Added as “A patient article”");
  const { articles }: Listed = await (await request.get("/api/articles?q=patient+article&limit=1")).json();
  expect(articles[0]?.title).toBe("A patient article");
});

test("programs add, list, correct, remove and restore", async ({ request }) => {
  const added = await request.post("/api/articles", {
    multipart: {
      file: {
        name: "../../outside.md",
        mimeType: "text/markdown",
        buffer: Buffer.from(anArticle("From a program", 1020)),
      },
    },
  });
  expect(added.status()).toBe(200);
  const [file] = (await added.json()).files;
  expect(file).toMatchObject({ outcome: "added", path: "outside.md" });
  const [id] = file.articleIds;
  const list = async (query: string): Promise<Listed> => (await request.get(`/api/articles?${query}`)).json();
  expect(await list("outlet=dropped-news&sort=title&order=desc&limit=1&offset=0")).toMatchObject({
    total: 504,
  });
  const patched = await request.patch(`/api/articles/${id}`, { data: { genre: "opinion" } });
  expect(await patched.json()).toEqual({ correction: { genre: "opinion" } });
  expect((await (await request.get(`/api/articles/${id}`)).json()).article.genre).toBe("opinion");
  expect((await request.delete(`/api/articles/${id}`)).status()).toBe(200);
  expect((await request.get(`/api/articles/${id}`)).status()).toBe(404);
  const twice = await request.delete(`/api/articles/${id}`);
  expect(twice.status()).toBe(404);
  expect((await twice.json()).message).toContain("was removed already");
  expect((await request.post(`/api/articles/${id}/restore`)).status()).toBe(200);
  expect((await request.post(`/api/articles/${id}/restore`)).status()).toBe(404);
  expect((await (await request.get(`/api/articles/${id}`)).json()).article.genre).toBe("opinion");
});

test("what cannot be done, or comes from elsewhere, is refused in words", async ({ request }) => {
  const multipart = { file: { name: "a.md", mimeType: "text/plain", buffer: Buffer.from("The pier.") } };
  const foreign = [{ origin: "https://elsewhere.invalid" }, { "sec-fetch-site": "cross-site" }];
  for (const headers of foreign) {
    expect((await request.post("/api/articles", { multipart, headers })).status()).toBe(403);
    expect((await request.post("/api/articles/ingestion", { headers })).status()).toBe(403);
    expect((await request.delete("/api/articles/none", { headers })).status()).toBe(403);
    expect((await request.post("/api/articles/none/restore", { headers })).status()).toBe(403);
    expect((await request.patch("/api/articles/none", { data: {}, headers })).status()).toBe(403);
  }
  const wrong: [number, Promise<{ status(): number }>][] = [
    [404, request.delete("/api/articles/none")],
    [404, request.patch("/api/articles/none", { data: { title: "x" } })],
    [404, request.post("/api/articles/none/restore")],
    [400, request.post("/api/articles", { data: { file: "x" } })],
    [400, request.post("/api/articles", { multipart: { note: "no file" } })],
    [400, request.get("/api/articles?sort=colour")],
    [400, request.get("/api/articles?limit=100000")],
    [400, request.patch("/api/articles/none", { data: { colour: "red" } })],
  ];
  for (const [status, response] of wrong) expect((await response).status()).toBe(status);
});

for (const scheme of ["light", "dark"] as const) {
  for (const [name, width] of [
    ["wide", 1440],
    ["narrow", 390],
  ] as const) {
    test(`no accessibility violation, ${scheme} and ${name}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
      await page.setViewportSize({ width, height: 844 });
      await open(page, "/library?sort=date&order=desc");
      await drop(page, [{ name: "nothing.txt", text: "" }]);
      await expect(files(page)).toContainText("it is empty");
      await expectAccessible(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await page.screenshot({ path: screenshot(`library-${scheme}-${name}`) });
      await page
        .getByRole("button", { name: /^Correct “/ })
        .first()
        .click();
      await expect(page.getByRole("dialog").getByLabel("Title")).toBeVisible();
      await expectAccessible(page);
      await page.screenshot({ path: screenshot(`library-correct-${scheme}-${name}`) });
    });
  }
}

test("a failure says what to do, and a retry works", async ({ page, consoleErrors }) => {
  const failure = { code: "index-corrupt", message: "The index is damaged.", hint: "Run: npm run ingest" };
  await page.route("**/api/articles?*", (route) => route.fulfill({ status: 500, json: failure }));
  await page.goto("/library");
  const alert = page.getByRole("alert").filter({ hasText: failure.message });
  await expect(alert).toContainText(failure.hint);
  await page.unroute("**/api/articles?*");
  await alert.getByRole("button", { name: "Try again" }).click();
  await expect(table(page)).toBeVisible();
  // The browser itself logs the failed request.
  consoleErrors.length = 0;
});
