import { namesOf } from "./text-beside.ts";

/** Words for what stands around an article and is never a part of it, whole sentences or not. */
const SURE = new Set(
  "newsletter newsletters signup subscribe share sharing sharebar sharebuttons shareaholic sharedaddy addtoany addthis caption captions wp-caption-text photo-credit photo-credits image-credit picture-credit advert advertisement adslot ad-slot sponsored taboola outbrain comments disqus breadcrumb breadcrumbs readmore jp-relatedposts cookie gdpr pullquote pull-quote toolbar authorbox author-bio authorbio recirc recirculation".split(
    " ",
  ),
);
/** Words for what often surrounds an article, and may as well say what a part of it is about. */
const LIKELY = new Set(
  "credit credits advertising consent donate subscription promo promotion promotional related recommended recommendations social sponsor tags taglist topics trending popular mostread donation bio inread inline-related more-on morefrom".split(
    " ",
  ),
);
/** Words that say of what kind or where a box is, and nothing about a subject. */
const STRUCTURE = new Set(
  "area article articles aside bar block body bottom box btn button buttons c card cards class col column component container content contents context cta desktop el embed end entry extra field footer form group head header heading holder icon icons id image images img in inline inner item items js l label layout left link links list m main meta middle mobile module n nav news o outer page panel photo picture post posts region right row section sections site slot small social stories story sub text the thread title tools top u unit user users reader readers facebook fb visitor latest new all count number toggle show hide load reply replies respond closed video view widget wp wrap wrapper your zone".split(
    " ",
  ),
);
/** Short names of outlets and makers stand in front: "nyt-newsletter". */
const LONGEST_PREFIX = 4;

/**
 * How strongly the names of an element say that it is no part of an article: "sure" when one of them is made of such
 * words, "likely" when the words may be about a subject, "hint" when words of another kind stand with them, as in
 * "credit-rating-cut".
 */
export type FurnitureName = "sure" | "likely" | "hint" | "none";

export function furnitureName(element: Element): FurnitureName {
  let found: FurnitureName = "none";
  for (const name of [...namesOf(element), ...dataNamesOf(element)]) {
    const kind = kindOfName(name);
    if (kind === "sure") return kind;
    if (kind === "likely" || (kind === "hint" && found === "none")) found = kind;
  }
  return found;
}

function dataNamesOf(element: Element): string[] {
  return ["data-component", "role"].flatMap(
    (attribute) => element.getAttribute(attribute)?.slice(0, 200).toLowerCase().split(/\s+/) ?? [],
  );
}

function kindOfName(name: string): FurnitureName {
  const words = name.split(/[-_:.\d]+/).filter((word) => word !== "");
  let kind: FurnitureName = "none";
  let others = 0;
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? "";
    const pair = `${word}-${words[i + 1] ?? ""}`;
    const isPair = SURE.has(pair) || LIKELY.has(pair);
    if (SURE.has(word) || SURE.has(pair)) kind = "sure";
    else if (LIKELY.has(word) || LIKELY.has(pair)) kind = kind === "sure" ? kind : "likely";
    else if (!STRUCTURE.has(word) && !(i === 0 && word.length <= LONGEST_PREFIX)) others++;
    if (isPair) i++;
  }
  return kind !== "none" && others > 0 ? "hint" : kind;
}
