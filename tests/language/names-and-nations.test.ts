import { describe, expect, it } from "vitest";
import { findNames } from "#lib/text/names.ts";
import { contentTokens, termOf, tokenize } from "#lib/text/tokens.ts";

const namesIn = (text: string) => findNames(text).map(({ text: name }) => name);
const termsOf = (text: string) => tokenize(text).map(({ term }) => term);

describe("names with words that are also titles", () => {
  it.each([
    ["Shares of General Motors fell.", ["General Motors"]],
    ["General Electric and General Mills rose.", ["General Electric", "General Mills"]],
    ["Security Bank reported a loss.", ["Security Bank"]],
    ["Police closed King Street on Friday.", ["King Street"]],
    ["National Grid said bills would rise.", ["National Grid"]],
    ["Premier League clubs voted on it.", ["Premier League"]],
    ["The Supreme Court heard it.", ["Supreme Court"]],
    ["The case reached the Justice Department.", ["Justice Department"]],
    ["The Queen Elizabeth Hospital was full.", ["Elizabeth Hospital"]],
  ])("%s", (text, names) => {
    expect(namesIn(text)).toEqual(names);
  });

  it.each([
    ["Chief Executive Mary Barra said sales rose.", "Mary Barra"],
    ["Chief Financial Officer Amy Hood resigned.", "Amy Hood"],
    ["Managing Director Kristalina Georgieva spoke.", "Kristalina Georgieva"],
    ["Interim Director Ada Byron spoke.", "Ada Byron"],
    ["General David Petraeus spoke.", "David Petraeus"],
    ["Justice Elena Kagan dissented.", "Elena Kagan"],
    ["Captain Ben Stokes was out.", "Ben Stokes"],
    ["Attorney General Merrick Garland said so.", "Merrick Garland"],
    ["Prime Minister Jacinda Ardern resigned.", "Jacinda Ardern"],
  ])("leaves offices out of persons' names: %s", (text, name) => {
    expect(namesIn(text)).toEqual([name]);
  });
});

describe("countries and their people", () => {
  it.each([
    ["Dutch", "Netherlands"],
    ["Korean", "Korea"],
    ["Filipino", "Philippines"],
    ["Swiss", "Switzerland"],
    ["Norwegians", "Norway"],
    ["Burmese", "Myanmar"],
    ["Polish", "Poland"],
    ["Kenyans", "Kenya"],
  ])("%s and %s are one term", (people, country) => {
    expect(termOf(people)).toBe(termOf(country));
  });

  it.each(["nail polish", "The floor needs polish."])("no country is meant by “%s”", (text) => {
    expect(termsOf(text)).not.toContain(termOf("Poland"));
  });

  it("a turkey is no country, unless a question has no capitals at all", () => {
    expect(termsOf("She roasted a turkey.")).not.toContain(termOf("Turkey"));
    expect(contentTokens("what does turkey say").map(({ term }) => term)).toEqual([termOf("Turkey")]);
    expect(contentTokens("Who roasted the turkey?").map(({ term }) => term)).not.toContain(termOf("Turkey"));
  });

  it("a capital at the start of a sentence does not make things a country's", () => {
    expect(namesIn("Turkey sandwiches")).toEqual([]);
    expect(namesIn("Turkey sandwiches were sold out by noon.")).toEqual([]);
    expect(namesIn("Turkey wants to join the club.")).toEqual(["Turkey"]);
    expect(namesIn("Turkey has elections in May.")).toEqual(["Turkey"]);
  });
});

describe("a question's content words", () => {
  it.each([
    ["What role does the play describe?", "play"],
    ["Who wrote the play?", "play"],
    ["What kind of article is it?", "article"],
  ])("%s", (question, term) => {
    expect(contentTokens(question).map((token) => token.term)).toContain(termOf(term));
  });

  it("are not its frame", () => {
    expect(contentTokens("What role does the mayor play?").map(({ word }) => word)).toEqual(["mayor"]);
  });
});
