import { OWN_ARTICLE } from "../fixtures/wire-copies.ts";
import { expect, expectCount, list, openLibrary, row, SEARCH, table, titles } from "./library-page.ts";
import { LIBRARY_PORT } from "./ports.ts";
import { CORE, test } from "./support.ts";

// Before the tests that add and remove.
test.use({ baseURL: `http://127.0.0.1:${LIBRARY_PORT}` });

const ALL = 63;

test("every article is listed with what is known of it, page by page", CORE, async ({ page }) => {
  await openLibrary(page);
  await expectCount(page, `${ALL} articles`);
  await expect(table(page).getByRole("row")).toHaveCount(51);
  await expect(page.getByText(`${ALL} articles from 10 outlets, 2000 to 2019`)).toBeVisible();
  await page.getByRole("button", { name: "Next", exact: true }).click();
  await expect(page).toHaveURL(/page=2/);
  await expect(table(page).getByRole("row")).toHaveCount(ALL - 50 + 1);
  // The next page begins at its top.
  await expect(list(page)).toBeFocused();
  await expect(table(page).getByRole("row").nth(1)).toBeInViewport();
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
  await page.getByRole("link", { name: "1 problem in the last ingestion" }).click();
  await expect(report).toBeInViewport();
});

test("the list is sorted by its columns", async ({ page }) => {
  await openLibrary(page);
  const head = table(page).getByRole("columnheader", { name: "Title" });
  await head.getByRole("button").click();
  await expect(head).toHaveAttribute("aria-sort", "ascending");
  await expect.poll(async () => (await titles(page))[0]).toBe("A date that is none");
  await head.getByRole("button").click();
  await expect(head).toHaveAttribute("aria-sort", "descending");
  await expect.poll(async () => (await titles(page))[0]).toBe(OWN_ARTICLE.title);
  await page.reload();
  await expect.poll(async () => (await titles(page))[0]).toBe(OWN_ARTICLE.title);
});

test("the list is filtered and searched, and the address keeps it", async ({ page }) => {
  await openLibrary(page);
  await page.getByLabel(SEARCH).fill("Sluice repaired");
  await expect.poll(async () => (await titles(page))[0]).toBe("Sluice repaired at last");
  await expect(page).toHaveURL(/q=Sluice\+repaired/);
  await page.getByLabel(SEARCH).fill("zeppelin");
  await expectCount(page, `Nothing matches, of ${ALL} articles.`);
  await page.getByRole("button", { name: "Show all" }).click();
  await expectCount(page, `${ALL} articles`);
  await page.getByLabel("Outlet").selectOption({ label: "Quay Post (18)" });
  await expectCount(page, `18 of ${ALL} articles`);
  await page.getByLabel("Outlet").selectOption("");
  await page.getByLabel("Only with").selectOption({ label: "Copies elsewhere" });
  await expectCount(page, `5 of ${ALL} articles`);
  await page.getByLabel("Only with").selectOption("");
  await page.getByLabel("Outlet").selectOption({ label: "Quay Post (18)" });
  await page.getByLabel("From year").fill("2015");
  await page.getByLabel("Genre").selectOption("analysis");
  await expect.poll(async () => (await titles(page)).length).toBeLessThan(18);
  const shown = await titles(page);
  await page.reload();
  await expect.poll(() => titles(page)).toEqual(shown);
  await expect(page.getByLabel("From year")).toHaveValue("2015");
});

test("nothing has to be scrolled sideways, at any width", async ({ page }) => {
  await openLibrary(page, "/library?mark=copies");
  for (const width of [1250, 1100, 800, 390]) {
    await page.setViewportSize({ width, height: 844 });
    await expect(page.getByRole("link", { name: "Sluice repaired at last" }).first()).toBeVisible();
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth))
      .toBeLessThanOrEqual(width);
  }
});
