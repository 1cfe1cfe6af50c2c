import { describe, expect, it } from "vitest";
import { speakerOf } from "#lib/text/speakers.ts";

const own = { outletName: "Tern Review", authors: ["Jo Bly"] };
/** Who speaks in the part of the text between ⟦ and ⟧. */
function speaker(marked: string) {
  const start = marked.indexOf("⟦");
  const end = marked.indexOf("⟧") - 1;
  return speakerOf(marked.replace("⟦", "").replace("⟧", ""), [start, end], own);
}
const named = (name: string, certain = true) => ({ kind: "named", name, certain });
const unnamed = (description: string) => ({ kind: "unnamed", description });
const outlet = { kind: "outlet" };

describe("speakerOf: named in the sentence", () => {
  it.each([
    ["after the quotation", "⟦“It is late,” Lena Ostrow said.⟧", "Lena Ostrow"],
    ["before it", "⟦Lena Ostrow told reporters: “It is late.”⟧", "Lena Ostrow"],
    [
      "inverted, with a role",
      "⟦“It is late,” said Lena Ostrow, an admiral of the Norland navy.⟧",
      "Lena Ostrow",
    ],
    ["inverted, of a subject", "⟦“It is late,” said Lena Ostrow of the plan.⟧", "Lena Ostrow"],
    ["with titles", "⟦Brigadier Gen. Lena Ostrow warned that it was late.⟧", "Lena Ostrow"],
    ["with an aside", "⟦Lena Ostrow, who runs the navy’s college, said it was late.⟧", "Lena Ostrow"],
    [
      "of an institution",
      "⟦Lena Ostrow of the Norland Institute for Peace argues that it is late.⟧",
      "Lena Ostrow",
    ],
    [
      "in indirect speech",
      "⟦Lena Ostrow, a former Norland admiral, told Harbour Post that it was late.⟧",
      "Lena Ostrow",
    ],
    [
      "who did something first",
      "⟦Admiral Lena Ostrow met envoys in Kell and said that it was late.⟧",
      "Lena Ostrow",
    ],
    ["by according to", "⟦According to Lena Ostrow, it is late.⟧", "Lena Ostrow"],
    ["by another outlet's reporter", "⟦“It is late,” the Harbour Post’s Pavel Dorn reports.⟧", "Pavel Dorn"],
    ["as another outlet", "⟦“It is late, she added,” Harbour Post reports.⟧", "Harbour Post"],
    [
      "quoted by way of another outlet",
      "⟦Lena Ostrow said “it is late,” according to Harbour Post.⟧",
      "Lena Ostrow",
    ],
    ["reported as saying", "⟦Harbour Post reported Lena Ostrow as saying that it was late.⟧", "Lena Ostrow"],
    [
      "with a verb before and",
      "⟦Former admiral Lena Ostrow travels to Kell often and told me: “It is late.”⟧",
      "Lena Ostrow",
    ],
    ["by belief", "⟦Lena Ostrow, once head of the fleet, does not see an early end.⟧", "Lena Ostrow"],
    ["as calling", "⟦Lena Ostrow called the offer a cheap trick.⟧", "Lena Ostrow"],
    ["as a government", "⟦Tehran says it will start on Monday.⟧", "Tehran"],
    [
      "as an institution",
      "⟦The Dorn administration has long maintained that it was late.⟧",
      "Dorn administration",
    ],
  ])("%s", (_, text, name) => expect(speaker(text)).toEqual(named(name)));

  it("gives the full name that the article has", () => {
    expect(speaker("Admiral Lena Ostrow came.\n\n⟦“It is late,” Ostrow said.⟧")).toEqual(
      named("Lena Ostrow"),
    );
    expect(speaker("Defence Minister Omar al-Hadri came.\n\n⟦“It is late,” Hadri said.⟧")).toEqual(
      named("Omar al-Hadri"),
    );
  });

  it("names all who speak together", () => {
    expect(speaker("⟦Lena Ostrow and Kell’s traders believe it is late.⟧")).toEqual(
      named("Lena Ostrow and Kell’s traders"),
    );
    expect(speaker("⟦“It is late,” Lena Ostrow, Jan Holt and Pavel Dorn said.⟧")).toEqual(
      named("Lena Ostrow, Jan Holt and Pavel Dorn"),
    );
  });

  it.each([
    ["an office before it", "⟦Kell Ferries CEO Lena Ostrow told staff that it was late.⟧", "Lena Ostrow"],
    [
      "an occupation that starts the sentence",
      "⟦Historian Lena Ostrow says that it is late.⟧",
      "Lena Ostrow",
    ],
    ["a party and a state behind it", "⟦Rep. Lena Ostrow, D-Utah, said it was late.⟧", "Lena Ostrow"],
    ["the same in brackets", "⟦“It is late,” said Lena Ostrow (R-Iowa).⟧", "Lena Ostrow"],
    ["a role that it stands behind", "⟦“It is late,” said the port’s manager, Lena Ostrow.⟧", "Lena Ostrow"],
    [
      "a body of several words",
      "⟦It is late, the Bureau of Harbour Statistics said.⟧",
      "Bureau of Harbour Statistics",
    ],
    [
      "a body with an and",
      "⟦The Department of Ports and Inland Waters says it is late.⟧",
      "Department of Ports and Inland Waters",
    ],
    [
      "a title that is part of a body",
      "⟦According to the National Library of Kell, it is late.⟧",
      "National Library of Kell",
    ],
    ["a plural's look", "Lena Sanders came. ⟦Sanders said it was late.⟧", "Lena Sanders"],
    ["being quoted", "⟦Lena Ostrow was quoted by Harbour Post as saying that it was late.⟧", "Lena Ostrow"],
    ["a question before it", "⟦Asked whether it was late, Lena Ostrow said no.⟧", "Lena Ostrow"],
    [
      "what she did first",
      "⟦Lena Ostrow told staff it was late and predicted that nobody would come.⟧",
      "Lena Ostrow",
    ],
  ])("knows a name with %s", (_, text, name) => expect(speaker(text)).toEqual(named(name)));

  it("takes the turns of a printed conversation by their labels", () => {
    const before = "Lena Ostrow: It is late.\n\nPavel Dorn: It is early.\n\n";
    expect(speaker(`${before}⟦Lena Ostrow: Then we differ.⟧`)).toEqual(named("Lena Ostrow"));
    expect(speaker("Correction: It was late.\n\n⟦Correction: It was early.⟧")).toEqual(outlet);
  });

  it("knows a pulled quotation by its place in the text", () => {
    const text = "“The harbour has been dark since the spring tide,” Lena Ostrow said.";
    const pulled = "Pavel Dorn said no.\n\n⟦‘The harbour has been dark since the spring tide’⟧\n\n";
    expect(speaker(`${pulled}${text}`)).toEqual(named("Lena Ostrow"));
  });
});

describe("speakerOf: unnamed", () => {
  it.each([
    ["⟦A Kell harbour official told Tern Review that it was late.⟧", "a Kell harbour official"],
    ["⟦“It is late,” a source close to Ostrow said.⟧", "a source close to Ostrow"],
    ["⟦It was late, sources said.⟧", "sources"],
    ["⟦Sources said it was late.⟧", "sources"],
    ["⟦The ship, officials said, had been late.⟧", "officials"],
    ["⟦But, as one Northern naval source put it to me, it is late.⟧", "one Northern naval source"],
    [
      "⟦Ostrow urged calm, commanders familiar with the talks told Tern Review.⟧",
      "commanders familiar with the talks",
    ],
    [
      "⟦A commander for the Coast Brigade, now called the Coast Unit, told Tern Review that it was late.⟧",
      "a commander for the Coast Brigade",
    ],
    ["⟦Shia leaders were outspoken, saying that it was late.⟧", "Shia leaders"],
    ["⟦It is late, according to a diplomat who asked not to be named.⟧", "a diplomat"],
    ["⟦Ostrow urged calm, according to sources.⟧", "sources"],
    ["⟦“It is late,” a plumber said.⟧", "a plumber"],
    ["⟦Over 300 people told us that it was late.⟧", "over 300 people"],
    ["⟦“It is late,” said one of the ship’s cooks.⟧", "one of the ship’s cooks"],
    ["⟦The bid, said a banker who knows both sides, is late.⟧", "a banker"],
    ["⟦Lifeguards said that it was late.⟧", "lifeguards"],
  ])("%s", (text, description) => expect(speaker(text)).toEqual(unnamed(description)));

  it("finds who “the specialist” is, near or far", () => {
    const before =
      "“It is late,” a specialist in harbour law told Tern Review.\n\nKell is old.\n\nIt rains.\n\nIt rains.\n\n";
    expect(speaker(`${before}⟦“It is dark,” the specialist said.⟧`)).toEqual(
      unnamed("a specialist in harbour law"),
    );
    expect(speaker("⟦“It is dark,” the specialist said.⟧")).toEqual(unnamed("the specialist"));
  });
});

describe("speakerOf: inherited", () => {
  const ostrow = "“It is late,” Lena Ostrow said.";
  it.each([
    ["a pronoun", `${ostrow} ⟦“It is dark,” she added.⟧`],
    ["a pronoun in the next paragraph", `${ostrow}\n\n⟦“It is dark,” she added.⟧`],
    ["a continued quotation", `${ostrow} ⟦“It is dark. Nobody came.”⟧`],
    ["a quotation in the next paragraph", `${ostrow}\n\n⟦“It is dark. Nobody came.”⟧`],
    ["the paragraph's next sentence", "⟦“It is dark. Nobody came.”⟧ Lena Ostrow said it twice."],
    ["a colon", "⟦Last week, Lena Ostrow tried to be clear: “It is late.”⟧"],
  ])("from %s, as probable", (_, text) => expect(speaker(text)).toEqual(named("Lena Ostrow", false)));

  it("takes the nearest of two speakers", () => {
    expect(speaker(`${ostrow}\n\n“No,” said Pavel Dorn.\n\n⟦“It is dark,” he added.⟧`)).toEqual(
      named("Pavel Dorn", false),
    );
  });

  it("keeps an unnamed speaker unnamed", () => {
    expect(speaker("A sailor told us it was late. ⟦“It is dark,” he said.⟧")).toEqual(unnamed("a sailor"));
  });
});

describe("speakerOf: the outlet's own voice", () => {
  it.each([
    "⟦The tolls rose in 2018.⟧",
    "“It is late,” Lena Ostrow said. ⟦The tolls rose in 2018.⟧",
    "⟦Tern Review reports that tolls rose.⟧",
    "⟦Jo Bly argues that tolls rose.⟧",
    "⟦TR says that tolls rose.⟧",
    "⟦I believe that tolls rose.⟧",
    "⟦The word “adviser” sounds harmless.⟧",
    "“It is late,” Lena Ostrow said.\n\n⟦The “late” was heard by all.⟧",
    "⟦Which big port said that it was late?⟧",
    "⟦Lena Ostrow did not say how late it was.⟧",
    "⟦Lena Ostrow was told that it was late.⟧",
    "⟦Kell Ferries is launching a ship in May.⟧",
    "⟦Kell Ferries announced a ship of a new kind.⟧",
    "⟦Kell Ferries added two ships.⟧",
    "⟦Over at Kell Ferries, ships are said to be late.⟧",
    "⟦The numbers tell another tale.⟧",
    "⟦Experiments suggest that it is late.⟧",
    "⟦A grenade which officials said was old went off.⟧",
    "⟦The comments recalled an older fight.⟧",
    "⟦Lena Ostrow was said to be late.⟧",
    "⟦It was reported that tolls rose.⟧",
    "⟦## How Norland sees the tolls⟧",
  ])("%s", (text) => expect(speaker(text)).toEqual(outlet));
});

describe("speakerOf: left open, where it is not certain who speaks", () => {
  it.each([
    "⟦Lena Ostrow said it was late, but Pavel Dorn said that it was early.⟧",
    "⟦The harbour office said nobody was hurt, but the navy said that one had died.⟧",
    "⟦He said that it was late.⟧",
    "Lena Ostrow met Pavel Dorn. ⟦She said that it was late.⟧",
    "“It is late,” Lena Ostrow said of Pavel Dorn. ⟦He said that it was early.⟧",
    "“It is late,” the ministry said. ⟦He said that it was early.⟧",
    "The night was long. ⟦“It is late, and nobody comes.”⟧ The lamp went out.",
  ])("%s", (text) => expect(speaker(text)).toEqual({ ...outlet, leftOpen: true }));
});
