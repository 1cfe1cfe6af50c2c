import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { environmentForNext } from "#lib/config.ts";
import { CounterpointError } from "#lib/errors.ts";

/** The first start builds the pages. */
const START_MS = 240_000;
const STOP_MS = 15_000;

/** No model that is configured here is asked, and no other place named. What is set, but empty, counts as not set. */
const NOTHING_CONFIGURED = {
  OPENAI_API_KEY: "",
  OPENAI_BASE_URL: "",
  CHAT_MODEL: "",
  CHECK_MODEL: "",
  EMBEDDING_MODEL: "",
  PUBLIC_URL: "",
};

/** A real server on loopback, over a corpus of its own that is removed with it. */
export class OwnServer {
  readonly folder: string;
  readonly port: number;
  #child: ChildProcess | undefined;
  #said = "";

  private constructor(folder: string, port: number) {
    this.folder = folder;
    this.port = port;
  }

  static async prepare(): Promise<OwnServer> {
    const folder = await mkdtemp(join(tmpdir(), "counterpoint-odd-input-"));
    await mkdir(join(folder, "corpus"));
    return new OwnServer(folder, await freePort());
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get corpus(): string {
    return join(this.folder, "corpus");
  }

  /** Resolves when it answers. Throws `internal` with what it said when it does not. */
  async start(): Promise<void> {
    this.#said = "";
    const settings = { CORPUS_DIR: this.corpus, DATA_DIR: join(this.folder, "data"), HOST: "127.0.0.1" };
    const child = spawn(process.execPath, ["scripts/start.ts"], {
      env: { ...environmentForNext(), ...NOTHING_CONFIGURED, ...settings, PORT: String(this.port) },
      // A group of its own, by which what it starts is found.
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#child = child;
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (bytes: Buffer) => {
        this.#said = (this.#said + bytes.toString()).slice(-4_000);
      });
    const until = performance.now() + START_MS;
    while (performance.now() < until && this.end === undefined) {
      if (this.#said.includes("Counterpoint is ready")) return;
      await sleep(100);
    }
    throw new CounterpointError("internal", this.end ?? `The server did not start. It said: ${this.#said}`);
  }

  /** What is known of its end; undefined while it runs, or was stopped. */
  get end(): string | undefined {
    const child = this.#child;
    if (child === undefined || (child.exitCode ?? child.signalCode) === null) return undefined;
    return `the server has ended (${child.signalCode ?? child.exitCode}): ${this.#said.slice(-1_000)}`;
  }

  /** Whether it has ended by itself within the time, with all that it started, after a plain request to end. */
  async stop(): Promise<boolean> {
    const child = this.#child;
    if (child?.pid === undefined) return true;
    child.kill("SIGTERM");
    const until = performance.now() + STOP_MS;
    let isLeft = true;
    while (isLeft && performance.now() < until) {
      await sleep(50);
      isLeft = signalGroup(child.pid, 0);
    }
    if (isLeft) signalGroup(child.pid, "SIGKILL");
    this.#child = undefined;
    return !isLeft;
  }

  async remove(): Promise<void> {
    await this.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** For a signal, after which no check should go on. */
  removeAtOnce(): void {
    if (this.#child?.pid !== undefined) signalGroup(this.#child.pid, "SIGKILL");
    // What was killed may write for a moment longer.
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 10 });
  }
}

/** False where the group has no process any more. */
function signalGroup(leader: number, signal: "SIGKILL" | 0): boolean {
  try {
    process.kill(-leader, signal);
    return true;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}
