import { describe, expect, it } from "vitest";
import { loadConfig, publicPath } from "#lib/config.ts";

const fault = (environment: Record<string, string>): string => {
  try {
    loadConfig(environment);
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : "";
  }
  return "no fault";
};

describe("the configuration", () => {
  it.each([
    ["https://desk.example", "https://desk.example", ""],
    ["http://desk.example:8080/", "http://desk.example:8080", ""],
    ["desk.example", "https://desk.example", ""],
    ["https://desk.example/a/news/", "https://desk.example", "/a/news"],
  ])("reads PUBLIC_URL=%s", (value, origin, path) => {
    expect(loadConfig({ PUBLIC_URL: value }).publicUrl).toMatchObject({ origin, path });
    expect(publicPath({ PUBLIC_URL: value })).toBe(path);
  });

  it.each(["ftp://desk.example", "https://me@desk.example", "https://desk.example/?q=1", "https://", "a b"])(
    "says what PUBLIC_URL must be instead of %s",
    (value) => {
      expect(fault({ PUBLIC_URL: value })).toContain("PUBLIC_URL: must be the address that readers open");
      expect(publicPath({ PUBLIC_URL: value })).toBe("");
    },
  );

  it.each(["abc", "0", "70000", "80.5", "-1", "0x50"])("says what PORT must be instead of %s", (value) => {
    expect(fault({ PORT: value })).toContain(`PORT: must be a whole number from 1 to 65535, not “${value}”`);
  });

  it("takes what is empty for not set", () => {
    expect(loadConfig({ PORT: "", PUBLIC_URL: "" })).toMatchObject({ port: 3000, publicUrl: undefined });
  });
});
