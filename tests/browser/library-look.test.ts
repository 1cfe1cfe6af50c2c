import { drop, expect, files, openLibrary, table } from "./library-page.ts";
import { LIBRARY_PORT } from "./ports.ts";
import { expectAccessible, screenshot, test } from "./support.ts";

test.use({ baseURL: `http://127.0.0.1:${LIBRARY_PORT}` });

for (const scheme of ["light", "dark"] as const) {
  for (const [name, width] of [
    ["wide", 1440],
    ["narrow", 390],
  ] as const) {
    test(`no accessibility violation, ${scheme} and ${name}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
      await page.setViewportSize({ width, height: 844 });
      await openLibrary(page, "/library?sort=date&order=desc");
      await drop(page, [{ name: "nothing.txt", text: "" }]);
      await expect(files(page)).toContainText("it is empty");
      await expectAccessible(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await page.screenshot({ path: screenshot(`library-${scheme}-${name}`) });
      await page
        .getByRole("button", { name: /^Correct “/ })
        .first()
        .click();
      await expect(page.getByRole("dialog").getByLabel("Title")).toBeVisible();
      await expectAccessible(page);
      await page.screenshot({ path: screenshot(`library-correct-${scheme}-${name}`) });
    });
  }
}

test("a failure says what to do, and a retry works", async ({ page, consoleErrors }) => {
  const failure = { code: "index-corrupt", message: "The index is damaged.", hint: "Run: npm run ingest" };
  await page.route("**/api/articles?*", (route) => route.fulfill({ status: 500, json: failure }));
  await page.goto("/library");
  const alert = page.getByRole("alert").filter({ hasText: failure.message });
  await expect(alert).toContainText(failure.hint);
  await page.unroute("**/api/articles?*");
  await alert.getByRole("button", { name: "Try again" }).click();
  await expect(table(page)).toBeVisible();
  // The browser itself logs the failed request.
  consoleErrors.length = 0;
});
