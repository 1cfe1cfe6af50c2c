import { describe, expect, it } from "vitest";
import { givesFigure } from "#lib/evidence/gives-figure.ts";

describe("givesFigure", () => {
  it.each([
    ["How many jobs will be lost?", "About 340 workers will lose their jobs, the union said."],
    [
      "How many jobs will be lost?",
      "Jobs are lost, three hundred of them at the quay, and the jobs of 40 cooks.",
    ],
    ["How many ships sank?", "The storm sank 1,200 fishing boats."],
    ["How many people were lost?", "The board said that of the crew and people on board twelve had drowned."],
    ["How many were lost?", "Of the crew, 12 men lost their lives."],
    ["How much did passenger numbers fall?", "Passenger numbers fell by 28 percent over four years."],
    ["What is the number of dockers on strike?", "Some 2.5 thousand dockers stopped work."],
  ])("%s %s", (question, sentence) => {
    expect(givesFigure(question, sentence)).toBe(true);
  });

  it("may be told to look for the word itself", () => {
    const sentence = "The yard will dismiss 12 employees.";
    expect(givesFigure("How many workers must go?", sentence)).toBe(true);
    expect(givesFigure("How many workers must go?", sentence, { related: false })).toBe(false);
  });

  it.each([
    ["a sentence without a figure", "How many jobs will be lost?", "Many workers will lose their jobs."],
    ["a date", "How many jobs will be lost?", "The jobs will be lost on 1 October 2019."],
    [
      "what another clause counts",
      "How many jobs will be lost?",
      "The jobs will go, and 12 million crowns are paid.",
    ],
    [
      "what counts something else",
      "How many jobs will be lost when the ferry closes?",
      "The ferry carried 40 lorries.",
    ],
    ["the number of a name", "How many jobs did Anna Berg lose?", "Anna Berg has 3 sons."],
    ["one of many", "How many jobs will be lost?", "One of the jobs is his."],
  ])("takes no figure from %s", (_, question, sentence) => {
    expect(givesFigure(question, sentence)).toBe(false);
  });
});
