/** A generator of numbers from 0 to 1 that is the same on every run (Marsaglia's xorshift). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

const ONSETS = "b d f g k l m n p r s t v z br dr gr kl st tr".split(" ");
const VOWELS = "a e i o u ai ei".split(" ");
const OFFICES = "mayor minister judge governor senator bishop coach professor".split(" ");
const EVENTS: [noun: string, verb: string, told: string][] = [
  ["strike", "walked out", "dockers"],
  ["flood", "left their homes", "families"],
  ["verdict", "were acquitted", "traders"],
  ["merger", "approved the deal", "shareholders"],
  ["vaccine", "joined the trial", "patients"],
  ["tunnel", "halted the digging", "engineers"],
  ["ballot", "demanded a recount", "voters"],
  ["drought", "lost the harvest", "farmers"],
];
const FILLER = [
  "Nobody expects a quick end to the matter.",
  "The government has promised to look into it.",
  "It was the second time this year.",
  "Critics called the response slow.",
  "A further statement is expected next week.",
];

/** Invented stories, each told by several invented outlets in words of their own around the same names and figures. */
export function inventStories(stories: number, outlets: number) {
  const random = numbers(20_251);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const name = () => {
    const word = Array.from({ length: 3 }, () => pick(ONSETS) + pick(VOWELS)).join("");
    return word.charAt(0).toUpperCase() + word.slice(1);
  };
  const articles: { id: string; title: string; text: string }[] = [];
  const storyOf = new Map<string, number>();
  for (let story = 0; story < stories; story++) {
    const [noun, verb, people] = EVENTS[story % EVENTS.length] ?? ["", "", ""];
    const [place, person, group] = [name(), name(), name()];
    const office = pick(OFFICES);
    const count = 10 + Math.floor(random() * 900);
    const facts = [
      [`${count} ${people} in ${place} ${verb}.`, `In ${place}, some ${count} ${people} ${verb} on Tuesday.`],
      [
        `${person}, the ${office} of ${place}, blamed ${group}.`,
        `The ${office}, ${person}, said ${group} was at fault.`,
      ],
      [
        `${group} denied any part in the ${noun}.`,
        `A spokesman for ${group} said the ${noun} had other causes.`,
      ],
      [`The ${noun} has divided ${place} for months.`, `For ${place}, the ${noun} is nothing new.`],
    ];
    const titles = [
      `${place} ${noun}: ${count} ${people} ${verb}`,
      `${person} blames ${group} for ${noun}`,
      `What the ${noun} means for ${place}`,
    ];
    for (let outlet = 0; outlet < outlets; outlet++) {
      const id = `s${story}-o${outlet}`;
      const told = facts.map((wordings) => pick(wordings));
      const order = random() < 0.5 ? told : told.toReversed();
      articles.push({
        id,
        title: titles[outlet % titles.length] ?? "",
        text: [...order, pick(FILLER), pick(FILLER)].join(" "),
      });
      storyOf.set(id, story);
    }
  }
  return { articles, storyOf };
}
