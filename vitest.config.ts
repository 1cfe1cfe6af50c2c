import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // `npm test` runs the fast ones; kills, full disks and whole programs are for `npm run test:slow`.
    projects: [
      {
        extends: true,
        test: {
          name: "fast",
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/browser/**", "tests/slow/**"],
        },
      },
      { extends: true, test: { name: "slow", include: ["tests/slow/**/*.test.ts"] } },
    ],
    setupFiles: ["tests/fixed-seed.ts"],
    // By default one processor is left idle; a test of a busy machine may take long.
    maxWorkers: "100%",
    testTimeout: 60_000,
    hookTimeout: 60_000,
    onConsoleLog: (log) => {
      throw new Error(`stray console output in a test: ${log}`);
    },
  },
});
