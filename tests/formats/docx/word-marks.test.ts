import { describe, expect, it } from "vitest";
import { readDocx } from "#lib/formats/docx/read-docx.ts";
import { makeDocx, wordParagraph } from "#tests/fixtures/make-zip.ts";

async function read(
  body: string,
  parts: Record<string, string> = {},
): Promise<{ text: string; notes: string[] }> {
  const source = await readDocx(makeDocx(body, "", parts));
  if (!source.ok) throw new Error(source.reason);
  return { text: source.text, notes: source.notes };
}

async function textOf(body: string, parts: Record<string, string> = {}): Promise<string> {
  return (await read(body, parts)).text;
}

const run = (text: string, look = "") =>
  `<w:r>${look === "" ? "" : `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const raised = (text: string) => run(text, '<w:vertAlign w:val="superscript"/>');
const lowered = (text: string) => run(text, '<w:vertAlign w:val="subscript"/>');
const paragraph = (content: string, properties = "") =>
  `<w:p>${properties === "" ? "" : `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`;
const deleted = (text: string) =>
  `<w:del w:id="1"><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`;

describe("raised and lowered text", () => {
  it.each([
    [run("The 22") + raised("nd") + run(" of June"), "The 22nd of June"],
    [run("about 10") + raised("9") + run(" stars"), "about 10⁹ stars"],
    [run("on 85 km") + raised("2") + run(" of moor"), "on 85 km² of moor"],
    [run("less CO") + lowered("2") + run(" and N") + lowered("2") + run("O"), "less CO₂ and N₂O"],
    [run("some 2,350") + raised("4") + run(" seals"), "some 2,350 seals"],
    [run("the vote.") + raised("12") + run(" It was"), "the vote. It was"],
    [run("for 3") + raised("1") + run("/") + lowered("4") + run(" hours"), "for 3 1/4 hours"],
    [run("the 9") + run("th", '<w:position w:val="6"/><w:sz w:val="14"/>') + run(" hole"), "the 9th hole"],
    [run("a note") + run("7", '<w:rStyle w:val="Mark"/>') + run(" here"), "a note here"],
  ])("is written as a reader would (%#)", async (content, expected) => {
    const styles =
      '<w:style w:type="character" w:styleId="Up"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>' +
      '<w:style w:type="character" w:styleId="Mark"><w:basedOn w:val="Up"/></w:style>';
    expect(await textOf(paragraph(content), { styles })).toBe(expected);
  });

  it("reads formulas with their powers and fractions", async () => {
    const power =
      "<m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>-3</m:t></m:r></m:sup></m:sSup>";
    const half = "<m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>";
    expect(
      await textOf(
        paragraph(
          `${run("It is ")}<m:oMath>${power}</m:oMath>${run(" or ")}<m:oMath>${half}</m:oMath>${run(".")}`,
        ),
      ),
    ).toBe("It is 10⁻³ or 1/2.");
  });
});

describe("notes", () => {
  const reference = (id: number, kind = "footnote") => `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`;
  const note = (id: number, content: string, kind = "footnote") =>
    `<w:${kind} w:id="${id}"><w:p><w:r><w:${kind}Ref/></w:r>${content}</w:p></w:${kind}>`;

  it("stand at the end, in the order of their places, without numbers and arrows", async () => {
    const body = paragraph(
      run("Seals rose to 2,350") + reference(3) + run(" and boats to 41") + reference(1, "endnote"),
    );
    const parts = {
      footnotes:
        note(-1, run("line")) +
        note(2, run(" Nobody refers to this.")) +
        note(3, run(" Counted from the air.")),
      endnotes: note(1, run(" Without canoes."), "endnote"),
    };
    expect(await textOf(body + wordParagraph("The end."), parts)).toBe(
      "Seals rose to 2,350 and boats to 41\n\nThe end.\n\nCounted from the air.\n\nWithout canoes.",
    );
  });

  it("leave no mark of their own in the text", async () => {
    const marked = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="4"/><w:t>*</w:t></w:r>';
    const body = paragraph(run("The fee is 12 crowns") + marked + run(" a day."));
    const footnotes = `<w:footnote w:id="4">${paragraph(raised("*") + run(" Children pay half."))}</w:footnote>`;
    expect(await textOf(body, { footnotes })).toBe("The fee is 12 crowns a day.\n\nChildren pay half.");
  });
});

describe("deleted, struck and hidden text", () => {
  it.each([
    [`${run("The toll was ")}${deleted("51")}<w:ins w:id="2">${run("47")}</w:ins>${run(" people.")}`],
    [run("The toll was ") + run("51 ", "<w:strike/>") + run("47 people.")],
    [run("The toll was ") + run("51 ", "<w:dstrike/>") + run("47 people.")],
    [run("The toll was ") + run("51 ", '<w:rStyle w:val="Out"/>') + run("47 people.")],
  ])("goes, and the article is noted as corrected (%#)", async (content) => {
    const styles = '<w:style w:type="character" w:styleId="Out"><w:rPr><w:strike/></w:rPr></w:style>';
    expect(await read(paragraph(content), { styles })).toEqual({
      text: "The toll was 47 people.",
      notes: ["was corrected: the struck-out words “51” were left out"],
    });
  });

  it("keeps what a style strikes out and the run does not", async () => {
    const styles = '<w:style w:type="paragraph" w:styleId="Old"><w:rPr><w:strike/></w:rPr></w:style>';
    const content = run("It still holds.", '<w:strike w:val="0"/>') + run("This not.");
    expect(await textOf(paragraph(content, '<w:pStyle w:val="Old"/>'), { styles })).toBe("It still holds.");
  });

  it("joins paragraphs whose parting was deleted", async () => {
    const first = paragraph(run("The board met on Wed"), '<w:rPr><w:del w:id="3"/></w:rPr>');
    expect(await textOf(first + paragraph(run("nesday in the mill.")))).toBe(
      "The board met on Wednesday in the mill.",
    );
  });

  it("moves what was moved, and keeps no second copy", async () => {
    const from = `<w:moveFrom w:id="5">${run("The mill is old.")}</w:moveFrom>`;
    const to = `<w:moveTo w:id="6">${run("The mill is old.")}</w:moveTo>`;
    expect(await textOf(paragraph(from + run("It rained.")) + paragraph(to))).toBe(
      "It rained.\n\nThe mill is old.",
    );
  });

  it("does not read hidden text, hidden rows and the words of empty forms", async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="Base"><w:rPr><w:vanish/></w:rPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="Memo"><w:basedOn w:val="Base"/></w:style>';
    const hidden = paragraph(run("Ask the lawyers first."), '<w:pStyle w:val="Memo"/>');
    const form = `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${wordParagraph("Click here.")}</w:sdtContent></w:sdt>`;
    const row = (text: string, look = "") =>
      `<w:tr><w:trPr>${look}</w:trPr><w:tc>${wordParagraph(text)}</w:tc></w:tr>`;
    const table = `<w:tbl>${row("Shown")}${row("Not shown", "<w:hidden/>")}</w:tbl>`;
    const body = paragraph(run("The mill has two wheels.") + run(" Check this!", "<w:vanish/>"));
    expect(await textOf(body + hidden + form + table, { styles })).toBe("The mill has two wheels.\n\nShown");
  });
});

describe("large initials", () => {
  const initial = (letters: string) => paragraph(run(letters), '<w:framePr w:dropCap="drop" w:lines="3"/>');
  it.each([
    ["M", "illers in Harrow went home.", "Millers in Harrow went home."],
    ["M", "ILLERS IN HARROW went home.", "MILLERS IN HARROW went home."],
    ["I", " was at the mill by noon.", "I was at the mill by noon."],
    ["I", "t was noon at the mill.", "It was noon at the mill."],
    ["A", "fter noon the mill stood still.", "After noon the mill stood still."],
    ["“W", "e saw it burn,” he said.", "“We saw it burn,” he said."],
    ["Once", " the mill burnt, all was lost.", "Once the mill burnt, all was lost."],
  ])("belong to the first word: %s%s", async (letters, rest, expected) => {
    expect(await textOf(initial(letters) + wordParagraph(rest))).toBe(expected);
  });
});

describe("tables", () => {
  const cell = (text: string, properties = "") =>
    `<w:tc><w:tcPr>${properties}</w:tcPr>${wordParagraph(text)}</w:tc>`;
  const row = (...cells: string[]) => `<w:tr>${cells.join("")}</w:tr>`;

  it("repeat the label of a cell that spans rows, beside cells that span columns", async () => {
    const table = `<w:tbl>${[
      row(
        cell("Mill", '<w:vMerge w:val="restart"/>'),
        cell("Output", '<w:gridSpan w:val="2"/>'),
        cell("Staff", '<w:vMerge w:val="restart"/>'),
      ),
      row(cell("", "<w:vMerge/>"), cell("2023"), cell("2024"), cell("", '<w:vMerge w:val="continue"/>')),
      row(cell("Harrow"), cell("210"), cell("190"), cell("14")),
    ].join("")}</w:tbl>`;
    expect(
      await textOf(paragraph(run("Table 1: Flour in tonnes"), '<w:pStyle w:val="Caption"/>') + table),
    ).toBe(
      "Table 1: Flour in tonnes\n\nMill | Output | Staff\nMill | 2023 | 2024 | Staff\nHarrow | 210 | 190 | 14",
    );
  });

  it("that lay out a page are read cell by cell", async () => {
    const inner = `<w:tbl>${row(cell("Mill"), cell("Harrow"))}</w:tbl>`;
    const outer = `<w:tbl>${row(cell("The mill burnt."), `<w:tc>${inner}<w:p/></w:tc>`)}</w:tbl>`;
    expect(await textOf(outer)).toBe("The mill burnt.\n\nMill | Harrow");
  });
});

describe("what holds text together", () => {
  it("is read through: links, controls, fields, alternatives, text boxes, lists", async () => {
    const box = `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><w:txbxContent>${wordParagraph("The mill in figures")}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${wordParagraph("The mill in figures")}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent>`;
    const field = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText><w:t>code</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run("3 June")}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const body =
      paragraph(
        `<w:hyperlink>${run("The mill")}</w:hyperlink>${run(" burnt on ")}${field}${run(", at ")}<w:fldSimple w:instr="TIME">${run("noon")}</w:fldSimple>${run(".")}<w:r>${box}</w:r>`,
      ) +
      paragraph(run("One wheel"), '<w:numPr><w:numId w:val="2"/></w:numPr>') +
      paragraph(run("Two stones"), '<w:numPr><w:numId w:val="2"/></w:numPr>');
    expect(await textOf(body)).toBe(
      "The mill burnt on 3 June, at noon.\n\nThe mill in figures\n\nOne wheel\nTwo stones",
    );
  });

  // mammoth 1.13.0 leaves out the words of all of these (findings/mammoth-simple-field.sh).
  it.each([
    ["w:fldSimple", `<w:fldSimple w:instr=" REF lock ">${run("the lock")}</w:fldSimple>`],
    ["w:bdo", `<w:bdo w:val="rtl">${run("the lock")}</w:bdo>`],
    ["w:dir", `<w:dir w:val="ltr">${run("the lock")}</w:dir>`],
    [
      "w:ruby",
      `<w:r><w:ruby><w:rt>${run("aid")}</w:rt><w:rubyBase>${run("the lock")}</w:rubyBase></w:ruby></w:r>`,
    ],
  ])("keeps the words in %s", async (_, wrapped) => {
    expect(await textOf(paragraph(run("They mended ") + wrapped + run(" in June.")))).toBe(
      "They mended the lock in June.",
    );
  });

  it("is read on behind a field that never ends", async () => {
    const begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>';
    expect(await textOf(paragraph(begin + run("PAGE")) + wordParagraph("The mill burnt."))).toBe(
      "The mill burnt.",
    );
  });

  it("is not thought to be deep where it only has many empty elements", async () => {
    const bold = paragraph(run("The mill burnt.", "<w:b/><w:i/>"));
    expect(await textOf(bold.repeat(600))).toContain("The mill burnt.\n\nThe mill burnt.");
  });

  it("does not take longer than in proportion to the number of paragraphs and marks", async () => {
    const timeOf = async (count: number): Promise<number> => {
      const one = paragraph(
        run("It rose to 10") + raised("6") + deleted("x") + run(" or so"),
        '<w:rPr><w:del w:id="1"/></w:rPr>',
      );
      const started = process.cpuUsage();
      await textOf(one.repeat(count) + wordParagraph("The end."));
      return process.cpuUsage(started).user;
    };
    await timeOf(500);
    expect(await timeOf(8000)).toBeLessThan((await timeOf(1000)) * 30);
  });
});
