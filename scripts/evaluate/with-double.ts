import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Config } from "#lib/config.ts";
import { CounterpointError } from "#lib/errors.ts";

const PROGRAM = "tests/doubles/run-openai-double.ts";

/** Runs `use` with a chat model that is a stand-in on loopback: it quotes passages, and knows nothing. */
export async function withDouble<T>(config: Config, use: (config: Config) => Promise<T>): Promise<T> {
  const child = spawn(process.execPath, [PROGRAM], { stdio: ["ignore", "pipe", "inherit"] });
  try {
    const baseUrl = await firstAddress(child.stdout);
    return await use({ ...config, openai: { apiKey: "none", baseUrl }, chatModel: "openai:double" });
  } finally {
    child.kill();
  }
}

async function firstAddress(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const [, address] = /^OPENAI_BASE_URL=(.+)$/.exec(line) ?? [];
    if (address !== undefined) return address;
  }
  throw new CounterpointError("internal", `${PROGRAM} gave no address.`);
}
