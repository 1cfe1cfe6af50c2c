import { describe, expect, it } from "vitest";
import { quoteCell, silentCell } from "#lib/compare/quote-cell.ts";
import { sharedOrigin } from "#lib/compare/shared-origin.ts";
import { comparedColumns } from "./compared-columns.ts";

const LATE = "The ferry to Vessholm was nine hours late on Sunday, the harbour office said.";
const AGAIN = "On Sunday it took the Vessholm ferry nine hours longer than it should have.";
const OTHER = "Nobody on the quay had been told how long they would have to wait.";

/** What is shared where each outlet says this; an empty text is silence; `report` makes the articles copies. */
function shared(told: Record<string, { text: string; report?: string }>) {
  const { columns: made } = comparedColumns(
    Object.entries(told).map(([outlet, { text }]) => ({ outlet, text: text || "Nothing." })),
  );
  const reports = Object.values(told).map(({ report }) => report);
  const columns = made.map(({ column, passages }, index) => {
    const originId = reports[index];
    const linked = passages.map(({ article, ...rest }) => ({
      ...rest,
      article: { ...article, ...(originId === undefined ? {} : { originId }) },
    }));
    return { column, passages: linked, mustSpeak: false };
  });
  const cells = columns.map(({ column, passages: [source] }, index) => {
    const text = Object.values(told)[index]?.text ?? "";
    return source === undefined || text === ""
      ? silentCell(column)
      : quoteCell(column, source, [0, text.length], undefined);
  });
  return sharedOrigin(cells, columns);
}

describe("sharedOrigin", () => {
  it("is empty where each outlet speaks for itself", () => {
    expect(shared({ Courier: { text: LATE }, Gazette: { text: AGAIN }, Post: { text: OTHER } })).toEqual({});
  });

  it("names the outlets that print one report, whatever the sentences shown", () => {
    const told = {
      Courier: { text: LATE, report: "r" },
      Gazette: { text: OTHER, report: "r" },
      Mirror: { text: "", report: "r" },
      Post: { text: AGAIN },
    };
    expect(shared(told)).toEqual({
      sharedOrigin: "One report, printed by Courier and Gazette: one origin.",
      origins: [["courier", "gazette"]],
    });
  });

  it("names those that have the same words in reports of their own", () => {
    expect(shared({ Courier: { text: LATE }, Gazette: { text: OTHER }, Post: { text: LATE } })).toEqual({
      sharedOrigin: "The same words in Courier and Post: one origin.",
      origins: [["courier", "post"]],
    });
  });

  it("keeps two origins apart, and joins what a third has in common with both", () => {
    const two = {
      Courier: { text: LATE, report: "r" },
      Gazette: { text: AGAIN },
      Mirror: { text: LATE, report: "r" },
      Post: { text: AGAIN },
    };
    expect(shared(two)).toEqual({
      sharedOrigin:
        "One report, printed by Courier and Mirror: one origin. The same words in Gazette and Post: one origin.",
      origins: [
        ["courier", "mirror"],
        ["gazette", "post"],
      ],
    });
    const joined = {
      Courier: { text: OTHER, report: "r" },
      Gazette: { text: LATE },
      Mirror: { text: LATE, report: "r" },
    };
    expect(shared(joined)).toEqual({
      sharedOrigin:
        "One report, printed by Courier and Mirror: one origin. The same words in Gazette and Mirror: one origin.",
      origins: [["courier", "gazette", "mirror"]],
    });
  });
});
