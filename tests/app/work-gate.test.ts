import { expect, it } from "vitest";
import { WorkGate } from "#app/server/work-gate.ts";

const never = new AbortController().signal;
const turn = () => new Promise((resolve) => setImmediate(resolve));
const gate = (options = {}) => new WorkGate({ atOnce: 1, mostWaiting: 10, patienceMs: 60_000, ...options });

it("lets in as many as there is room for, and the others when one leaves", async () => {
  const two = gate({ atOnce: 2 });
  const inside: string[] = [];
  const enter = async (name: string) => {
    const leave = await two.enter("a", never);
    inside.push(name);
    return leave;
  };
  const [leave] = await Promise.all([enter("1"), enter("2")]);
  void enter("3");
  void enter("4");
  await turn();
  expect(inside).toEqual(["1", "2"]);
  leave?.();
  leave?.();
  await turn();
  expect(inside).toEqual(["1", "2", "3"]);
});

it("gives clients their turns one after another, and each client's questions in their order", async () => {
  const one = gate();
  const leave = await one.enter("busy", never);
  const order: string[] = [];
  const ask = (client: string, name: string) =>
    one.enter(client, never).then((end) => {
      order.push(name);
      end();
    });
  const asked = [ask("busy", "b1"), ask("busy", "b2"), ask("busy", "b3"), ask("calm", "c1")];
  leave();
  await Promise.all(asked);
  expect(order).toEqual(["b1", "c1", "b2", "b3"]);
});

it("refuses whom it cannot let wait, and whom it has let wait too long", async () => {
  const small = gate({ mostWaiting: 1, patienceMs: 5 });
  await small.enter("a", never);
  const waiting = small.enter("a", never);
  await expect(small.enter("a", never)).rejects.toMatchObject({ code: "busy", status: 503 });
  await expect(waiting).rejects.toMatchObject({ code: "busy" });
});

it("forgets who went away while waiting", async () => {
  const one = gate();
  const leave = await one.enter("a", never);
  const gone = new AbortController();
  const waiting = one.enter("a", gone.signal);
  const next = one.enter("a", never);
  gone.abort(new Error("gone"));
  await expect(waiting).rejects.toThrow("gone");
  leave();
  expect(await next).toBeTypeOf("function");
});
