import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { inventedText } from "../fixtures/library-corpus.ts";
import { START_PORT } from "./ports.ts";

const ROOT = join(import.meta.dirname, "../..");
const soon = { timeout: 8_000 };

type Server = { starter: ChildProcess; corpus: string; data: string };

/** Starts a server on a corpus of one article; ready when it returns. */
async function start(command: string, args: string[]): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), "counterpoint-start-"));
  const [corpus, data] = [join(folder, "corpus"), join(folder, "data")];
  mkdirSync(corpus);
  writeFileSync(join(corpus, "notice.md"), `---\ntitle: Notice\n---\n${inventedText(1)}\n`);
  const starter = spawn(command, args, {
    cwd: ROOT,
    env: { ...process.env, PORT: String(START_PORT), CORPUS_DIR: corpus, DATA_DIR: data },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [starter.stdout, starter.stderr])
    stream?.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
  await expect.poll(() => output, { timeout: 60_000 }).toContain("is ready");
  return { starter, corpus, data };
}

async function isPortFree(): Promise<boolean> {
  const probe = createServer().listen({ host: "127.0.0.1", port: START_PORT, exclusive: true });
  try {
    await once(probe, "listening");
    return true;
  } catch {
    return false;
  } finally {
    probe.close();
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Makes the server ingest enough to be at it for a while; the process id of that ingestion. */
async function startLongIngestion({ corpus, data }: Server): Promise<number> {
  const lines = Array.from({ length: 20_000 }, (_, index) =>
    JSON.stringify({ title: `Notice ${index}`, outlet: "Quay Post", text: inventedText(index + 2, 20) }),
  );
  writeFileSync(join(corpus, "notices.jsonl"), lines.join("\n"));
  const asked = fetch(`http://127.0.0.1:${START_PORT}/api/articles`, {
    method: "POST",
    body: formWith("late.md", `---\ntitle: Late\n---\n${inventedText(90_000)}\n`),
  });
  asked.catch(() => undefined);
  const note = join(data, "writer.json");
  await expect.poll(() => existsSync(note), soon).toBe(true);
  return JSON.parse(readFileSync(note, "utf8")).pid;
}

function formWith(name: string, text: string): FormData {
  const form = new FormData();
  form.append("file", new Blob([text]), name);
  return form;
}

test.describe.configure({ mode: "serial" });
test.beforeEach(() => test.setTimeout(120_000));

for (const signal of ["SIGTERM", "SIGKILL"] as const) {
  test(`${signal} to \`npm start\` ends the server and its ingestion, and the next one starts`, async () => {
    const server = await start("npm", ["start"]);
    const ingestion = await startLongIngestion(server);
    server.starter.kill(signal);
    await expect.poll(isPortFree, soon).toBe(true);
    await expect.poll(() => isAlive(ingestion), soon).toBe(false);
  });

  test(`${signal} to the server itself leaves nothing behind`, async () => {
    const server = await start(process.execPath, ["scripts/start.ts"]);
    const ingestion = await startLongIngestion(server);
    server.starter.kill(signal);
    await expect.poll(isPortFree, soon).toBe(true);
    await expect.poll(() => isAlive(ingestion), soon).toBe(false);
  });
}

test("a second start names the Counterpoint that has the port, and the first goes on", async () => {
  const first = await start(process.execPath, ["scripts/start.ts"]);
  try {
    const second = spawn(process.execPath, ["scripts/start.ts"], {
      cwd: ROOT,
      env: { ...process.env, PORT: String(START_PORT), CORPUS_DIR: first.corpus, DATA_DIR: first.data },
      stdio: ["ignore", "ignore", "pipe"],
    });
    let said = "";
    second.stderr.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
    const [code] = await once(second, "exit");
    expect(code).toBe(1);
    expect(said).toContain("in use by a Counterpoint that is running already");
    expect((await fetch(`http://127.0.0.1:${START_PORT}/api/health`)).status).toBe(200);
  } finally {
    first.starter.kill("SIGTERM");
    await expect.poll(isPortFree, soon).toBe(true);
  }
});
