import { VERBATIM_PORT } from "./ports.ts";
import { ask, expect, test, waitForAnswer } from "./support.ts";

test.use({ baseURL: `http://127.0.0.1:${VERBATIM_PORT}` });

test("the focus goes to the evidence that an earlier answer's button shows", async ({ page }) => {
  await page.goto("/");
  const first = await ask(page, "How many more troops did Obama approve?");
  await waitForAnswer(first);
  await waitForAnswer(await ask(page, "What was captured in Mosul?"));
  await first.getByRole("button", { name: /^Evidence/ }).press("Enter");
  const evidence = page.getByRole("complementary", { name: "Evidence" });
  await expect(evidence).toBeFocused();
  await expect(evidence).toContainText("For the question: How many more troops");
});

test("Escape within a source's card leads back to its number", async ({ page }) => {
  await page.goto("/");
  const turn = await ask(page, "How many more troops did Obama approve?");
  await waitForAnswer(turn);
  const number = turn.getByRole("link", { name: /^Source 1/ }).first();
  await number.focus();
  const card = page.getByRole("dialog", { name: /^Source 1/ });
  await expect(card).toBeVisible();
  await card.getByRole("link").first().focus();
  await page.keyboard.press("Escape");
  await expect(card).toHaveCount(0);
  await expect(number).toBeFocused();
});

for (const width of [320, 360, 384]) {
  test(`no page is wider than a window of ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 700 });
    for (const path of ["/", "/compare", "/library"]) {
      await page.goto(path);
      await expect(page.getByRole("main")).toBeVisible();
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wider, path).toBeLessThanOrEqual(0);
    }
  });
}
