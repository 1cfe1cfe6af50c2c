import { DOUBLE_PORT, MODEL_PORT } from "./ports.ts";
import { ask, behave, CORE, expect, expectAccessible, screenshot, test, waitForAnswer } from "./support.ts";

test("a follow-up shows what was searched for, and lets it be changed by keyboard", async ({ page }) => {
  await page.goto("/");
  await waitForAnswer(await ask(page, "Who leads Beit Rahbari?"));
  const turn = await ask(page, "And what does it do?");
  await waitForAnswer(turn);
  await expect(turn).toContainText("Searched for:");
  await turn.getByRole("button", { name: "Change the search" }).focus();
  await page.keyboard.press("Enter");
  const input = turn.getByRole("textbox", { name: "Search for" });
  await expect(input).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(turn.getByRole("button", { name: "Change the search" })).toBeFocused();
  await page.keyboard.press("Enter");
  await input.fill("How many people are in the Nato mission?");
  await page.keyboard.press("Enter");
  await expect(turn).toContainText("320");
  await expect(turn).toContainText("Searched for: How many people are in the Nato mission?");
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await turn.getByRole("button", { name: "Change the search" }).click();
  await expectAccessible(page);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await page.screenshot({ path: screenshot("searched-for") });
});

test("a refusal offers what is nearest, and one click asks it", CORE, async ({ page }) => {
  await page.goto("/");
  const refused = await ask(page, "Which troops did Portugal send to Mozambique in 1968?");
  await expect(refused.getByText("Nearest to it in these articles")).toBeVisible();
  await page.screenshot({ path: screenshot("refusal") });
  await refused
    .getByRole("button", { name: /^What does/ })
    .first()
    .click();
  await waitForAnswer(page.getByRole("article").nth(1));
});

test("a second opinion is told beside the answer, and survives a reload", async ({ page }) => {
  await behave("well-behaved");
  // Sentences that stand word for word in a source need no opinion; the model's own words do.
  await fetch(`http://127.0.0.1:${DOUBLE_PORT}/script`, {
    method: "POST",
    body: JSON.stringify([
      "Obama agreed to 1,500 more soldiers for Iraq, who are to advise and to train there [1].",
    ]),
  });
  await page.goto(`http://127.0.0.1:${MODEL_PORT}/`);
  const turn = await ask(page, "How many more troops did Obama approve?");
  await waitForAnswer(turn);
  await expect(turn.getByText(/Second opinion by openai:double, which proves nothing/)).toBeVisible();
  await expectAccessible(page);
  await expect(page.getByRole("button", { name: "Stop" })).toHaveCount(0);
  await page.reload();
  await expect(page.getByText(/Second opinion by openai:double/)).toBeVisible();
});
