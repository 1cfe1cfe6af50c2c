import { describe, expect, it } from "vitest";
import { haveDifferentFigures } from "#lib/compare/figures/compare-figures.ts";

const LOST = "About 340 workers will lose their jobs, the union said.";

/** Both ways round. */
function differ(a: string, b: string): boolean {
  expect(haveDifferentFigures(b, a)).toBe(haveDifferentFigures(a, b));
  return haveDifferentFigures(a, b);
}

describe("haveDifferentFigures: of one kind and thing", () => {
  it.each([
    ["changes", "The navy sends 1,500 more sailors.", "Another 2,200 sailors will go."],
    ["all there are", "The navy has 3,500 sailors.", "In all, the navy counts 4,800 sailors."],
    [
      "money",
      "The pier cost the council 12 million crowns.",
      "The council paid 19 million crowns for the pier.",
    ],
    ["shares", "A third of the pupils were ill.", "Half of the pupils were ill."],
    ["speeds", "The dune moves 12 metres a year.", "The dune creeps on by 20 metres a year."],
    ["ranges", "Between 20 and 25 sheds burned.", "The fire took 40 sheds."],
    ["bounds that exclude one another", "At most 300 hens died.", "More than 500 hens died."],
    ["just over a number", "The choir has 80 singers.", "The choir has just over 60 singers."],
  ])("notes %s", (_, a, b) => expect(differ(a, b)).toBe(true));

  it.each([
    ["more beside all", "The navy sends 1,500 more sailors.", "The navy has 3,500 sailors in all."],
    ["new beside all", "The navy wants 600 new pilots.", "The navy has 2,100 pilots."],
    ["what there is beside what is lost", "The firm has 900 shops.", "The firm will close 65 shops."],
    ["a part beside the whole", "Of the 3,500 staff, 320 are engineers.", "The yard has 3,500 staff."],
    ["a body’s beside another’s", "The Kell navy has 320 pilots.", "The Velm navy has 2,100 pilots."],
    ["one town’s beside another’s", "Velm took in 2,000 guests.", "Kell took in 3,200 guests."],
    ["one of a kind beside a rival", "The party won 31% of the vote.", "A rival party won 12% of the vote."],
    ["other currencies", "The yard was sold for $1.2bn.", "The yard went for 0.9 billion euros."],
    ["points beside percent", "Support fell by 5 percentage points.", "Support fell by 12 percent."],
    ["a level beside a change", "Inflation was 3%.", "Inflation fell by 1%."],
    ["a speed beside a sum", "The dune moves 12 metres a year.", "The dune moved 300 metres since 1950."],
    ["a rank beside a number", "The side is fourth.", "The side has nine wins."],
    ["other months", "The yard built 20 boats in May.", "The yard built 31 boats in June."],
    ["other years", "In 2019 the yard built 20 boats.", "In 2023 the yard built 31 boats."],
    ["now beside then", "Today the yard has 20 cranes.", "The yard had 31 cranes in 1990."],
    [
      "a first week beside all",
      "The play took $8 million in its first week.",
      "The play took $21 million in all.",
    ],
    ["the killed beside the hurt", "The storm killed 9 people.", "The storm injured 31 people."],
    [
      "who acts beside who is acted on",
      "The mill laid off 700 people.",
      "About 90 people marched to the mill.",
    ],
    [
      "a price beside a debt",
      "The council paid 12 million crowns for the pier.",
      "The council has a debt of 300 million crowns.",
    ],
    [
      "one buy beside another",
      "The club paid 30 million euros for the striker.",
      "The club paid 12 million euros for the goalkeeper.",
    ],
    ["a depth beside a distance", "The quake was 35 km deep.", "The quake struck 10 km from the port."],
    ["“over” and a number above it", "More than 300 hens died.", "In all, 420 hens died."],
    ["“up to” and a number below it", "Up to 500 jobs may go.", "The yard may cut 350 jobs."],
    ["a number within a range", "Between 20 and 25 sheds burned.", "Some 23 sheds burned."],
  ])("leaves alone %s", (_, a, b) => expect(differ(a, b)).toBe(false));
});

describe("haveDifferentFigures", () => {
  it.each([
    ["in one sentence's words, edited", LOST.replace("340", "360")],
    ["of a word used for the other", "The line will dismiss 400 employees."],
    [
      "behind “the number of”",
      "The union puts the number of workers who lose their jobs at 360, with cooks counted in.",
    ],
    ["at the end, behind “the number of”", "The number of jobs that go is 400."],
  ])("points to figures %s", (_, other) => {
    expect(haveDifferentFigures(LOST, other)).toBe(true);
    expect(haveDifferentFigures(other, LOST)).toBe(true);
  });

  it.each([
    ["that are the same rounded", "The number of workers who lose their jobs is put at 350."],
    ["of other things", "The number of lorries on the route fell to 12."],
    ["with a unit of their own behind “the number of”", "The number of workers fell within 12 months."],
    ["where one agrees", "First 500 workers were to go, now it is 340 workers."],
    ["that are dates", "The number of workers fell in 2018."],
  ])("leaves figures alone %s", (_, other) => {
    expect(haveDifferentFigures(LOST, other)).toBe(false);
    expect(haveDifferentFigures(other, LOST)).toBe(false);
  });
});
