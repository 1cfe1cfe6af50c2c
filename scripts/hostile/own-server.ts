import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
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
      env: { ...environmentForNext(), ...settings, PORT: String(this.port) },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#child = child;
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (bytes: Buffer) => {
        this.#said = (this.#said + bytes.toString()).slice(-4_000);
      });
    const until = performance.now() + START_MS;
    while (performance.now() < until && child.exitCode === null) {
      if (this.#said.includes("Counterpoint is ready")) return;
      await sleep(100);
    }
    throw new CounterpointError("internal", `The server did not start. It said: ${this.#said}`);
  }

  /** Whether it has ended by itself within the time, after a plain request to end. */
  async stop(): Promise<boolean> {
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return true;
    const ended = once(child, "exit").then(() => true);
    child.kill("SIGTERM");
    if (await Promise.race([ended, sleep(STOP_MS, false)])) return true;
    child.kill("SIGKILL");
    await ended;
    return false;
  }

  async remove(): Promise<void> {
    await this.stop();
    await rm(this.folder, { recursive: true, force: true });
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
