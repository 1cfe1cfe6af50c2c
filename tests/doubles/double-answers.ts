/**
 * What the double writes: a well-behaved answer made of the passages in the prompt, and one deliberate fault for each
 * name. Deterministic. It reads the prompt by the shape of its fences alone, as a model would.
 */
export type FencedPassage = { number: number; outlet: string; text: string };

/** Words that no article has, so that a check can look for them. */
export const INVENTED = {
  quotation: "We shall paint every bridge in the republic violet before the harvest",
  number: "8,417,263",
  date: "14 March 2031",
  name: "Zebulon Quackenbush",
};

const UNANSWERED = "The passages do not answer this question.";

/** Each takes the well-behaved sentences and their markers apart and puts the answer together wrongly. */
const ANSWERS = {
  "well-behaved": (s) => s.map(({ text, n }) => `${text} [${n}].`).join(" "),
  "marker-out-of-range": (s) => s.map(({ text }) => `${text} [99].`).join(" "),
  "marker-zero": (s) => s.map(({ text }) => `${text} [0].`).join(" "),
  "marker-list": (s) => s.map(({ text, n }) => `${text} [${n}, 7].`).join(" "),
  "marker-range": (s) => s.map(({ text, n }) => `${text} [${n}-${n + 2}].`).join(" "),
  "marker-lenticular": (s) => s.map(({ text, n }) => `${text} 【${n}】.`).join(" "),
  "marker-footnote": (s) => s.map(({ text, n }) => `${text} [^${n}].`).join(" "),
  "marker-adjacent": (s) => s.map(({ text, n }) => `${text} [${n}][${n + 1}].`).join(" "),
  "marker-glued": (s) => s.map(({ text, n }) => `${text}[${n}]and this goes on.`).join(" "),
  "wrong-passage": (s, p) =>
    s.map(({ text, n }) => `${text} [${p.find((o) => o.number !== n)?.number ?? n}].`).join(" "),
  "no-markers": (s) => s.map(({ text }) => `${text}.`).join(" "),
  "invented-quotation": (s) =>
    s.map(({ text, n }) => `${text} [${n}]. "${INVENTED.quotation}," an official said [${n}].`).join(" "),
  "invented-quotation-curly": (s) =>
    s.map(({ text, n }) => `${text} [${n}]. “${INVENTED.quotation},” an official said [${n}].`).join(" "),
  "invented-number": (s) =>
    s.map(({ text, n }) => `${text}, and ${INVENTED.number} people were counted [${n}].`).join(" "),
  "invented-date": (s) => s.map(({ text, n }) => `${text}, on ${INVENTED.date} [${n}].`).join(" "),
  "invented-name": (s) => s.map(({ text, n }) => `${text}, ${INVENTED.name} said [${n}].`).join(" "),
  html: (s) =>
    s
      .map(({ text, n }) => `<b>${text}</b> <script>alert(1)</script><img src=x onerror=alert(1)> [${n}].`)
      .join(" "),
  "markdown-image": (s) =>
    s.map(({ text, n }) => `${text} ![chart](https://tracker.invalid/pixel.png?q=1) [${n}].`).join(" "),
  "markdown-link": (s) =>
    s
      .map(({ text, n }) => `[${text}](https://elsewhere.invalid/) [${n}], [more](javascript:alert(1)).`)
      .join(" "),
  thinking: (s) =>
    `<think>\nPerhaps ${INVENTED.number}?\n</think>\n\n${s.map(({ text, n }) => `${text} [${n}].`).join(" ")}`,
  refusal: () => "I'm sorry, but I can't help with that.",
  empty: () => "",
} satisfies Record<string, (sentences: CitedSentence[], passages: FencedPassage[]) => string>;

type CitedSentence = { text: string; n: number };

export type AnswerStyle = keyof typeof ANSWERS;

export const ANSWER_STYLES = Object.keys(ANSWERS) as AnswerStyle[];

/** Asked for a verdict: supported where the passages have all the words, in any order. */
function judge(sentence: string, userMessage: string): string {
  const known = new Set(readPassages(userMessage).flatMap(({ text }) => wordsOf(text)));
  return wordsOf(sentence).every((word) => known.has(word)) ? "supported" : "Not supported.";
}

/** The last user message holds passages and question; without passages it is a request to rewrite a question. */
export function writeAnswer(userMessage: string, style: AnswerStyle): string {
  const sentence = /^Sentence: (.*)$/m.exec(userMessage)?.[1];
  if (sentence !== undefined && style !== "refusal" && style !== "empty") return judge(sentence, userMessage);
  const passages = readPassages(userMessage);
  const question = /^Question: (.*)$/m.exec(userMessage)?.[1] ?? userMessage;
  const faultOfAnswers = style !== "refusal" && style !== "empty";
  if (passages.length === 0 && faultOfAnswers) return rewrite(userMessage, question);
  const sentences = bestSentences(passages, question);
  if (sentences.length === 0 && style === "well-behaved") return UNANSWERED;
  const fallback = [{ text: "The question is left open", n: 1 }];
  return ANSWERS[style](sentences.length === 0 ? fallback : sentences, passages);
}

export function readPassages(userMessage: string): FencedPassage[] {
  const fenced = /<<<passage (\d+) (\w+)>>>\n([\s\S]*?)\n<<<end of passage \1 \2>>>/g;
  return [...userMessage.matchAll(fenced)].map(([, number = "", , body = ""]) => ({
    number: Number(number),
    outlet: /^outlet: (.*)$/m.exec(body)?.[1] ?? "",
    text: body.slice(body.indexOf("\ntext:\n") + "\ntext:\n".length),
  }));
}

/** The two sentences that share most words with the question, of different passages where there are several. */
function bestSentences(passages: FencedPassage[], question: string): CitedSentence[] {
  const wanted = new Set(wordsOf(question));
  const candidates = passages.map(({ number, text }) => {
    const sentences = [...new Intl.Segmenter("en", { granularity: "sentence" }).segment(text)]
      .map(({ segment }) => segment.trim())
      .filter((segment) => /[.!?]["”’]?$/.test(segment))
      .map((segment) => ({ segment, shared: wordsOf(segment).filter((word) => wanted.has(word)).length }))
      .sort((a, b) => b.shared - a.shared);
    return {
      n: number,
      text: sentences[0]?.segment.replace(/[.!?]$/, "") ?? "",
      shared: sentences[0]?.shared ?? 0,
    };
  });
  return candidates
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared || a.n - b.n)
    .slice(0, 2);
}

export function wordsOf(text: string): string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word.length > 3);
}

/** The question with the one before it, which is all that a follow-up can lean on. */
function rewrite(userMessage: string, question: string): string {
  const before = [...userMessage.matchAll(/^user: (.*)$/gm)].at(-1)?.[1];
  return before === undefined ? question : `${question.replace(/\?$/, "")}, with regard to: ${before}`;
}
