/**
 * Different words for one country, people or group, mapped to one term before stemming, so that a question about the
 * United States finds "American", and one about ISIS finds "ISIL". Keys are lower case, accents folded, apostrophes
 * dropped. Only equivalences that hold in any news text belong here.
 */
const GROUPS: Record<string, string> = {
  usa: "us american americans america",
  uk: "british britain briton britons",
  un: "",
  eu: "european europeans europe",
  nato: "",
  isis: "isil daesh",
  shia: "shiite shiites shii shiis shias",
  sunni: "sunnis sunnite",
  hezbollah: "hizbullah hizbollah hezbullah",
  quds: "qods",
  afghanistan: "afghan afghans",
  australia: "australian australians",
  bahrain: "bahraini bahrainis",
  brazil: "brazilian brazilians",
  canada: "canadian canadians",
  china: "chinese",
  egypt: "egyptian egyptians",
  france: "french",
  germany: "german germans",
  greece: "greek greeks",
  india: "indian indians",
  iran: "iranian iranians",
  iraq: "iraqi iraqis",
  israel: "israeli israelis",
  italy: "italian italians",
  japan: "japanese",
  jordan: "jordanian jordanians",
  kurd: "kurds kurdish",
  kuwait: "kuwaiti kuwaitis",
  lebanon: "lebanese",
  libya: "libyan libyans",
  mexico: "mexican mexicans",
  pakistan: "pakistani pakistanis",
  palestine: "palestinian palestinians",
  poland: "polish",
  qatar: "qatari qataris",
  russia: "russian russians",
  spain: "spanish",
  sweden: "swedish",
  syria: "syrian syrians",
  turkey: "turkish turks turkiye",
  ukraine: "ukrainian ukrainians",
  yemen: "yemeni yemenis",
};

const WORDS_OF = new Map(
  Object.entries(GROUPS).map(([term, words]) => [
    term,
    [term, ...words.split(" ").filter((word) => word !== "")],
  ]),
);
const TERM_OF = new Map([...WORDS_OF].flatMap(([term, words]) => words.map((word) => [word, term])));

/** The shared term of a folded word, if it has one. `us` must be checked for capitals before. */
export function aliasOf(folded: string): string | undefined {
  return TERM_OF.get(folded);
}

/** All folded words that share the term, itself included; none for other terms. */
export function wordsOfAlias(term: string): readonly string[] {
  return WORDS_OF.get(term) ?? [];
}
