import { describe, expect, it } from "vitest";
import { openPage } from "#lib/formats/html/open-page.ts";

describe("openPage", () => {
  it.each([
    "<html><head><title>Fog</title></head><body><p>Rain</p></body></html>",
    "<title>Fog</title><p>Rain</p>",
    "<head><title>Fog</title></head><body><p>Rain</p></body>",
    "<!doctype html><body><p>Rain</p></body>",
    '<html><meta charset="utf-8"><title>Fog</title><body class="a"><p>Rain</p></body></html>',
    '<!-- saved --><!DOCTYPE html>\n<meta charset="utf-8"><style>p {}</style><title>Fog</title>\n<p>Rain',
    "<html><title>Fog</title><p>Rain",
    "<html\n><p>Rain",
  ])("finds head and body where their tags are left out: %s", (source) => {
    const document = openPage(source);
    expect(document.body.textContent?.trim()).toBe("Rain");
    expect(document.title).toBe(source.includes("Fog") ? "Fog" : "");
  });

  it("reads attributes' names in capitals", () => {
    const document = openPage('<BODY CLASS="a"><P ID="b" Data-Kind="c" HIDDEN>Rain</P>');
    expect(document.querySelector(".a #b[hidden][data-kind=c]")?.textContent).toBe("Rain");
  });
});
