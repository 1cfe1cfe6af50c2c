import { expect, it } from "vitest";
import { CounterpointError } from "#lib/errors.ts";
import { toModelError } from "#lib/models/to-model-error.ts";

const ENDPOINT = {
  purpose: "chat model",
  model: "double",
  baseUrl: "https://user:word@models.example/v1?key=hush",
  apiKey: "abcd1234",
} as const;

/** As `fetch` and a client library wrap it. */
function wrapped(code: string, message: string): Error {
  const cause = Object.assign(new Error(message), { code });
  return new Error("Connection error.", { cause: new TypeError("fetch failed", { cause }) });
}

it.each([
  ["DEPTH_ZERO_SELF_SIGNED_CERT", "self-signed certificate", /NODE_EXTRA_CA_CERTS/],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "unable to verify the first certificate", /NODE_EXTRA_CA_CERTS/],
  ["CERT_HAS_EXPIRED", "certificate has expired", /Renew/],
  ["ERR_TLS_CERT_ALTNAME_INVALID", "Hostname/IP does not match certificate's altnames", /host name/],
])("says why %s is no trusted connection, and what helps", (code, message, hint) => {
  expect(toModelError(wrapped(code, message), ENDPOINT)).toMatchObject({
    code: "model-unreachable",
    message: expect.stringContaining(`cannot be reached safely: ${message} (${code})`),
    hint: expect.stringMatching(hint),
  });
});

it("keeps one of ours, however deep it is wrapped", () => {
  const ours = new CounterpointError("model-failed", "It redirects.");
  expect(toModelError(new Error("a", { cause: new Error("b", { cause: ours }) }), ENDPOINT)).toBe(ours);
});

it("tells no key, wherever it stands", () => {
  for (const status of [400, 401, 418, 500]) {
    const thrown = Object.assign(new Error("Key abcd1234 or sk-abcdefgh or Bearer other9876 is wrong"), {
      status,
    });
    const error = toModelError(thrown, ENDPOINT);
    const all = `${error.message} ${error.hint} ${String(error.cause)} ${JSON.stringify(error)}`;
    expect(all).not.toMatch(/abcd1234|sk-abcd|other9876|hush|word/);
  }
});
