const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

/** A name or a number always follows: a full stop after these never ends a sentence. As written, without the stop. */
export const BEFORE_NAME = words(
  "Mr Mrs Ms Mx Dr Prof Rev Hon Gen Brig Maj Col Lt Sgt Cpl Pvt Capt Cmdr Cdr Adm Gov Sen Sens Rep Reps Pres Supt Det Insp Amb Atty Msgr Fr Mt Ft vs v cf viz eg ie esp approx ca resp Messrs Mme Mlle Sr.Lt",
);

/** End no sentence when a number follows. */
export const BEFORE_NUMBER = words(
  "No Nos no nos Vol vol Vols p pp Fig Figs fig figs Art art Sec sec Ch ch par para Op op Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec",
);

/** May end a sentence, but then a word that starts sentences follows ("Inc. The", but "Inc. Chief Executive"). */
export const AMBIGUOUS = words(
  "Inc Corp Ltd Co Cos Bros Jr Sr Esq Dept Assn Govt Univ Inst St Ave Blvd Rd Rte Mon Tue Tues Wed Thu Thurs Fri al Ph.D M.D Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo Ont ed eds trans dept govt",
);

/** In UTF-16 units. */
export const LONGEST_ABBREVIATION = Math.max(
  ...[BEFORE_NAME, BEFORE_NUMBER, AMBIGUOUS].flatMap((list) => Array.from(list, ({ length }) => length)),
);

/** Words that start sentences and hardly ever a name: after "U.S." they tell the end of one sentence from "U.S. Army". */
export const SENTENCE_STARTERS = words(
  "The A An This That These Those He She It They We I You His Her Its Their Our My Your But And Or So Yet Nor If When While Where What Why How Who Which Whether Although Though Because Since As At By For From In Into Of On To With Without After Before During Until Unless Once Then There Here Now Today Yesterday Meanwhile However Moreover Still Instead Also Even Only Just Not Nobody Nothing Some Many Most Much More Several Few Both Each Every Either Neither Another Other Others Such Is Are Was Were Do Does Did Has Have Had Can Could Would Should May Might Earlier Later Last Next Perhaps Maybe Asked Despite Like Unlike Over Through Under Between Among Against About Around",
);

/** What follows "a.m." and "p.m." within a sentence. */
export const AFTER_CLOCK_TIME = words(
  "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thurs Fri Sat Sun January February March April May June July August September October November December EST EDT ET CST CDT CT MST MDT MT PST PDT PT GMT UTC BST CET CEST Eastern Central Mountain Pacific Greenwich",
);
