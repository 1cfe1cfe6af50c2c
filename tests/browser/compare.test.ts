import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { parse } from "csv-parse/sync";
import type { Comparison } from "#lib/schema/comparison.ts";
import { ask, CORE, expect, expectAccessible, screenshot, test, waitForAnswer } from "./support.ts";

const QUESTION = "Do the United States and Iran cooperate in Iraq?";
const OUTLETS = ["Al Jazeera", "Independent blog", "Middle East Eye", "The Daily Beast", "Vox"];
const href = (question: string, rest = "") => `/compare?q=${encodeURIComponent(question)}${rest}`;

const matrix = (page: Page) => page.getByRole("table", { name: "What each outlet says on each point" });
const pointLabels = (page: Page) =>
  matrix(page).getByRole("rowheader").locator("p:first-child").allInnerTexts();

async function open(page: Page, address: string): Promise<Locator> {
  await page.goto(address);
  // It is whole when it can be taken along.
  await expect(page.getByRole("button", { name: "CSV" })).toBeVisible();
  return matrix(page);
}

/** The words of a cell, without the number of their citation. */
function sentenceOf(cell: Locator): Promise<string> {
  return cell.locator(".cell-words").evaluate((words) => {
    const copy = words.cloneNode(true) as HTMLElement;
    for (const link of copy.querySelectorAll("a")) link.remove();
    return copy.textContent?.trim() ?? "";
  });
}

test("every outlet has its column, and every sentence opens its article at those words", async ({
  page,
  context,
}) => {
  const table = await open(page, href(QUESTION));
  for (const outlet of OUTLETS) {
    await expect(table.getByRole("columnheader", { name: outlet })).toHaveCount(1);
  }
  await expect(table.getByRole("columnheader")).toHaveCount(OUTLETS.length + 1);
  const first = table.getByRole("row").nth(1);
  await expect(first.getByRole("cell")).toHaveCount(OUTLETS.length);
  await page.screenshot({ path: screenshot("compare") });

  const article = await context.newPage();
  let spoken = 0;
  for (const cell of await table.getByRole("cell").all()) {
    const citation = cell.getByRole("link", { name: /^Source \d+: / });
    if ((await citation.count()) === 0) {
      await expect(cell).toHaveText(/nothing found (on this point )?in 1 article$/);
      continue;
    }
    spoken += 1;
    await article.goto((await citation.getAttribute("href")) ?? "");
    await expect(article.locator("mark#cited")).toHaveText(await sentenceOf(cell));
  }
  expect(spoken).toBeGreaterThanOrEqual(OUTLETS.length);
});

test("our summaries stand without quotation marks, with their speakers and dates", CORE, async ({ page }) => {
  const table = await open(page, href(QUESTION));
  await expect(table.getByRole("columnheader", { name: "Vox" })).toContainText("2015, our summary");
  for (const cell of await table.getByRole("row").nth(1).getByRole("cell").all()) {
    expect(await sentenceOf(cell)).not.toMatch(/^[“"]/);
    await expect(cell).toContainText(/ · (?:November )?20\d\d|March 2021/);
  }
});

test(
  "an outlet without a word says so, and so does a question that nobody answers",
  CORE,
  async ({ page }) => {
    const table = await open(page, href("What has Soleimani's death changed?"));
    await expect(table.getByRole("columnheader", { name: "Vox" })).toContainText(
      "nothing found in 1 article",
    );
    await expect(page.getByText(/^Nothing found in: /)).toContainText("Vox (1 article)");
    await page.goto(href("What is the price of bitcoin?"));
    await expect(page.getByText("Nothing found in 5 articles.")).toBeVisible();
    await page.getByRole("button", { name: /\?$/ }).first().click();
    await expect(matrix(page)).toBeVisible();
  },
);

test("points are sorted by difference, by agreement or as they were found", async ({ page, request }) => {
  const question = "How many U.S. troops are in Iraq?";
  const found: Comparison = await (await request.post("/api/compare", { data: { question } })).json();
  await open(page, href(question));
  const differing = await pointLabels(page);
  await page.getByLabel("Sort by").selectOption("relevance");
  expect(await pointLabels(page)).toEqual(found.points.map(({ label }) => label));
  await page.getByLabel("Sort by").selectOption("agreement");
  expect((await pointLabels(page)).toSorted()).toEqual(differing.toSorted());
  await page.getByLabel("Sort by").selectOption("difference");
  expect(await pointLabels(page)).toEqual(differing);
});

test("chosen outlets are in the address, which opens the same comparison again", async ({ page }) => {
  await open(page, href(QUESTION));
  await page.getByText("Outlets: 5 of 5").click();
  for (const outlet of OUTLETS.slice(0, 3)) await page.getByRole("checkbox", { name: outlet }).uncheck();
  await page.getByRole("button", { name: "Compare these outlets" }).click();
  await expect(matrix(page).getByRole("columnheader")).toHaveCount(3);
  await expect(page).toHaveURL(/outlets=the-daily-beast,vox$/);
  await page.reload();
  await expect(matrix(page).getByRole("columnheader")).toHaveCount(3);
  await expect(page.getByRole("textbox")).toHaveValue(QUESTION);
});

async function downloaded(page: Page, button: string): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: button, exact: true }).click(),
  ]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}

test("a comparison is taken along as CSV, Markdown or text, with its numbered sources", async ({
  page,
  context,
  baseURL,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const table = await open(page, href(QUESTION));
  const sentence = await sentenceOf(table.getByRole("row").nth(1).getByRole("cell").last());
  const csv = await downloaded(page, "CSV");
  expect(csv.name).toBe("do-the-united-states-and-iran-cooperate-in-iraq.csv");
  const rows: Record<string, string>[] = parse(csv.text, { bom: true, columns: true });
  const cell = rows.find((row) => row.Row === "cell" && row.Sentence === sentence);
  expect(cell).toMatchObject({ Outlet: "Vox", "Whose words": "our summary" });
  const source = rows.find((row) => row.Row === "source" && row.Source === cell?.Source);
  expect(source?.Link).toMatch(
    new RegExp(`^${baseURL}/articles/[0-9a-f]{16}\\?from=\\d+&to=\\d+&v=[0-9a-f]+$`),
  );

  const markdown = await downloaded(page, "Markdown");
  expect(markdown.name).toMatch(/\.md$/);
  expect(markdown.text).toMatch(/^# Do the United States/);
  expect(markdown.text).toContain(sentence);
  expect(markdown.text).toMatch(/## Sources\n\n1\. Al Jazeera, our summary of “/);
  await page.getByRole("button", { name: "Copy", exact: true }).click();
  await expect(page.getByRole("button", { name: "Copied" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(markdown.text);
});

test("at 390 px there is one outlet at a time, by tabs and arrow keys", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(href(QUESTION));
  const tabs = page.getByRole("tablist", { name: "Outlets" }).getByRole("tab");
  await expect(tabs).toHaveCount(OUTLETS.length);
  await expect(page.getByRole("tabpanel", { name: /^Al Jazeera/ })).toBeVisible();
  await tabs.first().focus();
  await page.keyboard.press("ArrowRight");
  await expect(tabs.nth(1)).toBeFocused();
  await expect(page.getByRole("tabpanel", { name: /^Independent blog/ })).toBeVisible();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await expect(tabs.last()).toBeFocused();
  await expect(page.getByRole("tabpanel", { name: /^Vox/ }).getByRole("link").first()).toBeVisible();
  await page.screenshot({ path: screenshot("compare-narrow") });
});

test("everything works with the keyboard alone", async ({ page }) => {
  await page.goto("/compare");
  await expect(page.getByRole("button", { name: /\?$/ }).first()).toBeVisible();
  await page.getByRole("textbox").focus();
  await page.keyboard.type(QUESTION);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/compare\?q=Do%20the/);
  const citation = matrix(page)
    .getByRole("link", { name: /^Source 1/ })
    .first();
  await expect(citation).toBeVisible();
  await page.getByRole("textbox").focus();
  for (let presses = 0; presses < 20; presses += 1) {
    if (await citation.evaluate((link) => link === document.activeElement)) break;
    await page.keyboard.press("Tab");
  }
  await expect(citation).toBeFocused();
  await expect(page.getByRole("dialog", { name: /^Source 1/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await page.keyboard.press("Enter");
  await expect(page.locator("mark#cited")).toBeInViewport();
  await page.goBack();
  await expect(matrix(page)).toBeVisible();
});

for (const scheme of ["light", "dark"] as const) {
  for (const [name, width] of [
    ["wide", 1440],
    ["narrow", 390],
  ] as const) {
    test(`no accessibility violation, ${scheme} and ${name}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
      await page.setViewportSize({ width, height: 844 });
      await page.goto("/compare");
      await expect(page.getByRole("button", { name: /\?$/ })).toHaveCount(4);
      await expectAccessible(page);
      await page.goto(href(QUESTION));
      await expect(page.getByRole("button", { name: "CSV" })).toBeVisible();
      await page.getByText(/^Outlets: /).click();
      await page.getByText(/^As a table/).click();
      await expectAccessible(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await page.screenshot({ path: screenshot(`compare-${scheme}-${name}`) });
    });
  }
}

test("words and dates below the matrix open the article there", async ({ page }) => {
  await open(page, href(QUESTION));
  const use = page.getByRole("region", { name: "Words they use" }).getByRole("link").first();
  const words = ((await use.getAttribute("aria-label")) ?? "").split(" in ")[0] ?? "";
  await use.click();
  await expect(page.locator("mark#cited")).toHaveText(new RegExp(words, "i"));
  await page.goBack();
  const timeline = page.getByRole("region", { name: "Timeline" });
  await expect(timeline.getByRole("img", { name: /Vox appeared 2015/ })).toBeVisible();
  await timeline.getByText(/^As a table/).click();
  await expect(timeline.getByRole("row", { name: /Vox/ }).first()).toBeVisible();
});

test("a failure says what to do, and a retry works", async ({ page, consoleErrors }) => {
  const failure = { code: "internal", message: "The comparison failed.", hint: "Try it again." };
  await page.route("**/api/compare", (route) => route.fulfill({ status: 500, json: failure }));
  await page.goto(href(QUESTION));
  const alert = page.getByRole("alert").filter({ hasText: failure.message });
  await expect(alert).toContainText(failure.hint);
  await page.unroute("**/api/compare");
  await alert.getByRole("button", { name: "Retry" }).click();
  await expect(matrix(page).getByRole("cell").first()).toBeVisible();
  // The browser itself logs the failed request.
  consoleErrors.length = 0;
});

test("in the chat, a question that compares gets the matrix, and every answer leads to one", async ({
  page,
}) => {
  await page.goto("/");
  const turn = await ask(page, "How do Vox and Al Jazeera differ on militias?");
  await waitForAnswer(turn);
  const inline = turn.getByRole("group", { name: "Comparison of the sources" });
  await expect(inline.getByRole("columnheader", { name: /Vox|Al Jazeera/ })).toHaveCount(2);
  await expect(inline.getByRole("cell").getByRole("link").first()).toBeVisible();
  await expectAccessible(page);
  const next = await ask(page, "And on troops?");
  await waitForAnswer(next);
  await expect(next.getByRole("group", { name: "Comparison of the sources" })).toContainText(/troops/i);
  await expectAccessible(page);
  const plain = await ask(page, "Who leads Beit Rahbari and what does it do?");
  await waitForAnswer(plain);
  await expect(plain.getByRole("group", { name: "Comparison of the sources" })).toHaveCount(0);
  await plain.getByRole("link", { name: "Compare sources" }).click();
  await expect(page).toHaveURL(/\/compare\?q=Who%20leads%20Beit/);
  await expect(matrix(page).getByRole("cell").first()).toBeVisible();
});
