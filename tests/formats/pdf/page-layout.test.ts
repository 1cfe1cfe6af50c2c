import { describe, expect, it } from "vitest";
import { joinLines } from "#lib/formats/pdf/join-lines.ts";
import { linesOfPage } from "#lib/formats/pdf/page-lines.ts";
import { readPdf } from "#lib/formats/pdf/read-pdf.ts";
import { makePdf, type Printed, printedLines } from "#tests/fixtures/make-pdf.ts";

async function read(
  ...pages: readonly (readonly Printed[])[]
): Promise<{ text: string; title: string | undefined }> {
  const source = await readPdf(makePdf(pages));
  if (!source.ok) throw new Error(source.reason);
  return { text: source.text, title: source.found.find(({ origin }) => origin === "text")?.metadata.title };
}

const TITLE = { text: "Mill burns in Harrow", x: 50, y: 745, size: 20 };
const COLUMNS = [
  [
    "The mill in Harrow burnt on",
    "Friday night, and nobody was",
    "hurt, the fire brigade said",
    "in the morning. It had stood",
    "there since 1804.",
  ],
  [
    "Its owner, Tilda Rowe, wants",
    "to build it anew, with both",
    "of its wheels, if the bank",
    "lends her the money for it.",
  ],
  [
    "The council will speak of it",
    "in May, when the report on",
    "the fire is to be ready, the",
    "mayor told the farmers.",
  ],
  ["Flour will come from Easton", "until then, at a price that", "is twice as high as before."],
];
const whole = (column: readonly string[]) => column.join(" ");

describe("columns", () => {
  it.each([2, 3, 4])("of any number and height are read one after the other: %d", async (count) => {
    const width = 500 / count;
    const columns = COLUMNS.slice(0, count).map((lines, i) =>
      printedLines(lines, { x: 50 + i * width, size: 8 }),
    );
    const { text, title } = await read([TITLE, ...columns.flat()]);
    expect(text).toBe([TITLE.text, ...COLUMNS.slice(0, count).map(whole)].join("\n\n"));
    expect(title).toBe(TITLE.text);
  });

  it("are read one after the other when they are drawn line by line, at different heights", async () => {
    const columns = COLUMNS.slice(0, 3).flatMap((lines, i) =>
      printedLines(lines, { x: 50 + i * 160, y: 700 - i * 5, size: 8 }),
    );
    const { text } = await read([TITLE, ...columns.toSorted((a, b) => b.y - a.y || a.x - b.x)]);
    expect(text).toBe([TITLE.text, ...COLUMNS.slice(0, 3).map(whole)].join("\n\n"));
  });

  it("may have two lines, or a single one in the last", async () => {
    const page = [
      ...printedLines(["The board of the mill has read", "the report of the fire brigade"], { x: 50 }),
      ...printedLines(["and will ask for another, since", "nobody knows how the fire came"], { x: 230 }),
      ...printedLines(["into the loft."], { x: 410 }),
    ];
    expect((await read([TITLE, ...page])).text).toBe(
      `${TITLE.text}\n\nThe board of the mill has read the report of the fire brigade and will ask for another, since nobody knows how the fire came into the loft.`,
    );
  });

  it("are those of a language that begins many lines with capitals", async () => {
    const left = [
      "Die Mühle in Harrach ist am",
      "Freitag abgebrannt, sagte die",
      "Feuerwehr am Morgen. Seit dem",
      "Jahr 1804 stand sie dort am",
      "Bach.",
    ];
    const right = [
      "Ihre Besitzerin will sie mit",
      "Hilfe der Bank neu bauen, mit",
      "Rädern aus Holz und einem",
      "Dach aus Stein.",
    ];
    const page = [...printedLines(left, { x: 50 }), ...printedLines(right, { x: 250 })];
    expect((await read(page)).text).toBe(`${whole(left)}\n\n${whole(right)}`);
  });

  it("may stand below a headline that ends within the first of them", async () => {
    const headline = [
      { text: "Mill in Harrow burns on the day before it was to be sold", x: 50, y: 770, size: 18 },
      { text: "to Easton", x: 50, y: 748, size: 18 },
    ];
    const columns = COLUMNS.slice(0, 3).flatMap((lines, i) =>
      printedLines(lines, { x: 50 + i * 140, size: 8 }),
    );
    const { text } = await read([...headline, ...columns]);
    expect(text).toContain(COLUMNS.slice(0, 3).map(whole).join("\n\n"));
  });

  it("leave a table between them a table, and go on behind it", async () => {
    const rows = [
      ["Mill", "Wheels", "Built"],
      ["Harrow", "2", "1804"],
      ["Easton", "1", "1911"],
      ["Lindham", "4", "1790"],
    ];
    const table = rows.flatMap((row, i) =>
      row.map((text, column) => ({ text, x: 50 + column * 60, y: 640 - i * 13, size: 9 })),
    );
    const left = [
      "The mill in Harrow is one of four that",
      "ground flour in the valley, and before",
      "the fire it was the only one that had",
    ];
    const right = [
      "two wheels and a loft of its own, the",
      "owner said. It had been her mother’s,",
      "who bought it in 1951.",
    ];
    const page = [
      ...printedLines(left, { x: 50 }),
      ...table,
      ...printedLines(
        right.map((line) => line.replace("’", "'")),
        { x: 320 },
      ),
    ];
    expect((await read(page)).text).toBe(
      `${whole(left)} ${whole(right).replace("’", "'")}\n\n${rows.map((row) => row.join(" | ")).join("\n\n")}`,
    );
  });

  it("are not what cells of words are", async () => {
    const rows = [
      ["Tilda Rowe of Harrow", "owner of the mill"],
      ["Abe Finch from Easton", "master of the fire brigade"],
      ["Una Marsh", "clerk of the council"],
    ];
    const page = rows.flatMap(([name = "", role = ""], i) => [
      { text: name, x: 50, y: 700 - i * 12 },
      { text: role, x: 200, y: 700 - i * 12 },
    ]);
    expect((await read(page)).text.split("\n\n")).toEqual(rows.map((row) => row.join(" | ")));
  });

  it("do not mix with a box beside them", async () => {
    const text = [...COLUMNS.slice(0, 2).flat(), ...COLUMNS.slice(2).flat()];
    const box = printedLines(["The mill in figures", "2 wheels", "31 sacks a day"], {
      x: 300,
      y: 660,
      leading: 13,
    });
    expect((await read([...printedLines(text, { x: 50 }), ...box])).text).toContain(whole(text.slice(0, 5)));
  });
});

it("keeps scores and ranges together that a line's end parts", async () => {
  const lines = [
    "The millers of Harrow beat the fire brigade of Easton by 3-",
    "1 on Sunday, in front of eleven people and a dog.",
  ];
  expect((await read(printedLines(lines))).text).toContain("by 3-1 on Sunday");
});

describe("large initials", () => {
  const lines = [
    "illers in Harrow went home on Friday, when the mill was",
    "still standing. They came back to a heap of black stones,",
    "and to a wheel that turned no more.",
  ];
  const rest = ["The owner wept when she saw what the fire had left of it."];

  it.each([2, 3])("over %d lines belong to their word, and to no title", async (high) => {
    const size = high * 14;
    const beside = printedLines(lines, { x: 50 }).map((line, i) =>
      i < high ? { ...line, x: 52 + size * 0.84 } : line,
    );
    const initial = { text: "M", x: 50, y: 700 - (high - 1) * 12, size };
    const below = printedLines(rest, { x: 50, y: 645 });
    const { text, title } = await read([TITLE, initial, ...beside, ...below]);
    expect(text).toBe(`${TITLE.text}\n\nM${whole(lines)}\n\n${whole(rest)}`);
    expect(title).toBe(TITLE.text);
  });

  it.each([
    ["A", "mill burnt in Harrow on Friday, and nobody was hurt in it,", "A mill burnt"],
    ["A", "fter the mill had burnt, nobody in Harrow knew what to do,", "After the mill"],
    ["I", "was in the mill when it burnt, said the man who had been in", "I was in"],
    ["I", "n the mill nobody was hurt, but the wheels and the stones of", "In the mill"],
  ])("are words by themselves or not: %s, %s", async (letter, line, expected) => {
    const page = [
      { text: letter, x: 50, y: 688, size: 28 },
      ...printedLines([line, "the mill were lost, which had been there since 1804."], { x: 72 }),
    ];
    expect((await read([TITLE, ...page])).text).toContain(`\n\n${expected}`);
  });

  it("that stand on the first line push the next one down", async () => {
    const page = [
      { text: "M", x: 50, y: 690, size: 32 },
      { text: "illers in Harrow went home on Friday, when the mill was", x: 78, y: 690 },
      ...printedLines(["still standing. They came back to a heap of black stones."], { x: 50, y: 668 }),
      ...printedLines(
        ["The wheel turned no more, and the owner wept at the sight,", "as did her neighbours."],
        { x: 50, y: 648 },
      ),
    ];
    expect((await read([TITLE, ...page])).text).toContain(
      "Millers in Harrow went home on Friday, when the mill was still standing.",
    );
  });
});

describe("raised and lowered print", () => {
  it.each([
    [
      [
        ["The mill stood on 40 m", 10, 0],
        ["2", 6, 4],
        [" of land.", 10, 0],
      ],
      "The mill stood on 40 m² of land.",
    ],
    [
      [
        ["They came on the 22", 10, 0],
        ["nd", 6, 4],
        [" of May.", 10, 0],
      ],
      "They came on the 22nd of May.",
    ],
    [
      [
        ["The fire brigade counted 1,310", 10, 0],
        ["5", 6, 3],
        [" sacks.", 10, 0],
      ],
      "The fire brigade counted 1,310 sacks.",
    ],
    [
      [
        ["There was CO", 10, 0],
        ["2", 6, -2],
        [" in the air.", 10, 0],
      ],
      "There was CO₂ in the air.",
    ],
  ] as const)("is written into its line (%#)", async (pieces, expected) => {
    let x = 50;
    const line = pieces.map(([text, size, up]) => {
      const piece = { text: text.trim(), x: x + (text.startsWith(" ") ? 3 : 0), y: 700 + up, size };
      x += helveticaWidth(text, size);
      return piece;
    });
    expect(
      (
        await read([
          ...line,
          ...printedLines(["Nobody was hurt in the mill, the fire brigade said."], { y: 688, x: 50 }),
        ])
      ).text,
    ).toContain(expected);
  });

  it("takes the number from a note whose mark may be a power as well", async () => {
    const before = "The fire brigade counted 212";
    const mark = 50 + helveticaWidth(before, 10);
    const { text } = await read([
      { text: before, x: 50, y: 700, size: 10 },
      { text: "3", x: mark, y: 704, size: 6 },
      { text: "people in the mill, and few of them", x: mark + 7, y: 700, size: 10 },
      ...printedLines(["were hurt, the owner said on the day after the fire."], { y: 688, x: 50 }),
      { text: "3 Millers are not counted.", x: 50, y: 80, size: 8 },
    ]);
    expect(text).toContain("counted 212³ people");
    expect(text.split("\n\n").at(-1)).toBe("Millers are not counted.");
  });

  it("puts notes at the foot of a page behind the sentence that goes on over it", async () => {
    const first = [
      ...printedLines(
        [
          "The report on the fire names the loft, where there had been",
          "a lamp, and the wheel, which had not been greased in a year,",
        ],
        { x: 50 },
      ),
      { text: "1", x: 50, y: 83, size: 5 },
      { text: "Report of the fire brigade, page 4.", x: 55, y: 80, size: 8 },
    ];
    const second = printedLines(["as the owner said herself. It will be read in the hall."], { x: 50 });
    expect((await read(first, second)).text).toBe(
      "The report on the fire names the loft, where there had been a lamp, and the wheel, which had not been greased in a year, as the owner said herself. It will be read in the hall.\n\nReport of the fire brigade, page 4.",
    );
  });
});

/** Widths of Adobe's font metrics, in thousandths of the letters' height. */
function helveticaWidth(text: string, size: number): number {
  const widths: Record<string, number> = {
    " ": 278,
    ",": 278,
    ".": 278,
    f: 278,
    t: 278,
    i: 222,
    l: 222,
    r: 333,
    c: 500,
    k: 500,
    s: 500,
    m: 833,
    w: 722,
    C: 722,
    O: 778,
    T: 611,
  };
  return (Array.from(text).reduce((sum, letter) => sum + (widths[letter] ?? 556), 0) * size) / 1000;
}

type Item = Parameters<typeof linesOfPage>[0][number];
const item = (str: string, x: number, width: number, y = 700, fontSize = 10): Item => ({
  ...{ str, x, y, width, fontSize, height: fontSize, fontFamily: "", dir: "ltr", hasEOL: false },
});

describe("text from right to left", () => {
  it("is put in the order in which it is read, with figures, brackets and words of other scripts", () => {
    // "The mill (1804) burnt in Harrow." in Hebrew, drawn from the left.
    const items = [
      item(".", 50, 3),
      item("Harrow", 53, 30),
      item("-ב", 83, 9),
      item("נשרפה", 96, 30),
      item("(", 130, 4),
      item("1804", 134, 22),
      item(")", 156, 4),
      item("הטחנה", 164, 30),
    ];
    expect(linesOfPage(items).map(({ text }) => text)).toEqual(["הטחנה (1804) נשרפה -בHarrow."]);
  });

  it("has the letters of Arabic in their plain form", () => {
    expect(linesOfPage([item("\uFEE2\uFEE0\uFECB", 50, 30)]).map(({ text }) => text)).toEqual(["ملع"]);
  });

  it("has its first column on the right", () => {
    const right = ["השריפה בטחנה החלה בליל שישי", "ואיש לא נפגע בה, אמרו כבאים", "בבוקר למחרת היום."];
    const left = ["הבעלים רוצה לבנות אותה שוב", "עם שני הגלגלים שהיו לה קודם", "אם יהיה לה כסף."];
    const column = (lines: string[], x: number) =>
      lines.map((line, i) => item(line, i === 2 ? x + 50 : x, i === 2 ? 100 : 150, 700 - i * 12));
    const text = joinLines([linesOfPage([...column(left, 50), ...column(right, 230)])]).text;
    expect(text).toBe(`${whole(right)}\n\n${whole(left)}`);
  });
});

it("reads pages in proportion to the number of their pieces", () => {
  const timeOf = (count: number): number => {
    const items = Array.from({ length: count }, (_, i) =>
      item(
        i % 3 === 0 ? "3" : "of the word it",
        50 + (i % 2) * 200,
        100,
        700 - i * 0.5,
        i % 3 === 0 ? 6 : 10,
      ),
    );
    const started = process.cpuUsage();
    joinLines([linesOfPage(items)]);
    return process.cpuUsage(started).user;
  };
  timeOf(1000);
  expect(timeOf(8000)).toBeLessThan(timeOf(1000) * 30);
});
