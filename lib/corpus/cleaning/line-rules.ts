import { type CleaningRule, isReported, type Page } from "./page.ts";

/** A line that is page furniture by its wording alone: the pattern holds for the whole line. */
type LineRule = {
  name: string;
  /** Longer lines are left alone. */
  maxWords: number;
  pattern: RegExp;
};

const NETWORK =
  "(?:Twitter|Facebook|Instagram|LinkedIn|YouTube|Telegram|TikTok|Threads|Mastodon|Bluesky|WhatsApp|X)";

const LINE_RULES: LineRule[] = [
  {
    name: "menu",
    maxWords: 12,
    pattern:
      /^(?:(?:skip to (?:the )?(?:main )?(?:content|navigation|search|footer) ?)+|jump to (?:content|navigation)|(?:toggle|open|close|main|show|hide) (?:navigation|menu|search)|navigation menu|(?:log|sign) in(?: (?:\/|or) (?:register|sign up|subscribe))?|log ?out|my account|(?:back|return) to top|load more|show more|see all|previous (?:article|post)|next (?:article|post)|filed under:?|home ?[>»›/|] ?\S[^.!?]*)$/i,
  },
  {
    name: "page label",
    maxWords: 9,
    pattern:
      /^(?:(?:skip )?advertisement|advertising|story continues below(?: advertisement)?|article continues (?:below|after)(?: this)?(?: ad| advertisement)?|scroll (?:down )?to continue(?: reading)?|listen to (?:this )?(?:article|story)(?: ?[·|(-]? ?\d+:\d{2}\b.{0,20})?|this (?:article|story) is more than \d+ (?:months?|years?) old|\d+ (?:minutes?|mins?|hours?|days?|weeks?|months?|years?) ago|(?:read|view|see)(?: all)? \d+ comments?|(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)[ -]min(?:ute)?s? read|reading time:? \d+ min(?:ute)?s?|\d+ (?:views|shares|likes)|\d+(?:\.\d+)?k (?:views|shares|likes)|(?:content is )?loading\W*|play video|watch video|video player(?: is loading)?|view (?:image|gallery)(?: in fullscreen)?|click to enlarge|enlarge(?: image)?)$/i,
  },
  {
    name: "share line",
    maxWords: 12,
    pattern:
      /^(?:(?:share|tweet)[:!]?|like this:|like loading\W*|share full article|copy link|save (?:this )?(?:article|story|for later)|(?:share|tweet|pin|email|e-mail|print)(?: (?:this|the|article|story|post|page|link|url|it|on|via|by|to|with|and|or|your|friends|email|e-mail|twitter|facebook|whatsapp|linkedin|reddit|pinterest|telegram|messenger|x|close|panel|options|print|tweet))+[:!]?)$/i,
  },
  {
    name: "follow line",
    maxWords: 25,
    pattern: new RegExp(
      `^(?:You can )?follow\\b.{1,80}?\\bon ${NETWORK}(?:(?:,| and|, and| or| &) (?:on )?${NETWORK})*(?:[.!]?|:? ?\\(?@\\w.*)$|^follow @\\w+[^.]{0,30}$`,
      "i",
    ),
  },
  {
    name: "newsletter line",
    maxWords: 20,
    pattern:
      /^(?:sign up|subscribe|register)(?: now| here| today| free)? (?:for|to) (?:our|the|its|my|this)\b[^.,;“”"]{0,60}\b(?:newsletters?|mailing list|email (?:alerts?|updates?)|daily (?:briefing|digest)|podcasts?|channel)(?: here| now| today)?[.!:]?$/i,
  },
  {
    name: "newsletter line",
    maxWords: 40,
    pattern:
      /^by (?:clicking|signing up|subscribing|submitting|registering|providing|entering|joining|checking)\b.*\b(?:you|I)(?: are| hereby| also| confirm that you)? (?:agree|agreeing|consent|accept|acknowledge)\b.*$/i,
  },
  {
    name: "newsletter line",
    maxWords: 40,
    pattern:
      /^(?:(?:thank you|thanks|success)! )?you(?:[’']re| are|[’']ve| have)(?: now| already| been| successfully)* (?:subscribed|signed up)\b[^“”"]*$/i,
  },
  {
    name: "newsletter line",
    maxWords: 25,
    pattern:
      /^(?:we (?:will|won[’']t|will never|don[’']t|do not|never)\b.{0,20}\b(?:share|sell|spam)\b.{0,20}\b(?:your|you)\b.*|enter your e-?mail(?: address)?.{0,40}|(?:your )?e-?mail address:? ?\*?|unsubscribe (?:at )?any ?time\.?)$/i,
  },
  {
    name: "newsletter line",
    maxWords: 30,
    pattern:
      /^(?:get|subscribe|sign up|receive|join|want)\b[^“”"]*\b(?:(?:to|in) your inbox|(?:to|for) (?:our|the) (?:free |daily |weekly )*newsletters?)\b[^“”"]*$/i,
  },
  {
    name: "comment form",
    maxWords: 25,
    pattern:
      /^(?:(?:leave|post|add|write) a (?:comment|reply)|(?:no|\d+) comments?(?: yet)?|fill in your details below\b.*|you are commenting using your\b.*|connecting to %s|your e-?mail address will not be published\b.*|required fields are marked\b.*|notify me of (?:new|follow-?up) (?:comments?|posts?)\b.*|save my name, e-?mail,? and website\b.*|you must be logged in to (?:post|leave) a comment\b.*|(?:log|sign) in (?:or register )?to (?:post|leave|write|add) (?:a )?comments?\.?|cancel reply|post comment|submit comment|this site uses akismet\b.*)$/i,
  },
  {
    name: "subscription line",
    maxWords: 25,
    pattern:
      /^(?:subscribe|sign up|log in|sign in|register)\b[^“”"]{0,50}\bto (?:read|continue|access|unlock|get)\b[^“”"]*\b(?:articles?|reading|access|story|stories|unlimited|journalism)\b[^“”"]*$/i,
  },
  {
    name: "cookie notice",
    maxWords: 70,
    pattern:
      /^(?:(?:we|this (?:web)?site|our (?:web)?site|this page|we and our (?:\d+ )?partners)(?: may| also)? (?:uses?|stores?|places?)\b[^“”"]{0,60}\bcookies\b(?=.*\b(?:you (?:agree|accept|consent)|your (?:experience|consent|preferences|privacy|device|browser)|privacy policy|cookie policy|learn more|find out more|personali[sz]e)\b)|by (?:continuing|using|closing|browsing|clicking)\b[^“”"]{0,80}\byou (?:agree|accept|consent)\b(?=.*\bcookies?\b))[^“”"]*$/i,
  },
  {
    name: "cookie notice",
    maxWords: 6,
    pattern:
      /^(?:(?:accept|reject|allow|decline|manage|customi[sz]e)(?: all| only)?(?: necessary| essential| optional)?(?: cookies| preferences| cookie (?:settings|preferences))|(?:cookie|privacy) (?:settings|preferences|policy|notice)|terms of (?:use|service)|do not sell my (?:personal )?(?:data|information))$/i,
  },
  {
    name: "copyright line",
    maxWords: 30,
    pattern:
      /^(?:copyright ?©?\W*|(?:copyright )?(?:©|\(c\)) ?\d{4}\b.*|copyright ?\d{4}\b.*|.{0,60}\ball rights reserved\.?)$/i,
  },
  {
    name: "image file name",
    maxWords: 2,
    pattern: /^(?:\S+\.(?:jpe?g|png|gif|webp|svg|avif)|[a-z0-9]+(?:[-_][a-z0-9]+)*[-_]\d{2,})$/i,
  },
];

const LONGEST = Math.max(...LINE_RULES.map((rule) => rule.maxWords));

/** Names of icons that a page without its font prints as words. */
const ICON_NAMES = new Set(
  "clock menu more-arrow no yes mobile arrow arrow-left arrow-right arrow-up arrow-down search close chevron chevron-down chevron-up chevron-left chevron-right hamburger icon logo facebook twitter instagram youtube whatsapp linkedin email mail envelope play pause user person heart star caret caret-down print share link comment comments external external-link plus minus check cross home settings bookmark location calendar camera video image gallery x rss".split(
    " ",
  ),
);

const MENU_LABEL =
  /^(?:home|menu|search|close|next|previous|register|subscribe|news|world|politics|business|economy|technology|tech|science|health|sports?|opinion|comments?|save|culture|arts|lifestyle|travel|weather|videos?|photos|podcasts?|live|more|about(?: us)?|contact(?: us)?|help|advertise(?: with us)?|careers|jobs|sections|us|uk|europe|asia|africa|americas|middle east)$/i;

/** Labels of a menu, one below the other, at least three: fewer may be headings. */
export const menuLabels: CleaningRule = {
  name: "menu",
  find: ({ lines }) => {
    const isLabel = lines.map(({ text, words }) => words <= 3 && MENU_LABEL.test(text));
    const at = (i: number) => isLabel[i] === true;
    return lines.flatMap((_, i) =>
      at(i) && ((at(i - 1) && at(i - 2)) || (at(i - 1) && at(i + 1)) || (at(i + 1) && at(i + 2)))
        ? [{ line: i }]
        : [],
    );
  },
};

const SHARE_WORDS = new Set(
  "facebook twitter whatsapp email e-mail print linkedin reddit pinterest telegram messenger share tweet copy link flipboard pocket tumblr google+ instagram youtube".split(
    " ",
  ),
);

/** One rule for each name, so that the log says which wording it was. */
export const lineRules: CleaningRule[] = [...new Set(LINE_RULES.map((rule) => rule.name))].map((name) => {
  const rules = LINE_RULES.filter((rule) => rule.name === name);
  return {
    name,
    find: (page: Page) =>
      page.lines.flatMap(({ text, words }, i) => {
        if (words > LONGEST || !rules.some((rule) => words <= rule.maxWords && rule.pattern.test(text)))
          return [];
        // The wording of a notice stands in a report about it too.
        return words > 10 && isReported(text) ? [] : [{ line: i }];
      }),
  };
});

/** "clock menu more-arrow": at least three icon names and nothing else. */
export const iconNames: CleaningRule = {
  name: "icon names",
  find: (page) =>
    page.lines.flatMap((line, i) => {
      if (line.words < 3 || line.words > 20) return [];
      return line.text.split(" ").every((word) => ICON_NAMES.has(word)) ? [{ line: i }] : [];
    }),
};

/** "Facebook Twitter Email", on one line or one below the other; a single name may be a heading. */
export const shareButtons: CleaningRule = {
  name: "share buttons",
  find: ({ lines }) => {
    const sharing = lines.map((line) => {
      if (line.words > 15) return 0;
      const words = line.text.toLowerCase().split(/[ ,|•·/]+/);
      return words.every((word) => SHARE_WORDS.has(word)) ? words.length : 0;
    });
    return sharing.flatMap((count, i) => {
      const alone = (sharing[i - 1] ?? 0) === 0 && (sharing[i + 1] ?? 0) === 0;
      return count > 1 || (count === 1 && !alone) ? [{ line: i }] : [];
    });
  },
};
