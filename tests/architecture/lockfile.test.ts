import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

type LockedPackage = { version: string; integrity?: string; link?: boolean; inBundle?: boolean };

const lockfile: { packages: Record<string, LockedPackage> } = JSON.parse(
  readFileSync(new URL("../../package-lock.json", import.meta.url), "utf8"),
);

/** What is installed from a registry; the project itself, and what comes within another package, has no archive. */
const fetched = Object.entries(lockfile.packages).filter(
  ([place, { link, inBundle }]) => place !== "" && link !== true && inBundle !== true,
);

test("every package of the lockfile, of every platform, has the hash of its archive", () => {
  expect(fetched.length).toBeGreaterThan(300);
  const without = fetched.filter(([, { integrity }]) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? ""));
  expect(without.map(([place, { version }]) => `${place} ${version}`)).toEqual([]);
});
