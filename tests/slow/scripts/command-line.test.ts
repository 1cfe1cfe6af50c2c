import { spawn } from "node:child_process";
import { cp, mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { Answer } from "#lib/schema/answer.ts";
import type { Comparison } from "#lib/schema/comparison.ts";
import { HARBOUR_STRIKE, writeCorpus } from "#tests/fixtures/harbour-strike.ts";

type Outcome = { code: number | null; stdout: string; stderr: string };

function run(script: string, args: string[], environment: Record<string, string> = {}): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn("node", [`scripts/${script}.ts`, ...args], {
      env: { ...process.env, ...environment },
    });
    const outcome: Outcome = { code: null, stdout: "", stderr: "" };
    child.stdout.on("data", (chunk) => (outcome.stdout += chunk));
    child.stderr.on("data", (chunk) => (outcome.stderr += chunk));
    child.on("close", (code) => resolve({ ...outcome, code }));
  });
}

const temporary = () => mkdtemp(join(tmpdir(), "counterpoint-data-"));

/** A fault is told in a sentence or two, without a stack. */
function expectClear({ code, stderr, stdout }: Outcome, exitCode: number, words: RegExp): void {
  expect(stderr).toMatch(words);
  expect(code).toBe(exitCode);
  expect(stdout).toBe("");
  expect(stderr).toMatch(/^counterpoint: \S/m);
  expect(stderr).not.toMatch(/^\s+at |node:internal|file:\/\//m);
}

let corpus: string;
let data: string;

beforeAll(async () => {
  corpus = await writeCorpus();
  data = await temporary();
  const outcome = await run("ingest", ["--corpus", corpus, "--data", data]);
  expect(outcome).toMatchObject({ code: 0, stdout: expect.stringContaining("3 articles") });
});

describe("npm run ask", () => {
  it("prints an answer with numbered sources", async () => {
    const { code, stdout } = await run("ask", ["--data", data, "Who leads the harbour branch of the union?"]);
    expect(code).toBe(0);
    expect(stdout).toContain("said Maja Lind");
    expect(stdout).toMatch(/\[1\] The Courier, 3 May 2019: Dockers walk out at Vessholm/);
  });

  it("prints one Answer and nothing else with --json", async () => {
    const { stdout, stderr } = await run("ask", ["--json", "--data", data, "How often do the ferries run?"]);
    const answer: Answer = JSON.parse(stdout);
    expect(answer.citations[0]?.quote).toBe("Ferries to the islands still run twice a day.");
    expect(stderr).toBe("");
  });

  it.each([
    [[], /question is missing/],
    [["who", "leads"], /quotation marks/],
    [[" "], /The question is empty: write what you want to know/],
    [[""], /The question is empty/],
    [["--jsn", "Who?"], /--jsn/],
    [["--data"], /--data/],
  ])("tells what is wrong with %j, and how it is used", async (args, words) => {
    const outcome = await run("ask", args);
    expectClear(outcome, 2, words);
    expect(outcome.stderr).toContain("Usage: npm run ask");
  });

  it("says what to do when nothing was ingested", async () => {
    expectClear(await run("ask", ["--data", join(await temporary(), "none"), "Who?"]), 1, /npm run ingest/);
  });

  it("names the variable that is wrong", async () => {
    expectClear(await run("ask", ["--data", data, "Who?"], { PORT: "many" }), 1, /PORT/);
  });
});

describe("npm run compare", () => {
  it("prints a row for each outlet, and one Comparison a line with --json", async () => {
    const { stdout } = await run("compare", ["--data", data, "How many dockers are on strike?"]);
    expect(stdout).toMatch(/The Courier {2,}About 1,200 dockers/);
    expect(stdout).toMatch(/Northern Ledger {2,}.*900 dockers/);
    expect(stdout).toMatch(/Quayside blog {2,}nothing found in 1 article/);
    const json = await run("compare", [
      "--json",
      "--data",
      data,
      "Who is striking?",
      "How often do the ferries run?",
    ]);
    const comparisons: Comparison[] = json.stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(comparisons.map(({ question }) => question)).toEqual([
      "Who is striking?",
      "How often do the ferries run?",
    ]);
    expect(json.stderr).toBe("");
  });

  it("ingests a given corpus first, into an index of its own", async () => {
    const folder = await temporary();
    const args = [
      "--json",
      "--corpus",
      corpus,
      "--data",
      join(folder, "index"),
      "How often do the ferries run?",
    ];
    const { code, stdout } = await run("compare", args);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).columns).toHaveLength(3);
  });

  it.each([
    [[], 2, /question is missing/],
    [["--fast", "Who?"], 2, /--fast/],
    [["--corpus", "/no/such/folder", "Who?"], 1, /\/no\/such\/folder/],
  ])("tells what is wrong with %j", async (args, code, words) => {
    expectClear(await run("compare", args), code, words);
  });
});

describe("npm run ingest", () => {
  it("reports as JSON, with each file that did not go in", async () => {
    const folder = await writeCorpus({ ...HARBOUR_STRIKE, "empty.txt": "" });
    const { stdout } = await run("ingest", ["--json", "--corpus", folder, "--data", await temporary()]);
    expect(JSON.parse(stdout)).toMatchObject({ articles: 3, problems: [{ path: "empty.txt" }] });
  });

  it.each([
    [["corpus"], 2, /--corpus/],
    [["--corpus", "/no/such/folder"], 1, /\/no\/such\/folder/],
    [["--fast"], 2, /--fast/],
  ])("tells what is wrong with %j", async (args, code, words) => {
    expectClear(await run("ingest", [...args, "--data", await temporary()]), code, words);
  });

  it("says so when the data folder cannot be written", async () => {
    // A file where a folder is needed cannot be written to by anybody, root included.
    const file = join(await temporary(), "file");
    await writeFile(file, "");
    expectClear(await run("ingest", ["--corpus", corpus, "--data", join(file, "data")]), 1, /data/);
  });
});

describe("a damaged index", () => {
  const damages: [string, (bytes: Buffer) => Buffer][] = [
    ["flipped", (bytes) => Buffer.from(bytes.map((byte, index) => (index < 200 ? byte ^ 0xff : byte)))],
    ["truncated", (bytes) => bytes.subarray(0, bytes.length / 2)],
    ["emptied", () => Buffer.alloc(0)],
  ];

  it.each(damages)(
    "is made good or told clearly when a file is %s",
    async (_, damage) => {
      const files = (await readdir(data)).filter(
        (name) => /\.(sqlite|keyword|hnsw|bin)/.test(name) && !/-(wal|shm)$/.test(name),
      );
      expect(files.length).toBeGreaterThan(1);
      for (const name of files) {
        const copy = await temporary();
        await cp(data, copy, { recursive: true });
        const path = join(copy, name);
        await writeFile(path, damage(await readFile(path)));
        const asked = await run("ask", ["--data", copy, "How often do the ferries run?"]);
        if (asked.code === 0) expect(asked.stdout, name).toContain("twice a day");
        else expectClear(asked, 1, /npm run ingest/);
        const mended = await run("ingest", ["--rebuild", "--corpus", corpus, "--data", copy]);
        expect(mended.code, `${name}: ${mended.stderr}`).toBe(0);
        const again = await run("ask", ["--data", copy, "How often do the ferries run?"]);
        expect(again.stdout, name).toContain("twice a day");
      }
    },
    60_000,
  );
});

describe("npm run ingest, of a folder that most of the index is gone from,", () => {
  it("says how much and how to go on, and leaves the index as it is", async () => {
    const away = await temporary();
    const own = await temporary();
    for (let number = 0; number < 16; number += 1)
      await writeFile(join(away, `${number}.txt`), `The council of Vessholm met for the ${number}th time.\n`);
    expect((await run("ingest", ["--corpus", away, "--data", own])).stdout).toContain("16 articles");
    const empty = await temporary();
    const refused = await run("ingest", ["--corpus", empty, "--data", own]);
    expectClear(refused, 1, /16 of 16 articles are not in the corpus folder/);
    expect(refused.stderr).toContain("--allow-removals");
    expect((await run("ingest", ["--corpus", away, "--data", own])).stdout).toContain("16 unchanged");
    const allowed = await run("ingest", ["--corpus", empty, "--data", own, "--allow-removals"]);
    expect(allowed).toMatchObject({ code: 0, stdout: expect.stringContaining("16 removed") });
  });
});

describe("npm start", () => {
  it("says so when the port is in use", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const outcome = await run("start", [], { PORT: String(port), DATA_DIR: await temporary() });
    server.close();
    expectClear(outcome, 1, new RegExp(`Port ${port} .*in use`));
  });

  it("takes no arguments", async () => {
    expectClear(await run("start", ["--prot", "80"]), 2, /--prot/);
  });

  it("says which corpus folder is missing", async () => {
    const outcome = await run("start", [], {
      PORT: "39123",
      CORPUS_DIR: "/no/such/folder",
      DATA_DIR: await temporary(),
    });
    expectClear(outcome, 1, /\/no\/such\/folder/);
  });
});
