import { describe, expect, it } from "vitest";
import { standaloneByRule } from "#lib/retrieval/follow-up.ts";
import type { Turn } from "#lib/schema/answer.ts";

const asked = (...questions: string[]): Turn[] =>
  questions.flatMap((content): Turn[] => [
    { role: "user", content },
    { role: "assistant", content: "An answer. [1]" },
  ]);

describe("standaloneByRule", () => {
  it("leaves the first question as it is", () => {
    expect(standaloneByRule("What did he say?", [])).toBe("What did he say?");
  });

  it("leaves a question that stands alone as it is", () => {
    const history = asked("Who is the mayor of Lund?");
    expect(standaloneByRule("Which harbours were closed in the strike?", history)).toBe(
      "Which harbours were closed in the strike?",
    );
  });

  it("gives a pronoun the subject of the question before", () => {
    expect(standaloneByRule("What did she announce?", asked("Who is Mayor Berg?"))).toBe(
      "What did Mayor Berg announce?",
    );
  });

  it("completes a question that leaves its subject out", () => {
    expect(standaloneByRule("And in Malmö?", asked("How many harbours were closed in Lund?"))).toBe(
      "How many harbours were closed in Malmö?",
    );
    expect(standaloneByRule("Why?", asked("Did the harbours close?"))).toBe("Why? (harbours close)");
  });

  it("follows a chain of follow-ups back to its subject", () => {
    const history = asked("Who is Mayor Berg?", "What did she announce?");
    expect(standaloneByRule("When did she do it?", history)).toContain("Berg");
  });

  it("leaves a pronoun to the subject of its own question", () => {
    const question = "Who leads the union and what does it want?";
    expect(standaloneByRule(question, asked("Which harbours were closed?"))).toBe(question);
  });

  it("does not take 'each other' or a relative 'that' for a pointer back", () => {
    const history = asked("Who is Mayor Berg?");
    for (const question of [
      "How do the two harbours help each other?",
      "Which harbours that closed have opened again?",
    ]) {
      expect(standaloneByRule(question, history)).toBe(question);
    }
  });
});

describe("corrections and new topics", () => {
  const next = (previous: string, question: string) =>
    standaloneByRule(question, [
      { role: "user", content: previous },
      { role: "assistant", content: "The dockers did." },
    ]);

  it.each([
    ["What happened in 2015?", "no, I meant 2014", "What happened in 2014?"],
    ["What happened at the harbour?", "I meant 2014", "What happened at the harbour in 2014?"],
    ["Who advised Norland?", "sorry, Sudland", "Who advised Sudland?"],
    ["Why did the pilots strike?", "not the pilots, the dockers", "Why did the dockers strike?"],
    ["What do they say about the sailors?", "no, the dockers", "What do they say about the dockers?"],
    ["What did Berg say of the fares?", "I meant Holm, not Berg", "What did Holm say of the fares?"],
    ["Which pier in Karst burned?", "oh sorry, in Velia", "Which pier in Velia burned?"],
    ["How many people did the crane hurt?", "the storm, I mean", "How many people did the storm hurt?"],
    ["What does Karst's minister want?", "no, Velia's I meant", "What does Velia's minister want?"],
    ["How many pilots were there in 2016?", "Sorry, 2014 I mean.", "How many pilots were there in 2014?"],
  ])("%s – %s", (previous, question, expected) => {
    expect(next(previous, question)).toBe(expected);
  });

  it.each([
    "And what is the capital of Chile?",
    "Who leads the Fishermen's Union in Kell?",
    "When did the Tern Review appear first?",
    "How many sailors does Norland have?",
    "but what does Interpol do?",
    "Thanks! Who wrote the Tern Review?",
  ])("a question with a subject of its own is left alone: %s", (question) => {
    expect(next("Why did the dockers of Ostholm strike?", question)).toBe(question);
  });

  it.each(["And in Chile?", "Why?", "What about the Canadians?", "When was that?"])(
    "a question without one takes the subject before: %s",
    (question) => {
      expect(next("Why did the dockers of Ostholm strike?", question)).toMatch(/dockers/);
    },
  );
});

describe("who is meant", () => {
  it("takes he and she for the person that the last answer named", () => {
    const history: Turn[] = [
      { role: "user", content: "Who leads the harbour union of Ostholm?" },
      { role: "assistant", content: "**Harbour Post, 2019**\n\nMarta Lindqvist leads the union [1]." },
    ];
    expect(standaloneByRule("What did she say about the strike?", history)).toBe(
      "What did Marta Lindqvist say about the strike?",
    );
  });

  it.each([
    "Is it true that Velia banned exports?",
    "How many schools are there in Karst?",
    "When did Velia hold elections?",
    "Why did Karst invade Velia?",
  ])("finds nobody meant in: %s", (question) => {
    expect(standaloneByRule(question, asked("Who leads the harbour union of Ostholm?"))).toBe(question);
  });

  it("does not let a chain of short questions grow, and keeps its subject", () => {
    const chain = asked("Why did the dockers of Ostholm strike?", "Who leads them?", "And in Karst?", "Why?");
    const last = standaloneByRule("When was that?", chain);
    expect(last).toMatch(/dockers|strike/);
    expect(last.length).toBeLessThan(90);
  });

  it("knows a question of grammar alone for one that goes on", () => {
    expect(standaloneByRule("How many?", asked("Did Norland send trainers to Velia?"))).toMatch(
      /Norland|trainers/,
    );
  });
});

describe("a fragment takes the place of its like", () => {
  it.each([
    [
      "What did the Harbour Post report on the attack?",
      "And the Norland Times?",
      /^What did the Norland Times report/,
    ],
    ["When did Norland start to train pilots?", "And Velia?", "When did Velia start to train pilots?"],
    ["How do Norlandic sailors take part in the search?", "and Velia?", /^How do/],
    ["What is the task of the harbour board?", "And of the ministry?", "What is the task of the ministry?"],
    ["What happened on 28 May?", "and on 3 June?", "What happened on 3 June?"],
    ["What does the second chart show?", "And the first one?", "What does the first chart show?"],
    [
      "What are the risks in the near term?",
      "What about the long term?",
      "What are the risks in the long term?",
    ],
    ["Who leads the Supreme Harbour Board?", "What about the pilots' union?", "Who leads the pilots' union?"],
    ["What does the Tern Review say about fares?", "And about the strike?", /say about the strike\?$/],
    ["When was the pier closed?", "and in Lund?", "When was the pier closed in Lund?"],
  ])("%s – %s", (previous, question, expected) => {
    const result = standaloneByRule(question, asked(previous));
    if (typeof expected === "string") expect(result).toBe(expected);
    else expect(result).toMatch(expected);
  });

  it("carries the subject where nothing is like it", () => {
    expect(standaloneByRule("And the sailors?", asked("Why were fares raised?"))).toMatch(
      /sailors\? \(.*fares/,
    );
  });
});

describe("a pronoun points outside of its question", () => {
  const history = asked("What did Mayor Berg do about the ferries?");

  it.each([
    ["Who described her as careless?", "Who described Mayor Berg as careless?"],
    ["Which party does she work for?", "Which party does Mayor Berg work for?"],
    ["Who stepped in when she lost control?", "Who stepped in when Mayor Berg lost control?"],
    ["And what is her plan for the pier?", "What is Mayor Berg's plan for the pier?"],
  ])("to the person spoken of: %s", (question, expected) => {
    expect(standaloneByRule(question, history)).toBe(expected);
  });

  it.each([
    "Which fares can they raise?",
    "How does the Harbour Post describe them?",
    "How long did the strike go on after that?",
    "What has that to do with the strike?",
    "Who won the regatta that year?",
  ])("to the subject before: %s", (question) => {
    expect(standaloneByRule(question, history)).toMatch(/\(.*ferries/);
  });

  it.each([
    "Why did Velia say that it would leave?",
    "When the union struck, what did it want?",
    "What did Norland do with its ferries?",
    "How long does it take to build a pier?",
    "Could there be a second strike?",
    "Which country signed a treaty to give it more harbours?",
    "Who invited the mayor to dine with him?",
    "If two piers are closed, what effect would this have on fares?",
    "In which harbour was it decided that fares rise?",
    "Who is the captain that, by all accounts, sold his crew and the cargo of wheat, salt, iron and timber to pirates off Velia?",
  ])("not where the question explains it: %s", (question) => {
    expect(standaloneByRule(question, history)).toBe(question);
  });

  it("knows somebody asked for from one whom the question names", () => {
    const answer = "General Ida Holm, who followed Per Berg as head of the port, has less power [1].";
    const named: Turn[] = [
      { role: "user", content: "Who leads the port since Berg left?" },
      { role: "assistant", content: answer.replace("General Ida Holm, who", "Per Berg left. Ida Holm") },
    ];
    expect(standaloneByRule("Why is she weaker than the man before her?", named)).toBe(
      "Why is Ida Holm weaker than the man before her?",
    );
    const chain: Turn[] = [
      ...named,
      { role: "user", content: "Is she popular?" },
      { role: "assistant", content: "Olga Brandt of the union says no." },
    ];
    expect(standaloneByRule("Who stepped in when she lost control?", chain)).toContain("Ida Holm");
  });

  it("lets the outlet that spoke speak again of something else", () => {
    const spoke = asked("What does the Harbour Post say about the ferries?");
    expect(standaloneByRule("And what did it say about fares?", spoke)).toBe(
      "What did the Harbour Post say about fares?",
    );
  });

  it("asks outlets to be compared on all that was asked", () => {
    expect(standaloneByRule("Do the sources differ on that?", asked("How many ferries were closed?"))).toBe(
      "Do the sources differ on that? (How many ferries were closed)",
    );
  });
});

describe("a change of topic that is announced", () => {
  it.each([
    ["New question: what do pilots earn?", "What do pilots earn?"],
    ["Let's talk about something else. How old is the pier?", "How old is the pier?"],
    ["Never mind. How tall is the crane?", "How tall is the crane?"],
    ["ok, by the way, who painted the lighthouse?", "Who painted the lighthouse?"],
  ])("carries nothing, nor the announcement: %s", (question, expected) => {
    expect(standaloneByRule(question, asked("What did Mayor Berg do about the ferries?"))).toBe(expected);
  });
});

describe("who speaks, and of what", () => {
  const history = asked("What does the Harbour Post say about the ferries?");

  it("lets another speak of the same", () => {
    expect(standaloneByRule("And what does the Tern Review say?", history)).toBe(
      "What does the Tern Review say about the ferries?",
    );
  });

  it("carries the topic to one who is asked for a view and nothing else", () => {
    expect(standaloneByRule("What does the Tern Review say?", asked("Why did the ferries stop?"))).toMatch(
      /Tern Review say\? \(.*ferries/,
    );
  });

  it("remembers a person over a question about something else", () => {
    const chain = asked("Who is Ida Holm?", "Which pier burned in Karst?");
    expect(standaloneByRule("What did she say of the fire?", chain)).toBe(
      "What did Ida Holm say of the fire?",
    );
  });

  it("puts a name in the place of the only one of its kind", () => {
    expect(standaloneByRule("And Karst?", asked("Which articles mention Lund?"))).toBe(
      "Which articles mention Karst?",
    );
  });

  it.each(["Anna Berg and ", "   ", "U.S. ", "\n", "who is the "])(
    "follows the longest conversation that a request may hold without delay (%j)",
    (words) => {
      const content = words.repeat(50_000 / words.length);
      const history = Array.from({ length: 100 }, () => [
        { role: "user" as const, content: `Who ${content}` },
        { role: "assistant" as const, content },
      ]).flat();
      const started = performance.now();
      standaloneByRule("And why?", history);
      // Without a bound it takes ten times as long, and more.
      expect(performance.now() - started).toBeLessThan(1_000);
    },
  );

  it("does not put a fragment that points back in the place of anything", () => {
    expect(standaloneByRule("And his brother?", asked("What did Mayor Berg do?"))).toBe(
      "Mayor Berg's brother?",
    );
  });
});
