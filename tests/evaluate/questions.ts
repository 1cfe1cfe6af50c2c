/**
 * Questions over the five articles that the bundled corpus sums up; they hold for the briefs and for the full articles
 * alike. `outlet` must be cited first or among the first, and `answer` must match the sentences cited from it;
 * neither means that the question must be refused.
 */
export type TestQuestion = { question: string; outlet?: string; answer?: RegExp };

export const QUESTIONS: TestQuestion[] = [
  { question: "Who leads Beit Rahbari and what does it do?", outlet: "Middle East Eye", answer: /Hejazi/ },
  { question: "How many more troops did Obama approve?", outlet: "Al Jazeera", answer: /1,500/ },
  {
    question: "What did Valivand say, and to whom was it reported?",
    outlet: "The Daily Beast",
    answer: /Presstv/,
  },
  { question: "How do the two militaries avoid each other?", outlet: "Vox", answer: /command cent/ },
  {
    question: "What does the second graph show?",
    outlet: "Independent blog",
    answer: /Road to U\.S\. Defeat/,
  },
  { question: "What is the price of bitcoin?" },
  { question: "Who won the 2018 World Cup?" },
  { question: "How is sourdough bread baked?" },
  { question: "When was Soleimani killed?", outlet: "Middle East Eye", answer: /3 January 2020/ },
  {
    question: "Who succeeded Soleimani at the head of the Quds Force?",
    outlet: "Middle East Eye",
    answer: /Qaani/,
  },
  { question: "What did Mark Kimmit say?", outlet: "Al Jazeera", answer: /Kimmit/ },
  { question: "Who is Phillip Smyth?", outlet: "The Daily Beast", answer: /Washington Institute/ },
  {
    question: "What does Mark Dubowitz think of Iran's strategy?",
    outlet: "The Daily Beast",
    answer: /Dubowitz/,
  },
  { question: "What happened on 8 March?", outlet: "Middle East Eye", answer: /grenade/ },
  { question: "How many people are in the Nato mission?", outlet: "Middle East Eye", answer: /320/ },
  { question: "Which town did the Badr Brigade retake?", outlet: "Al Jazeera", answer: /Jurf/ },
  { question: "How many soldiers does the U.S. have in Iraq?", outlet: "Independent blog", answer: /3,500/ },
  {
    question: "Which airbase did the United States take over?",
    outlet: "Independent blog",
    answer: /Rmeilan/,
  },
  { question: "What did Nasrallah recommend?", outlet: "Middle East Eye", answer: /Nasrallah/ },
  {
    question: "What was the result of the Ain al-Assad attack?",
    outlet: "Middle East Eye",
    answer: /Ain al-Assad|contractor/,
  },
  { question: "Why is US-Iranian cooperation controversial?", outlet: "Vox", answer: /controversial/ },
  { question: "What did Helene Cooper report?", outlet: "Vox", answer: /Cooper/ },
  { question: "What does Haider al-Abadi believe?", outlet: "Vox", answer: /Abadi/ },
  { question: "Who is Ali Shamkhani?", outlet: "Al Jazeera", answer: /Shamkhani/ },
  {
    question: "What did Doug Ollivant say about competition?",
    outlet: "The Daily Beast",
    answer: /Ollivant/,
  },
  { question: "What happened on March 19?", outlet: "Independent blog", answer: /March 19|19 March/ },
  { question: "How many pilgrims died in 2005?", outlet: "Middle East Eye", answer: /2,000/ },
  {
    question: "Why could a deal between the militias and the Islamic State be a defeat for the U.S.?",
    outlet: "Independent blog",
    answer: /deal/,
  },
  { question: "How did the militias massacre villagers?", outlet: "The Daily Beast", answer: /70/ },
  { question: "Do the United States and Iran cooperate in Iraq?", outlet: "Vox", answer: /cooperat/ },
];
