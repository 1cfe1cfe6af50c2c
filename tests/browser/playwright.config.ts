import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import { writeHostileArticles } from "../fixtures/hostile-articles.ts";
import { writeLibraryCorpus } from "../fixtures/library-corpus.ts";
import { writeWireCopies } from "../fixtures/wire-copies.ts";
import { findBrowser } from "./find-browser.ts";
import { CANARY_PORT, DOUBLE_PORT, HOSTILE_PORT, LIBRARY_PORT, MODEL_PORT, VERBATIM_PORT } from "./ports.ts";

const executablePath = findBrowser();

/** One index for both servers would do, but each makes its own, as two machines would. */
const server = (port: number, environment: Record<string, string>) => ({
  command: "node scripts/start.ts",
  url: `http://127.0.0.1:${port}/api/health`,
  env: {
    PORT: String(port),
    HOST: "127.0.0.1",
    DATA_DIR: mkdtempSync(join(tmpdir(), "counterpoint-")),
    ...environment,
  },
  cwd: join(import.meta.dirname, "../.."),
  reuseExistingServer: false,
  timeout: 120_000,
  gracefulShutdown: { signal: "SIGTERM" as const, timeout: 5_000 },
});

const hostileCorpus = mkdtempSync(join(tmpdir(), "counterpoint-hostile-"));
writeHostileArticles(hostileCorpus, `http://127.0.0.1:${CANARY_PORT}`);

/** Changed by its tests, which find it by this variable; each process of theirs reads this file again. */
if (process.env.LIBRARY_FOLDER === undefined) {
  process.env.LIBRARY_FOLDER = mkdtempSync(join(tmpdir(), "counterpoint-library-"));
  writeLibraryCorpus(join(process.env.LIBRARY_FOLDER, "corpus"));
  writeWireCopies(join(process.env.LIBRARY_FOLDER, "corpus"));
}
const library = process.env.LIBRARY_FOLDER;

export default defineConfig({
  testDir: ".",
  outputDir: "../../test-results",
  // Two cores serve the browser, the app and the model's double alike.
  workers: 1,
  timeout: 30_000,
  forbidOnly: true,
  reporter: [["list"]],
  use: {
    baseURL: `http://127.0.0.1:${VERBATIM_PORT}`,
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      executablePath,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
    trace: "retain-on-failure",
  },
  webServer: [
    {
      command: `node tests/doubles/run-openai-double.ts ${DOUBLE_PORT}`,
      port: DOUBLE_PORT,
      cwd: join(import.meta.dirname, "../.."),
      reuseExistingServer: false,
    },
    server(VERBATIM_PORT, {}),
    server(MODEL_PORT, {
      OPENAI_BASE_URL: `http://127.0.0.1:${DOUBLE_PORT}/v1`,
      OPENAI_API_KEY: "test",
      CHAT_MODEL: "openai:double",
      CHECK_MODEL: "openai:double",
    }),
    server(HOSTILE_PORT, { CORPUS_DIR: hostileCorpus }),
    server(LIBRARY_PORT, { CORPUS_DIR: join(library, "corpus"), DATA_DIR: join(library, "data") }),
  ],
});
