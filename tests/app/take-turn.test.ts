import { expect, it } from "vitest";
import { takeTurn } from "#app/server/take-turn.ts";

const request = () => new Request("http://desk.invalid", { headers: { "x-forwarded-for": "127.0.0.1" } });

it("lets other work in between the steps of an answer, and ends with the last one", async () => {
  const turn = await takeTurn(request());
  let others = 0;
  const count = () => {
    others += 1;
    pending = setImmediate(count);
  };
  let pending = setImmediate(count);
  const seen: number[] = [];
  async function* steps() {
    yield 1;
    yield 2;
    yield 3;
  }
  for await (const step of turn.through(steps())) seen.push(step);
  clearImmediate(pending);
  expect(seen).toEqual([1, 2, 3]);
  expect(others).toBeGreaterThanOrEqual(6);
});

it("holds what is read until its end, also where nothing was streamed", async () => {
  const turn = await takeTurn(request());
  const held: string[] = [];
  const hold = () => {
    held.push("held");
    return () => void held.push("released");
  };
  const tools = { reader: { hold } } as unknown as Parameters<typeof turn.holding>[0];
  expect(turn.holding(tools)).toBe(tools);
  turn.end();
  turn.end();
  expect(held).toEqual(["held", "released"]);
});

it("ends when the client goes away", async () => {
  const gone = new AbortController();
  const first = await takeTurn(new Request("http://desk.invalid", { signal: gone.signal }));
  const second = await takeTurn(request());
  const third = takeTurn(request());
  gone.abort();
  (await third).end();
  second.end();
  first.end();
});
