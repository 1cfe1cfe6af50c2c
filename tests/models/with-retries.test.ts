import { expect, it, vi } from "vitest";
import { CounterpointError } from "#lib/errors.ts";
import { withRetries } from "#lib/models/with-retries.ts";

const POLICY = { tries: 3, firstPauseMs: 4, longestPauseMs: 2_000 };
const never = new AbortController().signal;

const failure = (status: number | undefined, headers: Record<string, string> = {}, code?: string) =>
  Object.assign(new Error("no"), { status, headers: new Headers(headers), code });

it.each([
  ["a full server", failure(503)],
  ["too many requests", failure(429)],
  ["a lost connection", failure(undefined, {}, "ECONNRESET")],
  ["a lost connection, wrapped", new Error("no", { cause: failure(undefined, {}, "UND_ERR_SOCKET") })],
  ["one answer that came too late", Object.assign(new Error("late"), { name: "TimeoutError" })],
])("tries again after %s, as often as allowed", async (_, thrown) => {
  const attempt = vi.fn().mockRejectedValue(thrown);
  await expect(withRetries(attempt, POLICY, never)).rejects.toBe(thrown);
  expect(attempt).toHaveBeenCalledTimes(3);
});

it.each([
  ["a refused key", failure(401)],
  ["an unknown model", failure(404)],
  ["a used-up quota", failure(429, {}, "insufficient_quota")],
  ["an error that was decided", new CounterpointError("model-failed", "no")],
  ["a fault of ours", new TypeError("undefined is not a function")],
  ["a server that asks for more patience than there is", failure(429, { "retry-after": "3" })],
])("does not try again after %s", async (_, thrown) => {
  const attempt = vi.fn().mockRejectedValue(thrown);
  await expect(withRetries(attempt, POLICY, never)).rejects.toBe(thrown);
  expect(attempt).toHaveBeenCalledTimes(1);
});

it.each([
  ["seconds", (ms: number) => `${ms / 1000}`, 300],
  ["a date", (ms: number) => new Date(Date.now() + ms).toUTCString(), 1_200],
])("waits as long as Retry-After asks, in %s", async (_, write, ms) => {
  const header = write(ms);
  const until = Number.isNaN(Number(header)) ? Date.parse(header) : Date.now() + ms;
  const attempt = vi
    .fn()
    .mockRejectedValueOnce(failure(429, { "retry-after": header }))
    .mockResolvedValue("fine");
  expect(await withRetries(attempt, POLICY, never)).toBe("fine");
  expect(Date.now()).toBeGreaterThanOrEqual(until - 5);
});

it("stops waiting when asked to, with the reason given", async () => {
  const controller = new AbortController();
  const reason = new Error("enough");
  const attempt = vi.fn().mockRejectedValue(failure(429, { "retry-after": "2" }));
  setTimeout(() => controller.abort(reason), 20);
  const started = performance.now();
  await expect(withRetries(attempt, POLICY, controller.signal)).rejects.toBe(reason);
  expect(performance.now() - started).toBeLessThan(1_000);
});
