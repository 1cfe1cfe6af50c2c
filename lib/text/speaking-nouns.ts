const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/u));

/** How nouns for people end, and some whole ones; and documents that speak for people. */
const PEOPLE_OR_DOCUMENT =
  /(?:(?:er|or|ist|ian|man|men|woman|women|ant|(?<!m)ent|ee|eer|crat|mat|yst|ess|ive|ary|source|official|aide|chief|head|expert|critic|friend|scholar|judge|king|queen|prince|general|captain|colonel|relative|people|person|family|student|witness|academic|politician|spokesperson|imam|cleric|mp|study|report|statement|letter|memo|document|survey|militia|troop|force|faction|state|side|police|media|press|boss|tribe|youth|poll|rival|ally|allies|families|group|administration|government|ministry|military|army|other|one|two|clerk|cook|chef|guard|nurse|coach|staff|crew|guide|guest|host|pilot|bride|groom|wife|husband|son|aunt|uncle|neighbour|neighbor|monk|nun|pope|duke|peer|champion|surgeon|child|children|mp|mps|firm|club|team|union|bank|charity|jury|charities|parties|companies|agencies|authority|authorities|fan|parent|kid|teen|patient|client|co-pilot|consul|counsel|coroner|spokespeople|lord|prosecution|defence|defense|opposition|leadership|management|victim|couple|pair|duo|trio|quartet|band|choir|pontiff|sheriff|plaintiff|bailiff|envoy|deputy|deputies|attorney|teen|vet|medic|ref|boy|girl|lad|lady|ladies|mum|mom|dad|cousin|widow|niece|nephew|heir|twin|guru|hero|ace|novice|airline|start-?up|giant|chain|supermarket|shop|store|hotel|brewery|factory|studio|label|magazine|website|channel|station|operator|utility|public|community|communities|camp|delegation|squad|panel|inquiry|inquest))s?$/u;
/** End like people and are none. */
const THING = words(`
  number paper chapter computer winter summer factor error door floor tower answer power quarter order
  matter border river dinner weather water center color colour harbor motor sensor sector vector initiative
  archive narrative perspective objective motive drive directive olive hive diary library summary
  anniversary dictionary salary vocabulary commentary restaurant plant grant variant rent tent event moment
  extent content accident incident talent patent accent coffee degree fee tree knee list process success
  business address access progress illness mess fitness darkness likeness laser layer cover counter corner
  meter metre liter litre dollar offer shower flower fiber fibre finger shoulder semester theater theatre
  chamber timber lumber september october november december newspaper wallpaper character disaster register
  transfer barrier frontier career price cost trend figure market share index economy score result evidence
  data music song film movie novel painting picture photo video map law bill budget treaty contract clause
  rule history past future present silence experience nature life death war peace weekend year month week
  day night morning evening pattern adventure stress scoreboard thermometer barometer odour flavour horror
  terror mirror term ever never however whenever rather together under over after latter
`);
/** Nouns for bodies of people that speak as one; with a capital they belong to a name. */
const BODY =
  /^(?:administration|government|ministry|military|army|navy|force|forces|police|department|office|council|parliament|senate|congress|agency|commission|committee|command|court|company|corporation|organi[sz]ation|party|coalition|alliance|bank|mission|embassy|consulate|newspaper|network|institute|institution|university|college|academy|school|centre|center|bureau|service|outlet|broadcaster|daily|board|authority|association|federation|confederation|union|society|foundation|fund|trust|museum|gallery|library|observatory|laboratory|hospital|clinic|church|diocese|league|club|chamber|assembly|registry|inspectorate|directorate|secretariat|treasury|exchange|group|guild|house|tribunal|ombudsman|cabinet|lab|team|regulator|watchdog|theatre|theater|opera|orchestra|ballet|festival|airport|airline|railway|hotel|prison|studio|brewery|refinery|times|post|press)s?$/iu;
const DOCUMENT =
  /\b(?:statement|letter|message|memo|report|sign|tweet|note|banner|headline|text|document|declaration|placard|post|filing|email|e-mail|ruling|indictment|complaint|release)s?\b/iu;
/** Occupations that stand before a name without an article, so that the start of a sentence gives them a capital. */
const OCCUPATION = words(`
  executive officer president
  author actor actress singer rapper songwriter drummer composer conductor pianist painter sculptor poet writer
  playwright screenwriter filmmaker comedian presenter broadcaster host producer designer architect chef
  striker midfielder defender goalkeeper winger forward captain coach manager skipper player golfer boxer sprinter
  swimmer runner rider driver bowler batsman batter wicketkeeper pitcher quarterback linebacker referee
  lawyer barrister solicitor attorney prosecutor investigator detective sheriff constable clerk juror coroner
  doctor surgeon nurse physician researcher professor lecturer teacher student engineer astronomer historian
  mathematician statistician politician lawmaker legislator councillor councilor campaigner organiser organizer
  founder owner partner boss banker trader investor broker entrepreneur billionaire millionaire farmer fisherman
  shopkeeper landlord tenant developer programmer blogger youtuber influencer critic veteran survivor
  democrat republican conservative labour liberal commissioner superintendent inspector spokesman spokeswoman
  pastor priest vicar preacher user fan resident neighbour neighbor witness activist
`);
const OFFICE_IN_CAPITALS = /^(?:CEO|CFO|COO|CTO|CIO|CMO|MP|MEP|MSP|MK|VP|EVP|SVP|PM|DA|DI|DCI|QC|KC|QB)$/u;

/** A noun, lower case, for people or for what people write: it can be said to say something. */
export function canSpeak(noun: string): boolean {
  return isBody(noun) || isSpeakingDocument(noun) || (PEOPLE_OR_DOCUMENT.test(noun) && !isThing(noun));
}

/** A noun, lower case, that is neither people nor written by them, as far as the list goes. */
export function isThing(noun: string): boolean {
  return THING.has(noun) || THING.has(noun.replace(/s$/u, ""));
}

/** "Bureau", "ministry": the head of a body's name, in any case. */
export function isBody(noun: string): boolean {
  return BODY.test(noun.replace(/ies$/iu, "y"));
}

/** A statement, a letter, a sign. */
export function isDocument(phrase: string): boolean {
  return DOCUMENT.test(phrase);
}

/** An office in capitals, which stands between a body's name and a person's: "CEO". */
export function isOffice(word: string): boolean {
  return OFFICE_IN_CAPITALS.test(word);
}

/** A word before a name that says what its bearer does: "Novelist", "CEO". */
export function isOccupation(word: string): boolean {
  return isOffice(word) || OCCUPATION.has(word.toLowerCase()) || /(?:[^s]ist|yst|eer|eur)$/u.test(word);
}

function isSpeakingDocument(noun: string): boolean {
  return /^(?:stud(?:y|ies)|reports?|statements?|letters?|memos?|documents?|surveys?|polls?|filings?|indictments?)$/u.test(
    noun,
  );
}
