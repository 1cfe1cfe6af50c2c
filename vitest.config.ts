import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    exclude: ["tests/browser/**"],
    testTimeout: 20_000,
    onConsoleLog: (log) => {
      throw new Error(`stray console output in a test: ${log}`);
    },
  },
});
