import { describe, expect, it } from "vitest";
import { askedSpeaker, isAskedSpeaker, tellsOf } from "#lib/evidence/asked-speaker.ts";

const OWN = ["Tern Review", "Jo Bly"];
const named = (name: string) => ({ kind: "named" as const, name, certain: true });
const unnamed = (description: string) => ({ kind: "unnamed" as const, description });

describe("askedSpeaker", () => {
  it.each([
    ["What did Lena Ostrow say about the pier?", "Lena Ostrow"],
    ["What does Ostrow think of the tolls?", "Ostrow"],
    ["Did Judge Lena Ostrow call the fine too low?", "Lena Ostrow"],
    ["Why has Lena Ostrow described the vote as a trick?", "Lena Ostrow"],
    ["What did Lena Ostrow have to say about the pier?", "Lena Ostrow"],
    ["How many boats are there, according to Lena Ostrow?", "Lena Ostrow"],
    ["What was said by the Harbour Board of Kell?", "Harbour Board of Kell"],
  ])("reads a name: %s", (question, name) => expect(askedSpeaker(question, OWN)).toEqual({ name }));

  it.each([
    ["What did the source close to Ostrow say?", "the source close to Ostrow"],
    ["What did a source close to Ostrow say?", "a source close to Ostrow"],
    ["According to the union’s leader, why did the talks fail?", "the union’s leader"],
    ["What does the nurse think?", "the nurse"],
  ])("reads a description: %s", (question, description) =>
    expect(askedSpeaker(question, OWN)).toEqual({ description }),
  );

  it.each([
    "Who said that the pier was rotten?",
    "How many boats are there?",
    "What does Tern Review say about the pier?",
    "What does Jo Bly argue?",
    "What did they say?",
    "What do the different sources say about the pier?",
    "What do experts think?",
    "What do Tern Review and the Harbour Post report?",
    "When did Kell State hit the bar?",
    "What is the pier called?",
  ])("asks for nobody’s words: %s", (question) => expect(askedSpeaker(question, OWN)).toBeUndefined());
});

describe("isAskedSpeaker", () => {
  const sentence = "The Admiralty was late, an official there said.";
  const text = "Lena Ostrow, the mayor of Kell, came. So did Pavel Dorn, a cook.";
  it.each([
    [{ name: "Lena Ostrow" }, named("Lena Ostrow"), true],
    [{ name: "Ostrow" }, named("Lena Ostrow"), true],
    [{ name: "Lena Ostrow" }, named("Pavel Dorn"), false],
    [{ name: "Ostrow" }, unnamed("a source close to Ostrow"), false],
    [{ name: "Admiralty" }, unnamed("an Admiralty official"), true],
    [{ name: "Admiralty" }, unnamed("an official there"), true],
    [{ name: "Harbour Board" }, unnamed("an official there"), false],
    [{ description: "the source close to Ostrow" }, unnamed("a source close to Ostrow"), true],
    [{ description: "the source close to Ostrow" }, unnamed("a source close to Dorn"), false],
    [{ description: "the source close to Ostrow" }, unnamed("sources"), false],
    [{ description: "the source close to Ostrow" }, unnamed("a leader close to Ostrow"), false],
    [{ description: "the source close to Ostrow" }, named("Lena Ostrow"), false],
    [{ description: "an anonymous specialist" }, unnamed("a specialist in harbour law"), true],
    [{ description: "the mayor" }, named("Lena Ostrow"), true],
    [{ description: "the cook" }, named("Lena Ostrow"), false],
    [{ name: "Lena Ostrow" }, { kind: "outlet" as const }, false],
  ])("%j / %j: %s", (asked, voice, expected) => {
    expect(isAskedSpeaker(asked, voice, sentence, text)).toBe(expected);
  });
});

describe("tellsOf", () => {
  it.each([
    ["Ostrow advised calm, a sailor said.", "a sailor", true],
    ["The sea was calm, a sailor said.", "a sailor", false],
    ["The sea was calm, a friend of Lena Ostrow said.", "a friend of Lena Ostrow", false],
  ])("%s", (sentence, description, expected) => {
    expect(tellsOf({ name: "Lena Ostrow" }, { kind: "unnamed", description }, sentence)).toBe(expected);
  });
});
