import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator } from "@playwright/test";
import { makePdf, printedLines } from "../fixtures/make-pdf.ts";
import { makeZip } from "../fixtures/make-zip.ts";
import {
  anArticle,
  drop,
  expect,
  expectCount,
  files,
  folder,
  inCorpus,
  ingesting,
  type Listed,
  list,
  openLibrary,
  row,
  SEARCH,
  table,
} from "./library-page.ts";
import { LIBRARY_PORT } from "./ports.ts";
import { CORE, screenshot, test } from "./support.ts";

test.use({ baseURL: `http://127.0.0.1:${LIBRARY_PORT}` });
test.beforeEach(() => test.setTimeout(120_000));

const ALL = 63;

test("dropped files are added, each with its state in words; faulty ones do not hold up the rest", async ({
  page,
}) => {
  await openLibrary(page);
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
  await expect(page.getByText("6 files: 1 added, 1 already there, 4 not taken in")).toHaveCount(2);
  await expectCount(page, `${ALL + 1} articles`);
  expect(existsSync(inCorpus("fair.md"))).toBe(true);
  expect(existsSync(inCorpus("program.txt"))).toBe(false);
  await page.getByRole("button", { name: "Only problems (4)" }).click();
  await expect(files(page)).toHaveCount(4);
  await page.screenshot({ path: screenshot("library-added"), fullPage: true });
  await page.getByRole("button", { name: "Only problems (4)" }).click();
  await files(page).getByRole("link", { name: "Open" }).click();
  await expect(page.getByRole("heading", { name: "The fair opens" })).toBeVisible();
});

test("the file picker adds, too, and another file of a known name gets a number", async ({ page }) => {
  await openLibrary(page);
  const bomb = makeZip([{ name: "word/document.xml", content: Buffer.alloc(20_000_000, 97) }]);
  await page.getByLabel("Files to add").setInputFiles([
    {
      name: "fair.md",
      mimeType: "text/markdown",
      buffer: Buffer.from(anArticle("The fair closes", 1002)),
    },
    { name: "bomb.docx", mimeType: "application/octet-stream", buffer: bomb },
    {
      name: "secret.pdf",
      mimeType: "application/pdf",
      buffer: makePdf([printedLines(["Boats"])], { isProtected: true }),
    },
    { name: "photo.jpg", mimeType: "image/jpeg", buffer: Buffer.from("ffd8ffe000104a46", "hex") },
  ]);
  await expect(files(page)).toContainText([
    "Added as “The fair closes”, Dropped News; kept as fair-2.md.",
    "Not taken in: it would unpack to more than any document is (a zip bomb).",
    "Not taken in: it is protected with a password: save a copy without one.",
    "Not taken in: its format is not supported: .jpg.",
  ]);
  expect(existsSync(inCorpus("fair-2.md"))).toBe(true);
  await expect(row(page, "The fair closes")).toBeVisible();
  await page.getByRole("button", { name: "Clear the finished" }).press("Enter");
  await expect(files(page)).toHaveCount(0);
  await expect(list(page)).toBeFocused();
});

test(
  "an article is removed, and comes back by undo or from the list of removed ones",
  CORE,
  async ({ page }) => {
    await openLibrary(page, "/library?q=regatta");
    const title = "The regatta begins";
    await drop(page, [
      { name: "regatta.md", text: anArticle(title, 1003) },
      { name: "regatta-end.md", text: anArticle("The regatta ends", 1004) },
    ]);
    await expect(row(page, title)).toBeVisible();
    await expect(row(page, "The regatta ends")).toBeVisible();
    await expect(ingesting(page)).toHaveCount(0);
    await page.getByRole("button", { name: `Remove “${title}”` }).click();
    const undo = page.getByRole("button", { name: `Undo: restore “${title}”` });
    await expect(undo).toBeFocused();
    await expect(row(page, title)).toHaveCount(0);
    expect(existsSync(inCorpus("regatta.md"))).toBe(false);
    await undo.press("Enter");
    // The button that was pressed is gone: the focus stays with the notice.
    const dismiss = page.getByRole("button", { name: `Dismiss: Restored “${title}”.` });
    await expect(dismiss).toBeFocused();
    await dismiss.press("Enter");
    await expect(list(page)).toBeFocused();
    await expect(row(page, title)).toBeVisible();
    await expect(ingesting(page)).toHaveCount(0);
    expect(existsSync(inCorpus("regatta.md"))).toBe(true);

    await page.getByRole("button", { name: `Remove “${title}”` }).click();
    await expect(row(page, title)).toHaveCount(0);
    await page.reload();
    await expect(row(page, "The regatta ends")).toBeVisible();
    await expect(row(page, title)).toHaveCount(0);
    await page
      .getByRole("region", { name: "Removed" })
      .getByRole("button", { name: `Restore “${title}”` })
      .click();
    await expect(dismiss).toBeFocused();
    await expect(row(page, title)).toBeVisible();
    await expect(page.getByRole("region", { name: "Removed" })).toHaveCount(0);
  },
);

test("metadata is corrected by hand, and can be given back", async ({ page, consoleErrors }) => {
  await openLibrary(page, "/library?q=fair+opens");
  await page.getByRole("button", { name: "Correct “The fair opens”" }).click();
  const dialog = page.getByRole("dialog", { name: "Correct the metadata" });
  await expect(dialog.getByLabel("Outlet", { exact: true })).toHaveValue("Dropped News");
  await dialog.getByLabel("Date", { exact: true }).fill("2015-02-31");
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
  await openLibrary(page);
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
  await openLibrary(page);
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
  await expect(page.getByText("500 files: 500 added").first()).toBeVisible({ timeout: 90_000 });
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
    await openLibrary(page);
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
