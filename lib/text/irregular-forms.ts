import { tokenize } from "./tokens.ts";

/**
 * Forms that the stemmer cannot bring together, the first of each line standing for all. Without forms that are more
 * often another word ("found", "left", "saw", "felt", "lay", "bound", "ground", "wound").
 */
const FORMS = `
arise arose arisen
beat beaten
become became
begin began begun
bite bit bitten
bleed bled
blow blew blown
break broke broken
breed bred
bring brought
build built
buy bought
catch caught
child children
choose chose chosen
come came
deal dealt
draw drew drawn
drink drank drunk
drive drove driven
eat ate eaten
fall fell fallen
feed fed
fight fought
flee fled
fly flew flown
forbid forbade forbidden
forget forgot forgotten
freeze froze frozen
give gave given
go went gone
grow grew grown
hide hid hidden
hold held
keep kept
know knew known
lead led
leaf leaves
lend lent
life lives
lose lost
man men
meet met
pay paid
ride rode ridden
rise rose risen
run ran
seek sought
sell sold
send sent
shake shook shaken
shoot shot
shrink shrank shrunk
sing sang sung
sink sank sunk
sleep slept
speak spoke spoken
spend spent
stand stood
steal stole stolen
strike struck stricken
swear swore sworn
sweep swept
swim swam swum
take took taken
teach taught
tear tore torn
think thought
throw threw thrown
wake woke woken
wear wore worn
weep wept
wife wives
win won
withdraw withdrew withdrawn
woman women
write wrote written
`;

const BASE = new Map<string, string>();
const FORMS_OF = new Map<string, string[]>();
for (const line of FORMS.trim().split("\n")) {
  const [base, ...others] = tokenize(line).map((token) => token.term);
  if (base === undefined) continue;
  for (const other of others) BASE.set(other, base);
}
for (const [form, base] of BASE) FORMS_OF.set(base, [...(FORMS_OF.get(base) ?? [base]), form]);

/** The term (as `tokenize` gives it) of the word that this one is an irregular form of; itself for all others. */
export function baseTerm(term: string): string {
  return BASE.get(term) ?? term;
}

/** All terms whose base this is, itself among them. */
export function formsOf(base: string): readonly string[] {
  return FORMS_OF.get(base) ?? [base];
}
