import { INVENTED } from "../doubles/double-answers.ts";
import { MODEL_PORT } from "./ports.ts";
import { ask, behave, CORE, expect, modelRequests, test, waitForAnswer } from "./support.ts";

const QUESTION = "How many more troops did Obama approve?";

test.use({ baseURL: `http://127.0.0.1:${MODEL_PORT}` });
test.beforeEach(() => behave("well-behaved"));

test("an answer by a model streams, and its citations open", CORE, async ({ page }) => {
  await page.goto("/");
  const turn = await ask(page, QUESTION);
  await waitForAnswer(turn);
  await expect(turn).toContainText("1,500");
  await turn
    .getByRole("link", { name: /^Source 1/ })
    .first()
    .hover();
  await expect(page.getByRole("dialog", { name: /^Source 1/ }).locator("mark")).toBeVisible();
});

test("no half marker is ever on screen", async ({ page }) => {
  await behave("byte-by-byte");
  await page.goto("/");
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    new MutationObserver(() => seen.push(document.querySelector("main")?.innerText ?? "")).observe(
      document.body,
      {
        subtree: true,
        childList: true,
        characterData: true,
      },
    );
  });
  await waitForAnswer(await ask(page, QUESTION));
  const seen = await page.evaluate(() => (window as unknown as { seen: string[] }).seen);
  // The first sentence comes whole.
  expect(seen.length).toBeGreaterThan(2);
  for (const text of seen) expect(text).not.toMatch(/\[\d*\]?/);
});

test("an invented quotation loses its marks, an invented number is marked", CORE, async ({ page }) => {
  await page.goto("/");
  await behave("invented-quotation-curly");
  const quoted = await ask(page, QUESTION);
  await waitForAnswer(quoted);
  await expect(quoted).toContainText(INVENTED.quotation);
  expect(await quoted.innerText()).not.toMatch(/[“”]/);
  await expect(quoted.getByRole("note").first()).toBeVisible();

  await behave("invented-number");
  const counted = await ask(page, QUESTION);
  await waitForAnswer(counted);
  await expect(counted).toContainText(/no such number/i);
});

test("markup from a model is text, and nothing is fetched for it", async ({ page }) => {
  const requested: string[] = [];
  page.on("request", (request) => requested.push(request.url()));
  await page.goto("/");
  for (const behaviour of ["html", "markdown-image", "markdown-link"]) {
    await behave(behaviour);
    const turn = await ask(page, QUESTION);
    await waitForAnswer(turn);
    await expect(turn.locator("img, script, iframe")).toHaveCount(0);
    for (const link of await turn.getByRole("link").all()) {
      expect(await link.getAttribute("href")).toMatch(/^\/(?:articles\/|compare\?)/);
    }
  }
  expect(
    requested.filter((url) => !url.startsWith(`http://127.0.0.1:${MODEL_PORT}/`) && !url.startsWith("data:")),
  ).toEqual([]);
});

test("stopping ends the model's work", CORE, async ({ page }) => {
  await behave("silence-midway");
  await page.goto("/");
  const before = (await modelRequests()).length;
  const turn = await ask(page, QUESTION);
  await expect.poll(async () => (await modelRequests()).length).toBeGreaterThan(before);
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(turn).toContainText("Stopped");
  await expect(page.getByRole("textbox")).toBeFocused();
  await expect.poll(async () => (await modelRequests()).at(-1)?.abandoned).toBe(true);
});

test("a model that fails is reported with what to do, and a retry works", async ({ page }) => {
  await behave("server-error");
  await page.goto("/");
  const turn = await ask(page, QUESTION);
  await expect(turn.getByRole("alert")).toContainText(/model/i, { timeout: 20_000 });
  await behave("well-behaved");
  await turn.getByRole("button", { name: "Retry" }).click();
  await waitForAnswer(turn);
  await expect(turn).toContainText("1,500");
});

test("an answer that was cut off says so on the page and to a screen reader", CORE, async ({ page }) => {
  await behave("cut-by-length");
  await page.goto("/");
  const turn = await ask(page, QUESTION);
  await waitForAnswer(turn);
  await expect(turn.getByText(/^The answer is cut off: .* limit of length/)).toBeVisible();
  await expect(page.getByText(/The answer is cut off: .* It has \d+ sources?\.$/)).toHaveCount(1);
  await expect(page.getByText("The answer is complete")).toHaveCount(0);
});
