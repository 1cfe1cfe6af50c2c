import { createServer, type Server } from "node:http";
import { test as bare, type Locator } from "@playwright/test";
import { hostilePayloads } from "../fixtures/hostile-articles.ts";
import { CANARY_PORT, DOUBLE_PORT, HOSTILE_PORT, MODEL_PORT } from "./ports.ts";
import { ask, CORE, expect, test, waitForAnswer } from "./support.ts";

const CANARY = `http://127.0.0.1:${CANARY_PORT}`;
const QUESTION = "How many passengers did the harbour ferry of Ostholm carry in May?";

let canary: Server;
let calls: string[] = [];

test.use({ baseURL: `http://127.0.0.1:${HOSTILE_PORT}` });
test.beforeAll(async () => {
  canary = createServer((request, response) => {
    calls.push(request.url ?? "");
    response.end();
  });
  await new Promise<void>((resolve) => canary.listen(CANARY_PORT, "127.0.0.1", resolve));
});
test.beforeEach(() => {
  calls = [];
});
test.afterEach(() => expect(calls).toEqual([]));
test.afterAll(() => {
  canary.close();
});

async function expectOwnLinks(within: Locator): Promise<void> {
  const addresses = await within
    .locator("a")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  expect(addresses.length).toBeGreaterThan(0);
  for (const address of addresses) expect(address).toMatch(/^(?:\/|#)/);
}

test("a hostile article is text on every page", CORE, async ({ page }) => {
  await page.goto("/");
  const turn = await ask(page, QUESTION);
  await waitForAnswer(turn);
  await expect(turn).toContainText("4,210");
  await turn
    .getByRole("link", { name: /^Source 1/ })
    .first()
    .hover();
  await expect(page.locator("main img, main iframe, main script, main form[action]")).toHaveCount(0);
  await expectOwnLinks(page.locator("body"));

  await page.goto(`/compare?q=${encodeURIComponent(QUESTION)}`);
  await expect(page.getByText("3,900").first()).toBeVisible();
  await expect(page.locator("main img, main iframe, main script")).toHaveCount(0);

  const articles = (await (await page.request.get("/api/articles")).json()) as {
    articles: { id: string; title: string; assistantAddresses?: unknown[] }[];
  };
  const hostile = articles.articles.find(({ assistantAddresses }) => assistantAddresses !== undefined);
  await page.goto(`/articles/${hostile?.id}`);
  await expect(page.getByText("This article contains text that addresses an assistant")).toBeVisible();
  await expect(page.locator("main img, main iframe, main script, main form")).toHaveCount(0);
  await expectOwnLinks(page.locator("body"));
});

test("a model that writes hostile markup gets nothing fetched", async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto(`http://127.0.0.1:${MODEL_PORT}/`);
  for (const payload of hostilePayloads(CANARY)) {
    const response = await fetch(`http://127.0.0.1:${DOUBLE_PORT}/script`, {
      method: "POST",
      body: JSON.stringify([`Obama approved 1,500 more troops ${payload} [1].`]),
    });
    expect(response.ok).toBe(true);
    const turn = await ask(page, "How many more troops did Obama approve?");
    await waitForAnswer(turn);
    await expect(turn.locator("img, script, iframe, form, style, meta")).toHaveCount(0);
    await expectOwnLinks(turn);
  }
});

// Blocked loads are written to the console; here they are what is wanted.
bare("if markup did get through, the content policy keeps it from loading and sending", async ({ page }) => {
  calls = [];
  await page.goto("/");
  await page.evaluate((address) => {
    const add = (name: string, attributes: Record<string, string>) => {
      const element = document.createElement(name);
      for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
      document.body.append(element);
      return element;
    };
    add("img", { src: `${address}/img` });
    add("iframe", { src: `${address}/frame` });
    add("link", { rel: "stylesheet", href: `${address}/style.css` });
    add("video", { src: `${address}/video` });
    add("object", { data: `${address}/object` });
    document.body.insertAdjacentHTML("beforeend", `<img src=x onerror="fetch('${address}/onerror')">`);
    const form = add("form", { action: `${address}/form`, method: "post" });
    if (form instanceof HTMLFormElement) form.submit();
    navigator.sendBeacon(`${address}/beacon`);
    fetch(`${address}/fetch`).catch(() => undefined);
  }, CANARY);
  await page.waitForTimeout(1_000);
  expect(calls).toEqual([]);
});
