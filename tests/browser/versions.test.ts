import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { anArticle, expect, expectCount, inCorpus, type Listed, list, openLibrary } from "./library-page.ts";
import { LIBRARY_PORT } from "./ports.ts";
import { expectAccessible, screenshot, test } from "./support.ts";

test.use({ baseURL: `http://127.0.0.1:${LIBRARY_PORT}` });
test.beforeEach(() => test.setTimeout(120_000));

const BEFORE = "The tram of Vessholm costs 3 million. The mayor signed for it on Monday.";
const AFTER = BEFORE.replace("3 million", "4 million");
const file = (text: string) => `---\ntitle: Tram paid\noutlet: Quay Gazette\n---\n${text}\n`;

test("a link to words that were corrected since opens them as they were, and says what changed", async ({
  page,
  request,
}) => {
  const ingest = () => request.post("/api/articles/ingestion");
  writeFileSync(inCorpus("tram.md"), file(BEFORE));
  await ingest();
  const { articles }: Listed = await (await request.get("/api/articles?q=tram+Vessholm+mayor")).json();
  const id = articles.find(({ title }) => title === "Tram paid")?.id;
  const { article } = await (await request.get(`/api/articles/${id}`)).json();
  writeFileSync(inCorpus("tram.md"), file(AFTER));
  await ingest();

  await page.goto(`/articles/${id}?from=0&to=37&v=${article.version}`);
  await expect(page.locator("mark")).toHaveText("The tram of Vessholm costs 3 million.");
  const note = page.getByRole("region", { name: /This article was corrected since/ });
  await expect(note.locator("del")).toContainText("3");
  await expect(note.locator("ins")).toContainText("4");
  await expectAccessible(page);
  await page.screenshot({ path: screenshot("article-corrected"), fullPage: true });
  await note.getByRole("link", { name: "Read the current version" }).click();
  await expect(page.getByText(AFTER)).toBeVisible();
  await expect(note).toHaveCount(0);

  await page.goto(`/articles/${id}?from=0&to=37&v=0123456789abcdef`);
  await expect(page.getByText("This article was changed since the link was made")).toBeVisible();
  await expect(page.locator("mark")).toHaveCount(0);
  const former = await (await request.get(`/api/articles/${id}?version=${article.version}`)).json();
  expect(former).toMatchObject({ article: { text: BEFORE }, replaced: { at: expect.any(String) } });
  const lost = await request.get(`/api/articles/${id}?version=0123456789abcdef`);
  expect(lost.status()).toBe(404);

  rmSync(inCorpus("tram.md"));
  await ingest();
  await page.goto(`/articles/${id}?from=0&to=37&v=${article.version}`);
  await expect(page.getByRole("heading", { name: "This article is no longer in the corpus" })).toBeVisible();
  await expect(page.getByText("Tram paid")).toBeVisible();
  await expectAccessible(page);
});

test("where most articles are away, the page asks before the library loses them", async ({ page }) => {
  await openLibrary(page);
  const count = await list(page).getByRole("status").innerText();
  const question = page.getByRole("alert").filter({ hasText: "Are these articles to go?" });
  const away = inCorpus("../corpus-away");
  renameSync(inCorpus(""), away);
  mkdirSync(inCorpus(""));
  writeFileSync(inCorpus("only.md"), anArticle("The only one", 2001));
  try {
    await page.getByRole("button", { name: "Read the folder again" }).click();
    await expect(question).toContainText(/\d+ of \d+ articles are not in the corpus folder/);
    await expect(question.getByRole("button", { name: "Remove them from the library" })).toBeVisible();
    await expectCount(page, count);
    await page.screenshot({ path: screenshot("library-asks"), fullPage: true });
  } finally {
    rmSync(inCorpus(""), { recursive: true });
    renameSync(away, inCorpus(""));
  }
  await page.getByRole("button", { name: "Ingest again" }).click();
  await expect(question).toHaveCount(0);
  await expectCount(page, count);
});
