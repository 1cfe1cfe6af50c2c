import { describe, expect, it } from "vitest";
import { type CitationStreamOptions, createCitationStream } from "#lib/citations/citation-stream.ts";
import { CRANES, flatIdf, NAVY, PASSAGES, passageOf } from "./harbour-news.ts";

const run = (text: string, options: Partial<CitationStreamOptions> = {}) => {
  const stream = createCitationStream({ passages: PASSAGES, idf: flatIdf, ...options });
  stream.push(text);
  stream.finish();
  return stream.result();
};
const textOf = (text: string) => run(text).text;
/** Each citation as marker, check and the sentence it belongs to. */
const citationsOf = (text: string) => {
  const { citations, text: output } = run(text);
  return citations.map((one) => `${one.marker} ${one.check}: ${output.slice(...one.answerSpan)}`);
};
const findingsOf = (text: string) =>
  run(text).citations.flatMap((one) => one.findings.map((finding) => `${finding.kind}: ${finding.what}`));
const uncitedOf = (text: string) => {
  const { uncited, text: output } = run(text);
  return uncited.map((one) => ({
    sentence: output.slice(...one.answerSpan),
    findings: one.findings.map((finding) => `${finding.kind}: ${finding.what}`),
  }));
};

const DENIED = "The defence ministry in Kell denied that the port had closed.";
const NO_REASON = "The official gave no reason.";
const CONFIRMED = "Norland’s government has never confirmed the arrangement.";

describe("markers", () => {
  it("are numbered by first use of their passage", () => {
    const { text, sources } = run(`${CONFIRMED} [3] ${DENIED} [1] ${CONFIRMED} [3]`);
    expect(text).toBe(`${CONFIRMED} [1] ${DENIED} [2] ${CONFIRMED} [1]`);
    expect(sources.map(({ marker, article }) => [marker, article.id])).toEqual([
      [1, "relay"],
      [2, "navy"],
    ]);
  });

  it.each([
    ["before the full stop", `${DENIED.slice(0, -1)} [1].`],
    ["behind it", `${DENIED} [1]`],
    ["glued", `${DENIED}[1]`],
    ["glued before the full stop", `${DENIED.slice(0, -1)}[1].`],
    ["in lenticular brackets", `${DENIED}【1】`],
    ["on a line of its own", `${DENIED}\n[1]`],
    ["before the sentence", `[1] ${DENIED}`],
    ["twice", `${DENIED} [1][1] [1]`],
  ])("come out behind the sentence: %s", (_, input) => {
    expect(textOf(input)).toBe(`${DENIED} [1]`);
    expect(citationsOf(input)).toEqual([`1 verbatim: ${DENIED}`]);
  });

  it("stay where they are within a sentence, which is held against all of its passages", () => {
    const input = "The port of Kell never closed[1], while 40 percent of its cranes stood idle [2].";
    expect(textOf(input)).toBe(
      "The port of Kell never closed [1], while 40 percent of its cranes stood idle. [2]",
    );
    expect(citationsOf(input).map((line) => line.slice(0, 12))).toEqual(["1 consistent", "2 consistent"]);
  });

  it("get their space where they were glued between words", () => {
    expect(textOf("Kell’s port[1]and its cranes [2]never stood idle.")).toMatch(
      /^Kell’s port \[1\] and its cranes \[2\] never/,
    );
    expect(textOf(`${DENIED}[1]${NO_REASON}[2]`)).toBe(`${DENIED} [1] ${NO_REASON} [2]`);
  });

  it("that point nowhere are taken out with their space, and counted", () => {
    const { text, removed } = run(
      `${DENIED.slice(0, -1)} [9]. ${NO_REASON} [0][2] The port [12] and the sea [7], too.`,
    );
    expect(text).toBe(`${DENIED} [1] ${NO_REASON} [2] The port and the sea, too.`);
    expect(removed.markers).toBe(4);
  });

  it("below a sentence belong to the text that follows them on their line", () => {
    expect(textOf(`${DENIED} [1]\n\n[2] ${NO_REASON}`)).toBe(`${DENIED} [1]\n\n${NO_REASON} [2]`);
  });

  it("without any sentence are taken out", () => {
    expect(run("[1]")).toMatchObject({ text: "", citations: [], sources: [], removed: { markers: 1 } });
    expect(run("--- [1]\n")).toMatchObject({ citations: [], sources: [], removed: { markers: 1 } });
  });

  it("do not end a sentence at an abbreviation", () => {
    const input = "Norland has sent sailors to the U.S. [1] and to the Strait of Arden.";
    expect(run(input).citations).toHaveLength(1);
    expect(textOf(input)).toBe(input);
  });
});

describe("a sentence without a marker", () => {
  it("gets that of the passage in which it stands", () => {
    expect(textOf(`${NO_REASON} ${DENIED}`)).toBe(`${NO_REASON} [1] ${DENIED} [2]`);
  });

  it("gets that of a passage that clearly bears it out", () => {
    expect(citationsOf("Fishermen blamed new tolls, which rose to 12 dollars a boat in 2018.")).toEqual([
      "1 consistent: Fishermen blamed new tolls, which rose to 12 dollars a boat in 2018.",
    ]);
  });

  it("stays without when something in it stands nowhere, which is told", () => {
    expect(uncitedOf("Boris Vance sent 9,000 sailors from Chile on 5 May 2011.")).toEqual([
      {
        sentence: "Boris Vance sent 9,000 sailors from Chile on 5 May 2011.",
        findings: ["number: 9,000", "date: 5 May 2011", "name: Boris Vance", "name: Chile"],
      },
    ]);
  });

  it("stays without when it says too little to tell", () => {
    expect(uncitedOf("The passages do not say. It is unclear why.").map(({ findings }) => findings)).toEqual([
      [],
      [],
    ]);
  });
});

describe("a sentence with the wrong marker", () => {
  it("gets the right one as well, and the wrong one is doubtful", () => {
    const { text, citations } = run(`${DENIED} [2]`);
    expect(text).toBe(`${DENIED} [1][2]`);
    expect(citations.map((one) => [one.articleId, one.check])).toEqual([
      ["cranes", "doubtful"],
      ["navy", "verbatim"],
    ]);
  });

  it("is doubtful when no passage has what it says", () => {
    expect(findingsOf("Norland has sent 2,500 more sailors to the Strait of Arden. [1]")).toEqual([
      "number: 2,500",
    ]);
    expect(findingsOf("Brazil blamed Pavel Dorn for all of it on 9 May 2003. [2]")).toEqual([
      "date: 9 May 2003",
      "name: Pavel Dorn",
    ]);
    expect(findingsOf("Penguins migrate over glaciers during stormy winter nights. [1]")).toHaveLength(1);
  });
});

describe("quotations", () => {
  it("keep their marks when their words stand in a passage", () => {
    for (const words of [
      "“We will guard every ship,”",
      "“we will guard every ship”",
      '"We will guard every ship. Nobody will stop us."',
      "‘a cheap trick’",
      "'a cheap trick'",
      "“We will … stop us”",
      "“a quiet understanding [of both sides] … that suits both”",
      "“Who guards the strait?”",
    ]) {
      expect(textOf(`The admiral said ${words} yesterday.`)).toContain(words);
      expect(run(`The admiral said ${words} yesterday.`).removed.quotations).toBe(0);
    }
  });

  it.each([
    ["“We will attack at dawn,” she said.", "We will attack at dawn, she said."],
    ['She said: "We will attack at dawn."', "She said: We will attack at dawn."],
    ["She spoke of ‘our finest hour’ there.", "She spoke of our finest hour there."],
    ["She spoke of 'our finest hour' there.", "She spoke of our finest hour there."],
    ["She spoke of 'our enemies' there.", "She spoke of our enemies there."],
    ["The “provocation” ended.", "The provocation ended."],
    [
      "“We will guard every ship and every boat,” she said.",
      "We will guard every ship and every boat, she said.",
    ],
    ["“We will guard … with fire,” she said.", "We will guard … with fire, she said."],
    ["“He told me ‘go home’ twice,” she said.", "He told me go home twice, she said."],
    ["She said “we will attack and left.", "She said we will attack and left."],
  ])("lose them otherwise: %s", (input, expected) => {
    const { text, citations, removed } = run(`${input} [1]`);
    expect(text).toBe(`${expected} [1]`);
    expect(removed.quotations).toBeGreaterThan(0);
    expect(citations[0]?.check).toBe("doubtful");
    expect(citations[0]?.findings.map((finding) => finding.kind)).toContain("quotation");
  });

  it("end where the invented part of them begins", () => {
    const opened = passageOf("open", "“It began early. It ended late,” said Jo Bly. “Nobody came.");
    const { text } = run("“Nobody came. [1] We shot them all.” [1]", { passages: [opened] });
    expect(text).toBe("“Nobody came.” [1] We shot them all. [1]");
  });

  it("of words in a summary are allowed only where the summary quotes them itself", () => {
    const summary = passageOf("sum", "The port shut its gates. Dorn spoke of “a cheap trick”.", {
      wording: "summary",
    });
    const { text } = run("The port “shut its gates”. [1] Dorn spoke of “a cheap trick”. [1]", {
      passages: [summary],
    });
    expect(text).toBe("The port shut its gates. [1] Dorn spoke of “a cheap trick”. [1]");
  });

  it("do not mistake apostrophes and inches", () => {
    const text = "The boys’ boat, the '90s, rock 'n' roll and a 6\" pipe didn’t matter to Kell’s port.";
    expect(textOf(text)).toBe(text);
  });

  it("that another passage has are told when the cited one lacks them", () => {
    const { citations } = run("Dorn called it “a quiet understanding”. [1]");
    expect(citations[0]?.findings.map((finding) => finding.kind)).toContain("quotation");
  });
});

describe("lines", () => {
  it("that only name what follows need no marker", () => {
    const input =
      "## What Norland did\n\n**Lena Ostrow, to Harbour Post, May 2019**\n\nKey points:\n\n**Kell Courier**\n";
    expect(run(input)).toMatchObject({ text: input, citations: [], uncited: [] });
  });

  it("that name somebody whom no passage has are marked", () => {
    expect(uncitedOf("**Ivan Petrov, to Harbour Post**\n\nThe official gave no reason. [2]")).toEqual([
      { sentence: "Ivan Petrov, to Harbour Post", findings: ["name: Ivan Petrov"] },
    ]);
    expect(uncitedOf("**Ivan Petrov:** The official gave no reason. [2]")).toEqual([
      { sentence: "Ivan Petrov", findings: ["name: Ivan Petrov"] },
    ]);
    expect(uncitedOf("# The 9,000 sailors of Chile")[0]?.findings).toEqual(["number: 9,000", "name: Chile"]);
  });

  it.each([
    ["a bullet", "- "],
    ["a star", "* "],
    ["a number", "12. "],
    ["a label", "**The port:** "],
    ["a numbered label", "1. **The port**: "],
    ["an indented bullet", "Points:\n  - "],
  ])("give the sentence without %s", (_, prefix) => {
    const input = `${prefix}${DENIED} [1]`;
    expect(textOf(input)).toBe(input);
    expect(citationsOf(input)).toEqual([`1 verbatim: ${DENIED}`]);
  });

  it("of a list are sentences even without a full stop", () => {
    const input = "- Marta Quill leads the union [2]\n- Pavel Dorn speaks for the ministry [1]\n";
    expect(citationsOf(input)).toEqual([
      "1 consistent: Marta Quill leads the union",
      "2 consistent: Pavel Dorn speaks for the ministry",
    ]);
  });

  it("lose Markdown’s quotation mark, for that would be a quotation", () => {
    expect(textOf("> We will win.\n> Surely.")).toBe("We will win.\nSurely.");
  });

  it("in bold give the sentence without its emphasis", () => {
    expect(citationsOf(`**${DENIED}** [1]`)).toEqual([`1 verbatim: ${DENIED}`]);
  });
});

describe("citations", () => {
  it("point into the article, not the passage", () => {
    const [citation] = run(`${NO_REASON} [2]`).citations;
    const start = CRANES.passage.start + CRANES.passage.text.indexOf(NO_REASON);
    expect(citation).toMatchObject({ quote: NO_REASON, quoteSpan: [start, start + NO_REASON.length] });
  });

  it("say who speaks, from the whole article where it is known", () => {
    const lead = "Admiral Lena Ostrow came to Kell.\n\n";
    const body = "“We will guard it,” Ostrow said.";
    const passage = passageOf("long", body, {}, lead.length);
    const [citation] = run(`${body} [1]`, { passages: [passage], textOf: () => lead + body }).citations;
    expect(citation?.voice).toEqual({ kind: "named", name: "Lena Ostrow", certain: true });
  });

  it("take two sentences where it needs both", () => {
    const [citation] = run(
      "Fishermen blamed tolls of $12, and the official gave no reason for idle cranes. [2]",
    ).citations;
    expect(citation?.quote.split(". ").length).toBeGreaterThan(1);
    expect(NAVY.passage.text).not.toContain(citation?.quote);
  });

  it("leave text alone that only looks like Markdown’s or HTML", () => {
    const text = "Kell’s port [sic] (1) <b>closed</b> at 5 * 3 < 20 & more!\n\n```\nx = [a, b]\n```\n";
    expect(textOf(text)).toBe(text);
  });

  it("make no link of pieces that meet", () => {
    expect(textOf('[a]"(b)" and ["1"] and [1](not a link).')).not.toMatch(/\]\(|\[1\](?! \()/);
  });
});

describe("streaming", () => {
  it("sends words with the delta that brought them", () => {
    const stream = createCitationStream({ passages: PASSAGES, idf: flatIdf });
    expect(stream.push("Norl")).toEqual([{ type: "text-delta", delta: "Norl" }]);
    expect(stream.push("and sent")).toEqual([{ type: "text-delta", delta: "and sent" }]);
  });

  it("sends each citation right after the text that it belongs to", () => {
    const stream = createCitationStream({ passages: PASSAGES, idf: flatIdf });
    const events = [
      ...stream.push(`${DENIED} [1] ${NO_REASON} [2] More to follow here, and there`),
      ...stream.finish(),
    ];
    expect(events.map((event) => event.type)).toEqual([
      "text-delta",
      "marker",
      "citation",
      "text-delta",
      "marker",
      "citation",
      "text-delta",
      "uncited",
    ]);
    expect(events[0]).toEqual({ type: "text-delta", delta: `${DENIED} [1]` });
  });

  it("takes an empty answer and empty passages", () => {
    expect(run("")).toEqual({
      text: "",
      markers: [],
      sources: [],
      citations: [],
      uncited: [],
      removed: { markers: 0, quotations: 0 },
    });
    expect(run("Nothing [1] is “known”.", { passages: [] })).toMatchObject({
      text: "Nothing is known.",
      removed: { markers: 1, quotations: 1 },
    });
  });
});
