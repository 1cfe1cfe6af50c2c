import { ORIGIN, OWN_ARTICLE, PRINTED_LATER } from "../fixtures/wire-copies.ts";
import { expect, openLibrary, row } from "./library-page.ts";
import { LIBRARY_PORT } from "./ports.ts";
import { ask, screenshot, test, waitForAnswer } from "./support.ts";

test.use({ baseURL: `http://127.0.0.1:${LIBRARY_PORT}` });

const QUESTION = "How many workers will lose their jobs when the ferry closes?";
const [COURIER, TRIBUNE] = PRINTED_LATER;

test("the library names the copies of a report, and its origin", async ({ page }) => {
  await openLibrary(page, "/library?sort=date&order=desc&to=2018");
  await page.screenshot({ path: screenshot("library") });
  const origin = row(page, ORIGIN.title);
  await expect(origin).toContainText("Counted as the origin of this report");
  for (const { title, outlet } of PRINTED_LATER) {
    await expect(origin).toContainText(`Nearly the same text as ${title}, ${outlet}`);
    await expect(row(page, title)).toContainText(
      `Nearly the same text as ${ORIGIN.title}, ${ORIGIN.outlet} (its origin)`,
    );
  }
  await expect(row(page, OWN_ARTICLE.title)).toBeVisible();
  await expect(row(page, OWN_ARTICLE.title)).not.toContainText("same text");
});

test("an article's page leads to its copies", async ({ page }) => {
  await openLibrary(page, "/library?q=ferry");
  await row(page, COURIER.title).getByRole("rowheader").getByRole("link", { name: COURIER.title }).click();
  const copies = page.getByRole("list", { name: "Copies of this text" }).getByRole("listitem");
  await expect(copies).toHaveCount(2);
  await expect(copies.filter({ hasText: TRIBUNE.outlet })).toHaveCount(1);
  await copies.filter({ hasText: "(its origin)" }).getByRole("link", { name: ORIGIN.title }).click();
  await expect(page.getByRole("heading", { name: ORIGIN.title })).toBeVisible();
});

test("an answer tells a report once, and names the others that print it", async ({ page }) => {
  await page.goto("/");
  const turn = await ask(page, QUESTION);
  await waitForAnswer(turn);
  await expect(turn.getByText(/About 340 workers will lose their jobs/)).toHaveCount(1);
  await expect(turn.getByText(/workers who lose their jobs at 360/)).toHaveCount(1);
  const evidence = page.getByRole("list", { name: "Sources of the answer" });
  const others = evidence.getByText(/^Nearly the same text in .+ and .+\.$/);
  await expect(others).toHaveCount(1);
  // The passage cited is the origin's: the others are named beside it.
  await expect(others).toContainText(COURIER.outlet);
  await expect(others).toContainText(TRIBUNE.outlet);
});

test("a comparison counts three printings as one origin", async ({ page, request }) => {
  await page.goto(`/compare?q=${encodeURIComponent(QUESTION)}`);
  const point = page.getByRole("rowheader").filter({ hasText: "different figures, check" }).first();
  await expect(point).toContainText(
    `One report, printed by ${ORIGIN.outlet}, ${COURIER.outlet} and ${TRIBUNE.outlet}: one origin.`,
  );
  const comparison = await (await request.post("/api/compare", { data: { question: QUESTION } })).json();
  expect(comparison.points[0].origins).toEqual([["coastal-wire", "hestvik-courier", "inland-tribune"]]);
});
