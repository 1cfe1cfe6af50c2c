import type { Page } from "@playwright/test";
import { ask, expect, test, waitForAnswer } from "./support.ts";

const FIRST = "Who leads Beit Rahbari and what does it do?";
const SECOND = "How many more troops did Obama approve?";
const THIRD = "What did Mark Kimmit say?";

const questions = (page: Page) =>
  page.getByRole("article").getByRole("heading", { level: 2 }).allInnerTexts();
const answered = async (page: Page, question: string) => waitForAnswer(await ask(page, question));

test("a new conversation in one tab leaves the other tab its own", async ({ page, context }) => {
  await page.goto("/");
  await answered(page, FIRST);
  const other = await context.newPage();
  await other.goto("/");
  await other.getByRole("button", { name: "New conversation" }).click();
  await answered(other, SECOND);
  await page.reload();
  await expect.poll(() => questions(page)).toEqual([FIRST]);
  await other.reload();
  await expect.poll(() => questions(other)).toEqual([SECOND]);
});

test("two tabs on one conversation show each other's turns as they are answered", async ({
  page,
  context,
}) => {
  await page.goto("/");
  await answered(page, FIRST);
  const other = await context.newPage();
  await other.goto("/");
  await expect.poll(() => questions(other)).toEqual([FIRST]);
  await answered(other, SECOND);
  await expect.poll(() => questions(page)).toEqual([FIRST, SECOND]);
  await answered(page, THIRD);
  await expect.poll(() => questions(other)).toEqual([FIRST, SECOND, THIRD]);
});

test("asking in both tabs at once loses nothing", async ({ page, context }) => {
  await page.goto("/");
  await answered(page, FIRST);
  const other = await context.newPage();
  await other.goto("/");
  await expect.poll(() => questions(other)).toEqual([FIRST]);
  await Promise.all([ask(page, SECOND), ask(other, THIRD)]);
  for (const tab of [page, other]) {
    await expect
      .poll(async () => (await questions(tab)).toSorted())
      .toEqual([FIRST, SECOND, THIRD].toSorted());
    await expect(tab.getByRole("button", { name: "Copy", exact: true })).toHaveCount(3);
  }
  await other.close();
  await page.close();
  const third = await context.newPage();
  await third.goto("/");
  await expect.poll(async () => (await questions(third)).length).toBe(3);
});

test("an answer that failed says why after another question and after a reload", async ({ page }) => {
  await page.goto("/");
  const failure = { code: "model-failed", message: "The model broke off.", hint: "Try again." };
  await page.route(
    "**/api/chat",
    (route) =>
      route.fulfill({
        status: 200,
        contentType: "text/event-stream",
        body: `data: {"type":"start"}\n\ndata: ${JSON.stringify({ type: "error", errorText: JSON.stringify(failure) })}\n\n`,
      }),
    { times: 1 },
  );
  const turn = await ask(page, FIRST);
  await expect(turn).toContainText("The model broke off.");
  await answered(page, SECOND);
  await expect(turn).toContainText("The model broke off.");
  await expect(turn).not.toContainText("Stopped");
  await page.reload();
  const again = page.getByRole("article").first();
  await expect(again).toContainText("The model broke off.");
  // Asked again, it stands at the end: the second question was not about it.
  await again.getByRole("button", { name: "Retry" }).click();
  await expect.poll(() => questions(page)).toEqual([FIRST, SECOND, FIRST]);
});

test("an Enter that ends a composition asks nothing; the next one asks", async ({ page }) => {
  await page.goto("/");
  const box = page.getByRole("textbox", { name: "Ask about these articles" });
  await box.fill("港口 Beit Rahbari");
  for (const isFirst of [true, false]) {
    await box.evaluate((area, keyFirst) => {
      const key = (isComposing: boolean) =>
        area.dispatchEvent(
          new KeyboardEvent("keydown", {
            key: "Enter",
            keyCode: 229,
            isComposing,
            bubbles: true,
            cancelable: true,
          }),
        );
      area.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true }));
      if (keyFirst) key(true);
      area.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true, data: "港口" }));
      if (!keyFirst) key(false);
    }, isFirst);
  }
  await expect(box).toHaveValue("港口 Beit Rahbari");
  await box.press("Enter");
  await expect.poll(() => questions(page)).toEqual(["港口 Beit Rahbari"]);
});
