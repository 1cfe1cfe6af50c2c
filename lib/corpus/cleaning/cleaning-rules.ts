import { altText } from "./alt-text.ts";
import { authorBox } from "./author-box.ts";
import { browserPrint } from "./browser-print-lines.ts";
import { bylineLine } from "./byline-line.ts";
import { commentForm } from "./comment-form.ts";
import { iconNames, lineRules, menuLabels, shareButtons } from "./line-rules.ts";
import { linkList } from "./link-list.ts";
import { newsletterBox } from "./newsletter-box.ts";
import { outletNotice } from "./outlet-notice.ts";
import type { CleaningRule } from "./page.ts";
import { pictureCaption, pictureCredit } from "./picture-credits.ts";
import { pullQuote } from "./pull-quote.ts";
import { readMoreLink } from "./read-more-link.ts";
import { aboveTitle, dateLine, titleLine } from "./title-lines.ts";

/**
 * All rules, in the order in which they are applied: each sees what the ones before it left. Boxes come before single
 * lines because they are recognised by lines that the single-line rules would take away.
 */
export const CLEANING_RULES: readonly CleaningRule[] = [
  browserPrint,
  commentForm,
  newsletterBox,
  iconNames,
  menuLabels,
  shareButtons,
  ...lineRules,
  readMoreLink,
  aboveTitle,
  titleLine,
  dateLine,
  bylineLine,
  pictureCredit,
  pictureCaption,
  altText,
  pullQuote,
  authorBox,
  outletNotice,
  linkList,
];
