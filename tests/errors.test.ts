import { describe, expect, it } from "vitest";
import { loadConfig } from "#lib/config.ts";
import { CounterpointError, toCounterpointError } from "#lib/errors.ts";

describe("toCounterpointError", () => {
  it("keeps our errors, and keeps the details of others to itself", () => {
    const ours = new CounterpointError("not-found", "There is no such article.");
    expect(toCounterpointError(ours)).toBe(ours);
    const foreign = toCounterpointError(new Error("password=hunter2"));
    expect(foreign.status).toBe(500);
    expect(JSON.stringify(foreign)).not.toContain("hunter2");
  });
});

describe("loadConfig", () => {
  it("has a default for everything, and sends nothing anywhere by default", () => {
    expect(loadConfig({})).toEqual({
      corpusDir: "corpus",
      dataDir: ".data",
      host: "127.0.0.1",
      port: 3000,
      openai: undefined,
      chatModel: undefined,
      embedding: undefined,
    });
  });

  it("counts an empty variable as not set", () => {
    expect(loadConfig({ PORT: "", OPENAI_API_KEY: "", CHAT_MODEL: "" })).toEqual(loadConfig({}));
  });

  it("uses a local endpoint without a key", () => {
    const config = loadConfig({ OPENAI_BASE_URL: "http://127.0.0.1:8080/v1", CHAT_MODEL: "openai:local" });
    expect(config.openai).toEqual({ apiKey: "none", baseUrl: "http://127.0.0.1:8080/v1" });
    expect(config.chatModel).toBe("openai:local");
  });

  it.each([
    [{ PORT: "http" }, "PORT"],
    [{ PORT: "70000" }, "PORT"],
    [{ OPENAI_BASE_URL: "not a url" }, "OPENAI_BASE_URL"],
    [{ CHAT_MODEL: "gpt" }, "CHAT_MODEL"],
    [{ EMBEDDING_MODEL: "text-embedding-3-small" }, "EMBEDDING_MODEL"],
  ])("names the variable that is wrong in %j", (environment, variable) => {
    expect(() => loadConfig(environment)).toThrow(variable);
  });
});
