/**
 * Questions for comparisons over the five articles; they hold for the briefs and for the full articles alike. `says`:
 * the outlets that speak to it, each with something its sentences must have. `silent`: those that must show nothing.
 */
export type TestComparison = { question: string; says: Record<string, RegExp>; silent?: string[] };

const MEE = "Middle East Eye";
const DB = "The Daily Beast";
const AJ = "Al Jazeera";
const IB = "Independent blog";

export const COMPARISONS: TestComparison[] = [
  {
    question: "Do the United States and Iran cooperate in Iraq?",
    says: { [AJ]: /Iran/, [IB]: /Iran/, [MEE]: /Iran/, [DB]: /cooperat/, Vox: /cooperat/ },
  },
  {
    question: "What has Soleimani's death changed?",
    says: { [MEE]: /Soleimani/ },
    silent: [AJ, IB, DB, "Vox"],
  },
  {
    question: "Who trains Iraqi troops?",
    says: { [DB]: /train/i, [AJ]: /train/i, [IB]: /train|troops|soldiers/i },
  },
  {
    question: "How many US troops are in Iraq?",
    says: { [AJ]: /1,500|3,000/, [IB]: /3,500/ },
    silent: ["Vox", DB],
  },
  { question: "Who leads Beit Rahbari?", says: { [MEE]: /Hejazi/ }, silent: [AJ, IB, DB, "Vox"] },
  { question: "What did Mark Kimmit say?", says: { [AJ]: /Kimmit/ }, silent: [MEE, IB, DB] },
  {
    question: "What does the second graph show?",
    says: { [IB]: /second graph/ },
    silent: [AJ, MEE, DB, "Vox"],
  },
  { question: "What did Valivand announce?", says: { [DB]: /Valivand/ }, silent: [AJ, MEE, IB, "Vox"] },
  { question: "What did Helene Cooper report?", says: { Vox: /Cooper/ }, silent: [MEE] },
  { question: "What happened on 8 March?", says: { [MEE]: /grenade/ }, silent: [AJ, DB, "Vox"] },
  { question: "What is the price of bitcoin?", says: {}, silent: [AJ, MEE, IB, DB, "Vox"] },
  { question: "How do Vox and Al Jazeera differ on militias?", says: { Vox: /militia/, [AJ]: /militia/ } },
  {
    question: "What role do Shia militias play?",
    says: { Vox: /militia/, [DB]: /militia|militiamen/i, [AJ]: /militia/ },
  },
  { question: "Who is General Esmail Qaani?", says: { [MEE]: /Qaani/ }, silent: [AJ, IB, "Vox"] },
  { question: "What did the Nato mission do?", says: { [MEE]: /Nato/ }, silent: [AJ, DB, "Vox"] },
  {
    question: "What are the long-term goals of Iran and the United States?",
    says: { [AJ]: /goal/, [IB]: /long/i },
  },
  { question: "What did Phillip Smyth say?", says: { [DB]: /Smyth/ }, silent: [AJ, MEE, IB, "Vox"] },
  { question: "Who took Jurf Al Sakhar back?", says: { [AJ]: /Jurf/ }, silent: [MEE, IB, DB, "Vox"] },
  { question: "What does Haider al-Abadi believe?", says: { Vox: /Abadi/ }, silent: [MEE] },
  { question: "Which airbase did the United States take over in Syria?", says: { [IB]: /Rmeilan/ } },
  { question: "What did Doug Ollivant say?", says: { [DB]: /Ollivant/ }, silent: [AJ, MEE, IB, "Vox"] },
  { question: "What did Nasrallah recommend?", says: { [MEE]: /Nasrallah/ }, silent: [AJ, IB, "Vox"] },
];
