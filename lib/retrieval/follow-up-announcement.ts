const COURTESY = "(?:(?:ok(?:ay)?|thanks?|thank you|great|anyway|now|well)\\b[,.!]*\\s*)*";
const ANOTHER = "(?:new|different|another|other|separate|unrelated)";
const ANNOUNCES = [
  `(?:an?\\s+)?${ANOTHER}\\s+(?:topic|question|subject|matter)`,
  `(?:let['’]?s|can we|i(?:['’]d| would) like to)\\s+(?:talk about|discuss|turn to|move on to)\\s+(?:something (?:else|different)|${ANOTHER} (?:topic|subject|matter))`,
  "(?:let['’]?s\\s+)?chang(?:e|ing)\\s+(?:of\\s+)?(?:the\\s+)?(?:topic|subject)",
  "never\\s?mind|forget\\s+(?:it|that|about (?:it|that))|something else|by the way|btw",
  `on\\s+an?(?:other|\\s+${ANOTHER})\\s+(?:note|topic|subject|matter)`,
].join("|");
const ANNOUNCEMENT = new RegExp(`^\\W*${COURTESY}(?:${ANNOUNCES})\\s*[:.,;!–-]+\\s*(?=\\S)`, "iu");

/** A question whose asker says that the topic changes ("New question: …"), without saying so; else undefined. */
export function withoutAnnouncement(question: string): string | undefined {
  const rest = question.replace(ANNOUNCEMENT, "");
  return rest === question ? undefined : rest;
}
