import { tokenize } from "./tokens.ts";

/**
 * Words that news texts use for one another: who asks about a death means the killing, too. Each line is one group;
 * a word may stand in several. General vocabulary only: nothing that belongs to one subject.
 */
const GROUPS = `
agree agreement deal accord pact treaty truce
aim goal agenda objective purpose intention
attack strike raid assault bombing offensive airstrike
avoid prevent evade
ban forbid prohibit outlaw
change shift transform alter
compete competition rival rivalry
cooperate cooperation collaborate coordinate coordination alliance ally coalition partnership joint together alongside converge common share
cooperate cooperation conflict rivalry hostility enemy
same common shared share
criticise criticism controversial condemn denounce oppose opposition
die death dead kill killing assassinate assassination murder slain
differ difference disagree dispute divergence diverge contrast
election vote ballot poll
fight battle combat war conflict
help assist aid support back
injure injury wound hurt casualty
leader lead head chief run charge command commander boss
money fund funding finance cash budget
negotiate negotiation talks
people person personnel member staff employee resident
price cost
recommend advise advice urge suggest
reduce decrease cut lower decline
rise increase grow growth escalate expand
risk danger threat threaten
say tell claim state argue
soldier troops forces personnel
army military forces
start begin launch
stop end cease halt terminate
succeed successor succession replace
train training trainer instruct instructor adviser advise
weapon arms missile rocket
worry concern fear
`;

const RELATED = new Map<string, Set<string>>();
for (const line of GROUPS.trim().split("\n")) {
  const terms = tokenize(line).map((token) => token.term);
  for (const term of terms) {
    const others = RELATED.get(term) ?? new Set();
    for (const other of terms) if (other !== term) others.add(other);
    RELATED.set(term, others);
  }
}

const NONE: ReadonlySet<string> = new Set();

/** Terms (as `tokenize` gives them) of words that are used for this one; empty for most. */
export function relatedTerms(term: string): ReadonlySet<string> {
  return RELATED.get(term) ?? NONE;
}

/** What a related word counts for, where the word itself counts 1. */
export const RELATED_WEIGHT = 0.5;
