import { execFile } from "node:child_process";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { type OpenAiDouble, startOpenAiDouble } from "#tests/doubles/openai-double.ts";

const KEY = "sk-secret-0123456789";
let double: OpenAiDouble;
beforeAll(async () => {
  double = await startOpenAiDouble();
});
afterAll(() => double.close());
afterEach(() => {
  double.behave("well-behaved");
  double.refuse();
  double.requests.length = 0;
});

/** No setting of the shell counts. */
const BLANK = Object.fromEntries(
  ["OPENAI_API_KEY", "OPENAI_BASE_URL", "CHAT_MODEL", "CHAT_EFFORT", "CHECK_MODEL", "EMBEDDING_MODEL"].map(
    (name) => [name, ""],
  ),
);

function doctor(env: Record<string, string>, ...args: string[]): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    const options = { env: { ...process.env, ...BLANK, ...env } };
    execFile(process.execPath, ["scripts/doctor.ts", ...args], options, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), said: stdout + stderr }),
    );
  });
}

const configured = (more: Record<string, string> = {}) => ({
  OPENAI_BASE_URL: double.url,
  OPENAI_API_KEY: KEY,
  CHAT_MODEL: "openai:double",
  EMBEDDING_MODEL: "double",
  ...more,
});

it("says that nothing is configured, and asks nobody", async () => {
  expect(await doctor({})).toMatchObject({
    code: 0,
    said: expect.stringContaining("No model is configured"),
  });
  const { said } = await doctor({}, "--json");
  expect(JSON.parse(said)).toMatchObject({ configured: false, chat: null, embeddings: null });
});

it("says what works, with the length of the vectors", async () => {
  const { code, said } = await doctor(configured(), "--json");
  expect(code).toBe(0);
  expect(JSON.parse(said)).toMatchObject({
    configured: true,
    works: true,
    chat: { model: "openai:double", works: true },
    stream: { works: true },
    context: { works: true, characters: expect.any(Number) },
    opinion: null,
    embeddings: { works: true, dimensions: 32 },
  });
});

it("says how long a prompt is taken", async () => {
  double.refuse(({ messages = [] }) =>
    messages.some(({ content }) => content.length > 9_000)
      ? { status: 400, body: { error: "The prompt is too long." } }
      : undefined,
  );
  const { context } = JSON.parse((await doctor(configured(), "--json")).said);
  expect(context.characters).toBeGreaterThan(4_000);
  expect(context.characters).toBeLessThanOrEqual(9_000);
  expect(context.detail).toContain("made shorter");
});

it("says what fails and what to do, without the key", async () => {
  double.behave("key-refused");
  const { code, said } = await doctor(configured({ CHECK_MODEL: "openai:other" }));
  expect(code).toBe(1);
  for (const line of [
    /^chat +FAILS .*refused the key.*OPENAI_API_KEY/m,
    /^second.*FAILS/m,
    /^embeddings +FAILS/m,
  ])
    expect(said).toMatch(line);
  expect(said).not.toContain(KEY);
});
