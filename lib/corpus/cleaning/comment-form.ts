import { type CleaningRule, cutRange, isParagraph } from "./page.ts";

const FORM_HEADING =
  /^(?:leave a (?:reply|comment)|post a (?:reply|comment)|add (?:a|your) comment|write a comment|comments?|join the (?:discussion|conversation)|have your say)(?: cancel reply)?:?$/i;
const FORM_LINE =
  /^(?:fill in your details below|you are commenting using|your e-?mail address will not be published|required fields are marked|connecting to %s|notify me of|name ?\*|comment ?\*|e-?mail ?\*|save my name|enter your comment|you must be logged in|(?:log|sign) in to (?:post|leave|add)|cancel reply|post comment|submit comment)/i;
const COMMENTS_HEADING =
  /^(?:\d+|one|two|three) (?:thoughts? on\b.*|comments?|responses?(?: to\b.*)?|replies)$/i;
const COMMENT_LINE = /(?: says:?$|^reply$|\bat \d{1,2}:\d{2} ?(?:am|pm)?$)/i;

/** Readers' comments and the form for them: nothing below belongs to the article. */
export const commentForm: CleaningRule = {
  name: "comment form",
  find: ({ lines }) => {
    const start = lines.findIndex(({ text }, i) => {
      const next = lines.slice(i + 1, i + 4);
      if (FORM_HEADING.test(text)) return next.some((line) => FORM_LINE.test(line.text));
      return COMMENTS_HEADING.test(text) && next.some((line) => COMMENT_LINE.test(line.text));
    });
    // A link to the form at the top of a page has the article below it.
    const before = lines.slice(0, Math.max(0, start)).filter(isParagraph).length;
    if (start < 0 || (before < 2 && lines.slice(start).some(isParagraph))) return [];
    return cutRange(start, lines.length);
  },
};
