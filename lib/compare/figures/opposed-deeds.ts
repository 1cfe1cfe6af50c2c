/**
 * What may happen to the things counted, one contrast a line: a number of killed is no other figure for a number of
 * injured. Beginnings of words, lower case.
 */
const CONTRASTS = `
kill|dead|die|death|fatal|lost their lives / injur|wound|hurt / missing / arrest|detain|in custody / rescu|sav|surviv / evacuat|displac|homeless
destroy|burn|level|collaps / damag / build|built|construct|erect / repair|restor
hire|recruit|create|employ / cut|lay off|laid off|dismiss|fire|lose|axe|shed / strike|walk out|walked out
open|launch / clos|shut
buy|bought|purchas / sell|sold
win|won / lose|lost / drew|draw
arriv|enter|came|come / leav|left|depart|fled|flee
born / die|death
rose|rise|increas|grew|grow|gain|up / fell|fall|drop|declin|decreas|shrink|down
earn|income|revenue|profit|took|gross / spend|spent|cost|loss
vote for|backed|in favour|in favor / vote against|against|oppos
plan|will|to be|propos / already|has been|have been|had been|so far
`
  .trim()
  .split("\n")
  .map((line) =>
    line
      .split("/")
      .map((words) => new RegExp(`(?<![\\p{L}])(?:${words.trim()})(?:\\p{Ll}{0,4})(?![\\p{L}])`, "iu")),
  );

/** Whether both tell of deeds on one side of a contrast: to be laid off, to lose one's job. */
export function shareDeed(a: string, b: string): boolean {
  return CONTRASTS.some((sides) => sides.some((side) => side.test(a) && side.test(b)));
}

/** Whether the sentences tell of deeds that contrast: in one of the contrasts each has something, and nothing in common. */
export function tellOpposedDeeds(a: string, b: string): boolean {
  return CONTRASTS.some((sides) => {
    const [one, other] = [sides.map((side) => side.test(a)), sides.map((side) => side.test(b))];
    return (
      one.includes(true) && other.includes(true) && !one.some((has, index) => has && other[index] === true)
    );
  });
}
