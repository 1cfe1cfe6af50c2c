import { describe, expect, it } from "vitest";
import { readDateLine } from "#lib/metadata/dates/date-line.ts";

describe("readDateLine", () => {
  it.each([
    ["7:05 AM CET, Thu October 3, 2019", "2019-10-03"],
    ["3. Oktober 2019, 7.05 Uhr", "2019-10-03"],
    ["Jeudi 3 octobre 2019 à 07h05", "2019-10-03"],
    ["1er octobre 2019", "2019-10-01"],
    ["jueves, 3 de octubre de 2019", "2019-10-03"],
    ["Quinta-feira, 3 de outubro de 2019, às 7h05", "2019-10-03"],
    ["giovedì 3 ottobre 2019, ore 7:05", "2019-10-03"],
    ["donderdag 3 oktober 2019 om 07:05", "2019-10-03"],
    ["четверг, 3 октября 2019 г., 07:05", "2019-10-03"],
    ["3 Ekim 2019 Perşembe", "2019-10-03"],
    ["2019. október 3., csütörtök", "2019-10-03"],
    ["czwartek, 3 października 2019", "2019-10-03"],
    ["2019年10月3日 7时05分", "2019-10-03"],
    ["2019년 10월 3일", "2019-10-03"],
    ["٣ أكتوبر ٢٠١٩", "2019-10-03"],
    ["03.10.2019", undefined],
    ["31.10.2019", "2019-10-31"],
    ["Oct. 3rd, 2019, 7:05 a.m. ET", "2019-10-03"],
    ["Date: 3 October 2019", "2019-10-03"],
  ])("reads %j", (line, published) => expect(readDateLine(line)?.published).toBe(published));

  it("tells the publication from a change, whatever comes first", () => {
    const both = { published: "2019-10-03", updated: "2019-10-05" };
    for (const line of [
      "Published 3 October 2019 | Updated 5 October 2019",
      "Updated 5 October 2019, first published 3 October 2019",
      "Publié le 3 octobre 2019, mis à jour le 5 octobre 2019",
      "Veröffentlicht: 3. Oktober 2019 · Aktualisiert: 5. Oktober 2019",
      "3 October 2019 - Last updated on 5 October 2019",
    ])
      expect(readDateLine(line), line).toMatchObject(both);
    expect(readDateLine("5 October 2019 (updated)")).toMatchObject({ updated: "2019-10-05" });
    expect(readDateLine("Updated 5 October 2019")?.published).toBeUndefined();
    expect(readDateLine("3 October 2019, updated 9:30")?.published).toBe("2019-10-03");
  });

  it("takes the order of numbers from the language, and leaves what that does not tell", () => {
    expect(readDateLine("03/10/2019")).toEqual({ isLabelled: false });
    expect(readDateLine("03/10/2019", "en")).toEqual({ isLabelled: false });
    expect(readDateLine("03/10/2019", "en-GB")?.published).toBe("2019-10-03");
    expect(readDateLine("03/10/2019", "en-US")?.published).toBe("2019-03-10");
    expect(readDateLine("03.10.2019", "de")?.published).toBe("2019-10-03");
  });

  it.each([
    "The bridge opened on 3 October 2019",
    "Council votes, 3 October 2019",
    "Vol. 12, 3 October 2019",
    "3 October 2019: fire at the mill",
    "Monday",
    "October",
    "Updated",
    "12:30",
  ])("takes %j for no line of dates", (line) => expect(readDateLine(line)).toBeUndefined());

  it("says of a month whose name means different ones nothing, unless the language is known", () => {
    expect(readDateLine("3. listopadu 2019")?.published).toBe("2019-11-03");
    expect(readDateLine("3 listopad 2019")?.published).toBeUndefined();
    expect(readDateLine("3. listopad 2019", "cs")?.published).toBe("2019-11-03");
    expect(readDateLine("3. listopada 2019", "hr")?.published).toBe("2019-10-03");
  });
});
