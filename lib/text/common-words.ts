import { tokenize } from "./tokens.ts";

/**
 * Words of every subject, written down from general knowledge of English. A small corpus cannot tell them from rare ones
 * by counting: where "colchicine" and "important" each stand in no passage or in one, both look equally telling.
 */
const WORDS = `
able accept according account achieve across act action active activity actual actually add addition address
affect age ago aim allow almost alone already among amongst amount answer anybody appear apply approach
approximately area argue arrive ask associate attempt attention available average avoid aware back bad base
basic basis become begin behavior believe benefit best better big bit body book bottom break bring build busy
buy call care carry case catch cause center central century certain certainly chance change character charge
check child choose claim class clear clearly close closely collect combine come common commonly community
company compare complete completely complex concern condition consider consist contain continue control correct
cost count country couple course cover create current currently cut day deal decade decide decision decline
decrease deep degree demand depend describe design despite detail determine develop development differ difficult
direct directly discover discuss distance divide door double draw drive drop due early easily easy effect
effective effort eight element end enjoy enough enter entire environment equal especially establish event
eventually exact exactly example exist expect experience explain express extend extent face fact factor fail
fall familiar far fast feature feel few field figure fill final finally find fine finish first fit five fix
focus follow following force form former found four frequent front full fully function further future gain
general generally give goal good great greatly group grow growth guess half hand happen hard head hear heavy
help high highly hit hold hope hour house human hundred idea identify image impact important improve include
including increase indicate individual influence inform information initially instead intend interest introduce
involve issue item job join judge keep key kill kind knowledge lack land large largely last late lately lead
learn leave left less letter level life light like likely limit line link list little live local locate long
lose loss lot love low main mainly maintain major man manage many mark matter mean measure meet member mention
method middle million mind minor minute miss model modern moment month mostly move movement name namely nature
near nearly necessarily need never new next nine normal normally note notice number object observe obtain
obvious occur offer office often old one open operate opportunity option order organization origin original
originally outside overall own pair part participate particular partly pass past pattern pay people perform
performance perhaps period person pick piece place plan play point poor popular position positive possible
possibly potential power practice prefer prepare presence present prevent previous price primarily primary
probably problem process produce product program project promote proper protect prove provide public pull
purpose push put quality question quick quickly quite raise range rate reach read ready real realize reason
receive recent recently recognize record reduce refer reflect regard region regularly relate relation relative
relatively release remain remember remove repeat replace report represent require research respectively respond
response rest result return reveal rise role room rule run safe save scale school search season second see seem
select sell send sense separate series serve service set seven several shape share short show side sign
significant significantly similar similarly simple simply single site situation six size slightly small social
solve sometimes soon sort sound source space special specific specifically speed spend spread stage stand
standard start state stay step stop story strategy strong strongly structure study style subject success
successful successfully suggest suit support suppose sure surround system take talk target task teach team ten
tend term test theory therefore thing think third thought thousand three throughout thus time today together top
total touch toward town traditional travel treat trend trouble true try turn two type typical typically
understand unique unit unlike use useful usual usually value variety various version view visit wait walk want
watch way week well wide widely win wish woman wonder word work world worldwide worth write wrong year young
zero
`;

const COMMON = new Set(tokenize(WORDS).map((token) => token.term));

/** Whether a term (as `tokenize` gives it) belongs to a word that texts about anything use. */
export function isCommonWord(term: string): boolean {
  return COMMON.has(term);
}
