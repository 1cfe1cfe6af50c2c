import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findTimeline } from "#lib/compare/timeline/find-timeline.ts";
import { comparedColumns } from "./compared-columns.ts";

const told = (text: string, publishedAt?: string) =>
  findTimeline(
    comparedColumns([{ outlet: "Gazette", text, ...(publishedAt === undefined ? {} : { publishedAt }) }]),
  )
    .filter(({ kind }) => kind === "told")
    .map(({ date }) => date);

describe("findTimeline", () => {
  it.each([
    ["The bridge fell on 4 May 2019.", ["2019-05-04"]],
    ["The bridge was opened in June 2011 and fell in 2019.", ["2011-06", "2019"]],
    ["Since 2014 the bridge has been closed to lorries.", ["2014"]],
    ["The 2015 inspection found nothing.", []],
    ["In the 1990s it was painted.", []],
    ["On Monday it was closed.", []],
    ["It carries 2,019 cars a day.", []],
    ["The bridge fell on 31 February 2019.", []],
  ])("%s", (text, dates) => expect(told(text)).toEqual(dates));

  it.each([
    ["The bridge fell on 4 May.", "2019-05", ["2019-05-04"]],
    ["The bridge fell on 4 May.", "2019-08-02", ["2019-05-04"]],
    ["The bridge fell on 4 May.", "2019", []],
    ["The bridge fell on 4 May.", "2019-03", []],
    ["The fair is on 4 January.", "2019-12-20", []],
    ["It was planned in 2012. On 4 May work began.", "2019-06", ["2012"]],
    ["Work began in May.", "2019-06", []],
  ])("%s, published %s", (text, publishedAt, dates) => expect(told(text, publishedAt)).toEqual(dates));

  it("puts publications and told dates of all columns in one order, partial dates first", () => {
    const timeline = findTimeline(
      comparedColumns([
        { outlet: "Gazette", text: "The bridge fell on 1 January 2019.", publishedAt: "2019" },
        {
          outlet: "Courier",
          text: "It was closed in January 2019. A new one was agreed in 2018.",
          publishedAt: "2018-11",
        },
        { outlet: "Herald", text: "Nobody knows when." },
      ]),
    );
    expect(timeline.map(({ date, kind, columnId }) => [date, kind, columnId])).toEqual([
      ["2018", "told", "courier"],
      ["2018-11", "published", "courier"],
      ["2019", "published", "gazette"],
      ["2019-01", "told", "courier"],
      ["2019-01-01", "told", "gazette"],
    ]);
  });

  it("quotes the sentence where it stands, once for each date", () => {
    const text = "A heading of 2001\n\nOn 3 March 2020 it began, and on 3 March 2020 it ended. It rained.";
    const { columns, texts } = comparedColumns([{ outlet: "Gazette", text }]);
    const timeline = findTimeline({ columns });
    expect(timeline).toHaveLength(1);
    const [entry] = timeline;
    expect(entry?.quote).toBe("On 3 March 2020 it began, and on 3 March 2020 it ended.");
    expect(texts.get("gazette-1")?.slice(...(entry?.quoteSpan ?? [0, 0]))).toBe(entry?.quote);
  });

  it("never has more than 40 entries, sorted, each quote in its place", () => {
    const sentence = fc
      .tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1990, max: 2024 }))
      .map(([day, year]) => `Something was done on ${day} July ${year}.`);
    const outlet = fc.array(sentence, { minLength: 1, maxLength: 40 }).map((all) => all.join(" "));
    fc.assert(
      fc.property(fc.array(outlet, { minLength: 1, maxLength: 4 }), (outlets) => {
        const { columns, texts } = comparedColumns(
          outlets.map((text, i) => ({ outlet: `Paper${i}`, text, publishedAt: "2024-08" })),
        );
        const timeline = findTimeline({ columns });
        expect(timeline.length).toBeLessThanOrEqual(40);
        expect(timeline.filter(({ kind }) => kind === "published")).toHaveLength(outlets.length);
        const dates = timeline.map(({ date }) => date);
        expect(dates).toEqual(dates.toSorted());
        for (const { articleId, quote, quoteSpan } of timeline) {
          if (quoteSpan !== undefined) expect(texts.get(articleId)?.slice(...quoteSpan)).toBe(quote);
        }
      }),
      { numRuns: 40 },
    );
  });
});
