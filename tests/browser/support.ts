import { AxeBuilder } from "@axe-core/playwright";
import { test as base, expect, type Locator, type Page } from "@playwright/test";
import { DOUBLE_PORT } from "./ports.ts";

/** Every test fails when the page writes an error to its console: a blocked script, a failed request, a React fault. */
export const test = base.extend<{ consoleErrors: string[] }>({
  consoleErrors: [
    async ({ page }, use) => {
      const errors: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error") errors.push(message.text());
      });
      page.on("pageerror", (error) => errors.push(error.message));
      await use(errors);
      expect(errors).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** A test of the way that everybody takes: `npm test` runs these alone, `npm run test:slow` the others. */
export const CORE = { tag: "@core" };

export async function ask(page: Page, question: string): Promise<Locator> {
  const turns = page.getByRole("article");
  const before = await turns.count();
  await page.getByRole("textbox", { name: "Ask about these articles" }).fill(question);
  await page.keyboard.press("Enter");
  return turns.nth(before);
}

/** The answer is complete when it can be copied. */
export async function waitForAnswer(turn: Locator): Promise<void> {
  await expect(turn.getByRole("button", { name: "Copy", exact: true })).toBeVisible();
}

export async function expectAccessible(page: Page): Promise<void> {
  // After a step within the app, a page's title arrives with the rest of it.
  await expect(page).toHaveTitle(/\S/);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
}

/** What the model's double does next; the last behaviour stays. */
export async function behave(...behaviours: string[]): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${DOUBLE_PORT}/behave`, {
    method: "POST",
    body: JSON.stringify(behaviours),
  });
  if (!response.ok) throw new Error(await response.text());
}

/** What has arrived at the model's double. */
export async function modelRequests(): Promise<{ path: string; abandoned: boolean }[]> {
  return (await fetch(`http://127.0.0.1:${DOUBLE_PORT}/requests`)).json();
}

/** Where a screenshot goes; SCREENSHOTS=docs/screenshots renews those of the documentation. */
export function screenshot(name: string): string {
  return `${process.env.SCREENSHOTS ?? "test-results/screenshots"}/${name}.png`;
}
