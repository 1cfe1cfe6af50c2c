import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";

/** Who may import whom: a file imports its own folder or a lower layer; folders of one layer do not import each other. */
const LAYERS: string[][] = [
  ["lib/errors.ts"],
  ["lib/schema", "lib/language"],
  ["lib/text", "lib/config.ts", "lib/models", "lib/worker"],
  ["lib/metadata", "lib/embeddings", "lib/search", "lib/citations", "lib/evidence", "lib/duplicates"],
  ["lib/formats", "lib/keyword", "lib/vector"],
  ["lib/corpus", "lib/store"],
  ["lib/retrieval", "lib/answer", "lib/compare", "lib/verdicts"],
  ["lib/pipeline", "lib/langchain", "lib/search-worker.ts"],
  ["lib/runtime.ts"],
  ["app", "scripts"],
];

/** Where the program and its search thread are put together: they alone know which driver is used. */
const COMPOSED = ["lib/runtime.ts", "lib/search-worker.ts"];

/** What the product is measured beside. */
const PEERS = "scripts/bench/peers";

/** Packages that only these places may import. */
const CONFINED: [RegExp, string[]][] = [
  [/^hnswlib-node$/, ["lib/vector", PEERS]],
  [/^node:sqlite$/, ["lib/store/sqlite", "lib/vector", PEERS]],
  [/^pg$/, ["lib/store/postgres"]],
  [
    /^(langchain|@langchain\/.*)$/,
    ["lib/embeddings", "lib/models", "lib/answer", "lib/compare", "lib/retrieval", "lib/langchain", PEERS],
  ],
  [/^(ai|@ai-sdk\/.*)$/, ["app"]],
  [/^(next|react|react-dom|swr)(\/.*)?$/, ["app", "proxy.ts", "scripts/support/serve-pages.ts"]],
];

/** A thread's program, named by its path, is an import like any other. */
const IMPORT =
  /^\s*(?:import|export)\s(?:[^"';]*?\sfrom\s)?["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']\s*\)|\bthreadProgram\(\s*"([^"]+)"\s*\)/gm;

const files = ["lib", "app", "scripts"]
  .flatMap((root) => readdirSync(root, { recursive: true, encoding: "utf8" }).map((file) => join(root, file)))
  .filter((file) => /\.tsx?$/.test(file));

const under = (file: string, place: string) => file === place || file.startsWith(`${place}/`);
const layerOf = (file: string) => LAYERS.findIndex((places) => places.some((place) => under(file, place)));
const placeOf = (file: string) => LAYERS.flat().find((place) => under(file, place));

function importsOf(file: string): string[] {
  return [...readFileSync(file, "utf8").matchAll(IMPORT)].map(
    (match) => match[1] ?? match[2] ?? `#${match[3]}`,
  );
}

function resolve(file: string, specifier: string): string | undefined {
  if (specifier.startsWith(".")) return normalize(join(dirname(file), specifier));
  return specifier.startsWith("#") ? specifier.slice(1) : undefined;
}

/** Each circle as the path that leads back to its first file. */
function circlesIn(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const circles: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]) => {
    const at = path.indexOf(file);
    if (at >= 0) circles.push([...path.slice(at), file].join(" → "));
    if (at >= 0 || done.has(file)) return;
    for (const target of graph.get(file) ?? []) visit(target, [...path, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return circles;
}

describe("architecture", () => {
  it("finds a circle", () => {
    expect(
      circlesIn(
        new Map([
          ["a", ["b"]],
          ["b", ["c", "d"]],
          ["c", []],
          ["d", ["b"]],
        ]),
      ),
    ).toEqual(["b → d → b"]);
  });

  it("gives every file of lib, app and scripts a layer", () => {
    expect(files.length).toBeGreaterThan(10);
    expect(files.filter((file) => layerOf(file) < 0)).toEqual([]);
  });

  it.each(files)("%s imports only its own folder or a lower layer", (file) => {
    const wrong = importsOf(file).filter((specifier) => {
      const target = resolve(file, specifier);
      if (target === undefined || target.endsWith(".css")) return false;
      return placeOf(target) !== placeOf(file) && (layerOf(target) < 0 || layerOf(target) >= layerOf(file));
    });
    expect(wrong).toEqual([]);
  });

  it.each(files)("%s keeps confined packages and the environment where they belong", (file) => {
    const specifiers = importsOf(file);
    for (const [name, places] of CONFINED) {
      if (places.some((place) => under(file, place))) continue;
      expect(specifiers.filter((specifier) => name.test(specifier))).toEqual([]);
    }
    // A setting that the build puts into the pages can be read nowhere else.
    if (!["lib/config.ts", "app/shared/frame/base-path.ts"].includes(file))
      expect(readFileSync(file, "utf8")).not.toMatch(/process\.env|from "node:process"/);
  });

  it("has no circle of imports", () => {
    const graph = new Map(
      files.map(
        (file) => [file, importsOf(file).map((specifier) => resolve(file, specifier) ?? "")] as const,
      ),
    );
    expect(circlesIn(graph)).toEqual([]);
  });

  it("lets only the composition root name a driver above the driver's own layer", () => {
    const drivers = /lib\/store\/(sqlite|postgres)\//;
    const named = files
      .filter((file) => layerOf(file) > layerOf("lib/store/passage-store.ts") && !COMPOSED.includes(file))
      .filter((file) => importsOf(file).some((specifier) => drivers.test(resolve(file, specifier) ?? "")));
    expect(named).toEqual([]);
  });
});
