/** Longest name of a person, in characters and words. */
const LONGEST_NAME = 80;
const MOST_WORDS = 7;
const LONGEST_BYLINE = 300;

/** What newspapers of several languages put before the names. */
const OPENING =
  /^(?:(?:(?:written|words|story|reported|reporting|report|text|analysis|interview|opinion) (?:and photos? )?by|by|authors?|von|par|por|da|di|door|av|af|przez|autor(?:in|es|en)?|auteurs?|autore|text|texte|texto|testo|автор|текст)(?:\s*:\s*|\s+)|(?:文|记者|記者)\s*[/:：]?\s*)+(?=\S)/iu;
/** Only before two words of a name: these are also parts of names ("Di Stefano", "Von Trapp"). */
const MAYBE_NAME = /^(?:von|di|da|de|av|af)\s/iu;

/** Posts of a person. In lower case. */
const POSTS = new Set(
  "correspondent correspondents reporter reporters editor editors writer writers analyst columnist critic journalist journalists producer photographer contributor contributors blogger presenter anchor intern trainee fellow professor lecturer researcher director manager officer executive president chairman secretary minister spokesperson freelance redakteur redakteurin korrespondent korrespondentin reporterin journalistin chefredakteur rédacteur rédactrice correspondant correspondante journaliste redactor redactora corresponsal periodista repórter jornalista correspondente redattore redattrice corrispondente giornalista inviato inviata redacteur verslaggever redaktor dziennikarz korespondent корреспондент economist strategist specialist consultant barrister solicitor activist academic historian".split(
    " ",
  ),
);
/** Words for those who sign together, and name nobody. */
const GROUP =
  /(?:^|\s)(?:staff|team|desk|newsdesk|newsroom|bureau|board|agencies|editors|reporters|correspondents|writers|wires?|services|webmaster|editorial|redaktion|rédaction|redacción|redação|redazione|redactie|redaksjonen|redaktionen|redakcja|редакция|agenturen|agences|agencias|agenzie)$/iu;
/** Letters after a name. */
const DEGREES = /,\s+(?:Ph\.?\s?D|M\.?D|MBA|MP|MEP|QC|KC|OBE|CBE|MBE|DPhil|MA|MSc|BA|JD|Esq)\b\.?/g;
/** What stands before a post. */
const BEFORE_POST =
  /^(?:senior|junior|chief|deputy|assistant|associate|executive|managing|contributing|acting|special|staff|foreign|political|national|international|local|regional|head|lead|former|leitende[r]?)$/i;
/** Accounts of page software, and words for whoever it was. */
const ACCOUNTS =
  /^(?:admin|administrator|root|user|guest|author|editor|editors|webmaster|web ?master|wp-?admin|super ?user|anonymous|unknown|none|null|undefined|n\/?a|default|news|team|test|demo|web|site ?admin|posted|blog|redaktion|redazione|redacción|rédaction|redactie)$/iu;
const PARTICLES = new Set(
  "de da do del della der den des di du van von la le el al bin ibn ben bint abu y e dos das ter ten zu af av und i".split(
    " ",
  ),
);
/** Between two names; what is one letter in some language parts only two whole names ("Ortega y Gasset" is one). */
const BETWEEN =
  /( (?:and|AND|And|&|und|et|og|och|en|ja|и|та|ve) |; ?|\s?[,،、]\s?(?:(?:and|und|et|y) )?|\s?\/\s?|(?<=\p{L} \S+) (?:y|e|i) (?=\S+ \p{L}))/u;
/** Words after the names that are about the piece, not about who wrote it. */
const AFTERWARDS =
  /,?\s+(?:with (?:additional )?(?:reporting|contributions?|files)|additional reporting|photos?|photographs?|pictures?|illustrations?|video|graphics?|edited|translated|updated|published)\b.*$|\s+[|•·–—]\s.*$|\s*\((?!\p{L}+\)\s\p{Lu})[^)]*\)\s*$/isu;
const PLACE =
  /\s+(?:in|for|at|aus|für|à|pour|en|para|desde|a|per|voor|from|reports from|reporting from)\s+(?=\p{Lu}|the\b|die\b|la\b|le\b).{2,60}$/u;

/**
 * The persons in what a page gives for its author: "By Jo Bly and Dan Ruiz, Harbour Correspondents" are two. Posts, places,
 * staffs, accounts and addresses are none, and where it is not clear who is meant, nobody is.
 */
export function authorNames(source: string): string[] {
  const text = withoutOpening(source.replace(/\s+/g, " ").trim())
    .replace(AFTERWARDS, "")
    .replace(DEGREES, "")
    .replace(/, (?=[JS]r\b)/, " ")
    .trim();
  if (text === "" || text.length > LONGEST_BYLINE || isAddress(text)) return [];
  const pieces = text.split(BETWEEN).map((piece) => piece.trim());
  const parts = pieces.filter((_, i) => i % 2 === 0);
  const [first = "", second = ""] = parts;
  if (GROUP.test(first)) return [];
  if (parts.length === 2 && isInverted(text, first, second)) return [`${second} ${first}`];
  const names: string[] = [];
  let isPost: boolean = false;
  let hadPlace = false;
  for (const [i, part] of parts.entries()) {
    // After a post and a comma stands the outlet or the office, after a place another place.
    const isAfterPost: boolean = isPost && pieces[2 * i - 1] === ",";
    const place = PLACE.exec(part);
    const bare = part.slice(0, place?.index ?? part.length);
    const name: string = isAfterPost ? "" : withoutPost(bare);
    isPost = isAfterPost || name !== bare;
    if (hadPlace && place === null) continue;
    hadPlace ||= place !== null;
    if (isName(name) && (i === 0 || isFullName(name))) names.push(name);
  }
  return [...new Set(names)];
}

/** "ANA DE LA CRUZ" as people write it; names that have small letters stay as they are. */
export function withSmallLetters(name: string): string {
  if (!/\s/.test(name) || name !== name.toUpperCase()) return name;
  return name
    .replace(/[\p{L}\p{M}]+/gu, (word) => word.charAt(0) + word.slice(1).toLowerCase())
    .replace(/(?<=\s)\p{L}+(?=\s)/gu, (word) =>
      PARTICLES.has(word.toLowerCase()) ? word.toLowerCase() : word,
    );
}

export function isAddress(text: string): boolean {
  return /^@|:\/\/|^www\.|\S@\S|^[\w-]+\.(?:com|org|net|co\.\w\w|\w\w)$/i.test(text);
}

/** True for those who sign together: "Coast Daily staff and agencies". */
export function isGroup(name: string): boolean {
  return ACCOUNTS.test(name) || name.split(/ and | & /).some((part) => GROUP.test(part));
}

/** Two words or more, as a reader knows a person's name; for text that nothing marks as a name. */
export function isFullName(name: string): boolean {
  return (
    name.includes(" ") ||
    /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]{2,8}$/u.test(name)
  );
}

function withoutOpening(text: string): string {
  const bare = text.replace(OPENING, "");
  return MAYBE_NAME.test(text) && !/^\S+\s+\S/.test(bare) ? text : bare;
}

/** "Jo Bly Senior Harbour Reporter" is "Jo Bly"; "Senior Harbour Reporter" and "Harbour desk" are nothing. */
function withoutPost(part: string): string {
  if (GROUP.test(part)) return "";
  const words = part.split(" ");
  if (BEFORE_POST.test(words[0] ?? "")) return "";
  const post = words.findIndex((word) => POSTS.has(word.toLowerCase().replace(/\P{L}+$/u, "")));
  if (post < 0) return part;
  const before = words.slice(0, post);
  const modifier = before.findIndex((word) => BEFORE_POST.test(word));
  // A name has two words; whether a third belongs to it or to the post is not certain.
  const name = modifier >= 0 ? before.slice(0, modifier) : before.slice(0, 2);
  return name.length < 2 ? "" : name.join(" ").replace(/[,\s-]+$/, "");
}

function isName(name: string): boolean {
  const words = name.split(" ");
  if (!/\p{L}{2}/u.test(name) || name.length > LONGEST_NAME || words.length > MOST_WORDS) return false;
  if (/[\p{Nd}_/@:\\|<>{}[\]!?=+*#“”"…]/u.test(name) || isAddress(name) || ACCOUNTS.test(name)) return false;
  // An account's name is one word in small letters; scripts without capitals have names all the same.
  const starts = words.filter((word) => !/^[\p{Ll}]/u.test(word) || /^\p{Ll}{1,3}[’'-]\p{Lu}/u.test(word));
  return starts.length > 0 && words.every((word) => starts.includes(word) || PARTICLES.has(word));
}

/** "Calder, Ines", as catalogues have it. */
function isInverted(text: string, first: string, second: string): boolean {
  const word = /^\p{Lu}[\p{L}’'-]+$/u;
  return text.includes(",") && word.test(first) && /^\p{Lu}[\p{L}’'-]+(?: \p{Lu}\.?)?$/u.test(second);
}
