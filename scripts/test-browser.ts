import { spawn } from "node:child_process";
import { once } from "node:events";
import { buildPages } from "./support/build-pages.ts";
import { runScript } from "./support/run-script.ts";

const USAGE = `Usage: npm run test:browser -- [Playwright's arguments]
  Builds the pages if they changed, and drives the built app in Chromium.`;

await runScript(USAGE, async (argv) => {
  if (!(await buildPages((line) => console.log(line)))) return 130;
  const tests = spawn("playwright", ["test", "--config", "tests/browser/playwright.config.ts", ...argv], {
    stdio: "inherit",
  });
  const [code] = await once(tests, "exit");
  return typeof code === "number" ? code : 1;
});
