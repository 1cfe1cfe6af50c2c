import { ask, CORE, expect, expectAccessible, screenshot, test, waitForAnswer } from "./support.ts";

const QUESTION = "Who leads Beit Rahbari and what does it do?";

test(
  "a question gets a cited answer, whose citation shows its passage and opens the article there",
  CORE,
  async ({ page }) => {
    await page.goto("/");
    await expect(page.getByText("5 articles from 5 outlets")).toBeVisible();
    const turn = await ask(page, QUESTION);
    await waitForAnswer(turn);
    await expect(turn).toContainText("Hejazi");
    await expect(turn).toContainText("our summary");

    const citation = turn.getByRole("link", { name: /^Source 1: Middle East Eye, March 2021/ }).first();
    await citation.hover();
    const card = page.getByRole("dialog", { name: /^Source 1: Middle East Eye/ });
    await expect(card).toBeVisible();
    const cited = await card.locator("mark").innerText();
    expect(await turn.innerText()).toContain(cited);
    await page.screenshot({ path: screenshot("chat") });
    await page.keyboard.press("Escape");
    await expect(card).toBeHidden();

    await citation.click();
    await expect(page).toHaveURL(/\/articles\/[0-9a-f]{16}\?from=\d+&to=\d+&v=[0-9a-f]+$/);
    await expect(page.locator("mark#cited")).toHaveText(cited);
    await expect(page.locator("mark#cited")).toBeInViewport();
    await page.reload();
    await expect(page.locator("mark#cited")).toHaveText(cited);
    await page.screenshot({ path: screenshot("article") });
  },
);

test("everything works with the keyboard alone", async ({ page }) => {
  await page.goto("/");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: /skip/i })).toBeFocused();
  await page.getByRole("textbox", { name: "Ask about these articles" }).focus();
  await page.keyboard.type(QUESTION);
  await page.keyboard.press("Enter");
  const turn = page.getByRole("article").first();
  await waitForAnswer(turn);
  const citation = turn.getByRole("link", { name: /^Source 1/ }).first();
  for (let presses = 0; presses < 60; presses += 1) {
    if (await citation.evaluate((link) => link === document.activeElement)) break;
    await page.keyboard.press("Shift+Tab");
  }
  await expect(citation).toBeFocused();
  await expect(page.getByRole("dialog", { name: /^Source 1/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(citation).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("mark#cited")).toBeInViewport();
});

test(
  "a follow-up keeps its subject, and a reload keeps the conversation with its numbers",
  CORE,
  async ({ page }) => {
    await page.goto("/");
    await waitForAnswer(await ask(page, "Who is Mark Dubowitz?"));
    const second = await ask(page, "What does he say about Lebanon?");
    await waitForAnswer(second);
    await expect(second).toContainText("Dubowitz");
    const before = await page.getByRole("article").allInnerTexts();
    await page.reload();
    await expect(page.getByRole("article")).toHaveCount(2);
    await waitForAnswer(page.getByRole("article").nth(1));
    const citations = (texts: string[]) => texts.map((text) => text.split("\n").slice(0, 4).join("\n"));
    expect(citations(await page.getByRole("article").allInnerTexts())).toEqual(citations(before));
  },
);

test("an outlet that is not selected is not searched", CORE, async ({ page }) => {
  await page.goto("/");
  await page
    .getByRole("checkbox", { name: /Middle East Eye/ })
    .first()
    .uncheck();
  const turn = await ask(page, QUESTION);
  await expect(turn).toContainText("do not answer that");
  await expect(turn).toContainText("4 articles");
  await expect(turn.getByRole("link", { name: /^Source/ })).toHaveCount(0);
});

test("what no article answers is refused, with questions that they do answer", CORE, async ({ page }) => {
  await page.goto("/");
  const turn = await ask(page, "What is the price of bitcoin?");
  await expect(turn).toContainText("do not answer that");
  await expect(turn.getByRole("link", { name: /^Source/ })).toHaveCount(0);
  await turn.getByRole("button", { name: /\?$/ }).first().click();
  await waitForAnswer(page.getByRole("article").nth(1));
});

test("a copied answer has its numbered sources", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/");
  const turn = await ask(page, QUESTION);
  await waitForAnswer(turn);
  await turn.getByRole("button", { name: "Copy", exact: true }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/Hejazi.*\[1\]/s);
  expect(copied).toMatch(/\[1\].*Middle East Eye.*\/articles\/[0-9a-f]{16}/s);
});

test("an article that is not there says so", async ({ page, consoleErrors }) => {
  await page.goto("/articles/0000000000000000");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("nothing here");
  // The browser itself logs the 404 that it was rightly given.
  consoleErrors.length = 0;
});

for (const scheme of ["light", "dark"] as const) {
  for (const [name, width] of [
    ["wide", 1440],
    ["narrow", 390],
  ] as const) {
    test(`no accessibility violation, ${scheme} and ${name}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height: 844 });
      await page.goto("/");
      await expect(page.getByRole("button", { name: /\?$/ })).toHaveCount(4);
      await expectAccessible(page);
      const turn = await ask(page, QUESTION);
      await waitForAnswer(turn);
      await expectAccessible(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await page.screenshot({ path: screenshot(`chat-${scheme}-${name}`) });
      await turn
        .getByRole("link", { name: /^Source 1/ })
        .first()
        .focus();
      await expect(page.getByRole("dialog", { name: /^Source 1/ })).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press("Enter");
      await expect(page.locator("mark#cited")).toBeInViewport();
      await expectAccessible(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    });
  }
}

test("at 390 px the answer comes first, sources and evidence are sheets", CORE, async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/");
  const turn = await ask(page, QUESTION);
  await waitForAnswer(turn);
  await expect(turn.getByText("Hejazi").first()).toBeInViewport();
  await turn.getByRole("button", { name: /^Evidence/ }).click();
  const sheet = page.getByRole("dialog", { name: "Evidence" });
  await expect(sheet.locator("mark").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
});
