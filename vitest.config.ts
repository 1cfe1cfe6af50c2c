import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    exclude: ["tests/browser/**"],
    // By default one processor is left idle; a test of a busy machine may take long.
    maxWorkers: "100%",
    testTimeout: 60_000,
    hookTimeout: 60_000,
    onConsoleLog: (log) => {
      throw new Error(`stray console output in a test: ${log}`);
    },
  },
});
