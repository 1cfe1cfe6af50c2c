import { expect, it, vi } from "vitest";
import { renderReport } from "../../scripts/support/ingest-with-progress.ts";
import { say } from "../../scripts/support/say.ts";
import { anIngestReport } from "../fixtures/ingest-report.ts";

it("prints nothing that a terminal obeys", () => {
  const log = vi.spyOn(console, "log").mockReturnValue();
  const error = vi.spyOn(console, "error").mockReturnValue();
  say.text("a\u001b[31mb\u001b]0;title\u0007c\u202Ed\n\te");
  say.error("f\u009b2Jg\u0008");
  say.json({ title: "h\u001b\u009b\u202Ei" });
  expect(log.mock.calls).toEqual([["abcd\n\te"], ['{"title":"h\\u001b\\u009b\\u202ei"}']]);
  expect(error.mock.calls).toEqual([["fg"]]);
  expect(JSON.parse(String(log.mock.calls[1]?.[0]))).toEqual({ title: "h\u001b\u009b\u202Ei" });
  vi.restoreAllMocks();
});

it("keeps each file of a report on its own line, whatever its name", () => {
  const report = anIngestReport({
    problems: [{ path: "a\n  not ingested: b.txt\u001b[2J", reason: "is empty" }],
  });
  expect(renderReport(report, "articles").split("\n")).toHaveLength(2);
  expect(renderReport(report, "articles")).toContain("not ingested: a not ingested: b.txt: is empty");
});
