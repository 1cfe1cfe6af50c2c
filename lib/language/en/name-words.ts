const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

/** Small words that belong to the name around them ("Khaled al-Obeidi", "Ludwig van Beethoven"). Lower case. */
export const PARTICLES = words(
  "al el bin ibn ben abu umm de del della der di da das dos du la le van von den ter ten zu",
);

/** Ranks, offices and forms of address: they say what somebody is, not who it is. Lower case, without full stops. */
export const TITLES = words(`
  mr mrs ms miss dr prof professor sir dame lord lady hon rev reverend father sister brother sheikh shaikh imam
  ayatollah grand hojatoleslam mullah rabbi pope bishop archbishop cardinal
  gen general brig brigadier maj major col colonel lt lieutenant sgt sergeant capt captain cmdr commander adm admiral
  marshal corporal officer chief
  president vice prime minister premier chancellor secretary undersecretary deputy assistant foreign interior defense
  defence finance attorney senator sen rep representative congressman congresswoman governor gov mayor ambassador envoy
  speaker chairman chairwoman chair director editor correspondent reporter analyst spokesman spokeswoman spokesperson
  supreme leader king queen prince princess emperor sultan emir crown justice judge adviser advisor national security
  former ex then late
`);

/** With a capital beside a title they belong to it: "Chief Executive", "Managing Director", "Chief Financial Officer". */
export const TITLE_PARTNERS = words(`
  executive financial operating managing technology technical information marketing medical scientific legal investment
  product commercial strategy risk compliance human resources associate acting interim honorary
`);

/**
 * What organisations, places and works are called by their last word: before one, a title is a part of the name ("General
 * Motors", "King Street", "Security Bank"). Kinds of bodies, companies' trades and places, from general knowledge of how
 * such names are made.
 */
export const NAME_HEADS = words(`
  bank bankcorp bancorp trust group holdings holding company corporation corp inc ltd limited partners capital fund
  funds insurance assurance mutual motors electric electronics mills dynamics foods food brands stores atomics energy
  power gas oil petroleum steel mining metals chemicals pharmaceuticals pharma health healthcare labs laboratories
  systems software technologies networks media entertainment pictures studios records games airlines airways railway
  railways shipping logistics express telecom communications industries enterprises works products services solutions
  association union federation confederation league cup club society institute institution foundation committee
  commission council congress parliament assembly senate court tribunal ministry department office bureau agency
  authority administration service police guard army navy force forces corps academy university college school
  hospital clinic church cathedral museum gallery library theatre theater orchestra museum archive archives press times
  post news journal gazette herald tribune review magazine radio television channel grid
  street road avenue lane drive square place boulevard bridge station airport harbour harbor port island islands river
  lake mountain mountains park gardens castle palace tower hall house hotel stadium arena county district province
  election elections act bill treaty accord agreement awards prize festival championship championships open games
`);

/**
 * Frequent words, lower case: with a capital at the start of a sentence, or in a heading, they are no names. Function
 * words are known elsewhere (`isFunctionWord`).
 */
export const COMMON_WORDS = words(`
  according account accounts across action actions additional additionally advisers advisors affairs afterwards again
  agencies agreement air airstrikes allies ally almost alone along already although altogether always american analysis
  analysts another answer answers anyone anything apparently area areas armed armies arms army article articles aside
  asked attack attacks attempts authorities away back background based basic battle because become behind being beyond
  big border bottom break briefly broad broadly building business but call called calls campaign cause causes central
  certain certainly change changes chief children citizens city civil civilian civilians claim claims clear clearly
  clashes close coalition comparison comparatively common community concern concerns conclusion conflict conflicts
  consequently considering context continued continuing contrast control cooperation coordination country countries
  course coverage critics crucially current currently day days deal death deaths decision defence defense despite detail
  details development developments difference differences different difficult direct directly disagreement disputed dispute
  doing domestic due during each earlier early economic economy effect effects effort efforts elections elsewhere end
  enemies enemy equally especially essentially even event events eventually everybody everyone everything evidence
  exactly example examples except experts fact facts factions facing families far fears few fewer fighters fighting
  figures final finally financial first five following forces foreign formal formally former fortunately four free fresh
  frequently full fully fundamentally further furthermore future general generally given giving global goals going good
  government governments ground group groups growing half hard hardly health hence here high highlights history hours how
  however human ideally ideology if immediately impact implications important importantly increasingly indeed
  independent indirect individual influence initially instead intelligence interestingly international internally
  introduction investigators involvement issue issues itself joint journalists just justice key killed last lastly late
  later latest law lawmakers lead leaders leadership leading least left legal less lessons let life like likewise limited
  list little living local locals long looking losses low main mainly major making many material matters may maybe meaning
  means meanwhile measures media meetings members men mention mentioned mentions message might militants military
  militia militias million minister ministers ministry mission missions moderate modern money month months more moreover most
  mostly motives move movement much mutual namely nation national nations nearly nearby need needs negotiations
  neighbours neighbors neither never nevertheless new news newly next nobody none nonetheless nor normally notably note noted
  nothing notice now number numbers numerous objectives observers occasionally official officials officially often old once
  one ongoing only open operation operations opinion opponents opposition options order organisations organizations
  original originally other others otherwise outcome outlets outlook outside over overall overview own part particularly
  parties partly partner partners past peace people perhaps period personnel perspective perspectives places plan plans
  point points police policy policymakers political politically politicians politics population position positions
  possible possibly potential potentially power powers practical practically presence present presumably pressure previous
  previously primarily prior private probably problem problems process programme program proxies proxy public publicly
  purpose purposes put question questions quick quickly quietly quotes rather ratio rather read readers real reality
  really reason reasons rebels recent recently reduced regional regionally regular regularly related relations relationship
  relative relatively religious remaining remains report reported reportedly reporter reporters reporting reports research
  researchers residents resistance response responses rest result results right risk risks rival rivals role roles rough
  roughly rules ruling rumours rumors same scholars second secret section sections sectarian security seeing senior
  separate separately serious several shared short shortly side sides sign significant significantly similar similarities
  similarly simply since single six situation small so social societal soldiers some somebody someone something sometimes
  soon source sources south special specific specifically spheres spokesman spokeswoman staff stance stances state
  statement statements states status still stopping story strategic strategically strategy strictly striking strong such
  suddenly summary support supporters supposedly surely surprisingly survivors table tactical tactics taken takeaways
  taken taking talks tasks technically ten tensions terms than thanks that themes then thereafter therefore things
  third thirdly this thousands threats three threefold throughout thus ties time timeline times title today together
  tomorrow tonight topic top total towards town trade tradition traditional training trainers treaty trends tribal troop
  troops two type typically ultimately unclear under underlying unfortunately unlike unofficial unofficially unsurprisingly
  until use used using usually various vast version versus very via victims view views viewpoints village villagers
  violence visit voters war warning warnings ways weapons week weekly weeks well western what whatever whenever whereas
  whether which whoever whole wide widely winning within without witnesses women work workers working world worldwide
  year years yes yesterday yet young
  activists aides campaigners commanders diplomats doctors economists employees engineers executives farmers
  neighbours organisers organizers prosecutors protesters refugees relatives residents scientists spokespeople students
  teachers traders investors insiders
  verdict findings answering quotation quotations quote citation citations passage passages
`);
