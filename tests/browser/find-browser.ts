import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];

/**
 * A Chromium to test with: the one that CHROMIUM names, one on the PATH, Playwright's own, and if there is none, one
 * that is installed now, by Playwright's download or else from Debian's packages.
 */
export function findBrowser(): string {
  return find() ?? install() ?? fail();
}

function find(): string | undefined {
  const named = process.env.CHROMIUM;
  if (named !== undefined && existsSync(named)) return named;
  const folders = (process.env.PATH ?? "").split(delimiter);
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) =>
    existsSync(file),
  );
  if (onPath !== undefined) return onPath;
  const own = chromium.executablePath();
  return existsSync(own) ? own : undefined;
}

function install(): string | undefined {
  const ways: [string, string[]][] = [
    ["apt-get", ["update"]],
    ["apt-get", ["install", "--yes", "--no-install-recommends", "chromium"]],
    ["playwright", ["install", "chromium"]],
  ];
  for (const [command, args] of ways) {
    try {
      execFileSync(command, args, { stdio: "ignore", timeout: 240_000 });
    } catch {
      // The next way may do.
    }
    const found = find();
    if (found !== undefined) return found;
  }
  return undefined;
}

function fail(): never {
  throw new Error(
    "The browser tests found no Chromium and could not install one. Install it (for example: apt-get install chromium) or set CHROMIUM to its path.",
  );
}
