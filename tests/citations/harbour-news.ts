import type { Retrieved } from "#lib/schema/retrieval.ts";

/** A passage of an article, which begins at `start` of its text. */
export function passageOf(
  id: string,
  text: string,
  article: Partial<Retrieved["article"]> = {},
  start = 0,
): Retrieved {
  return {
    passage: {
      id: `${id}.${start}-${start + text.length}`,
      articleId: id,
      ordinal: 0,
      start,
      end: start + text.length,
      text,
    },
    article: {
      id,
      outletId: id,
      outletName: "Harbour Post",
      title: "Who guards the strait?",
      authors: ["Jo Bly"],
      publishedAt: "2019-05",
      genre: "report",
      wording: "original",
      language: "en",
      contentHash: id,
      path: `${id}.txt`,
      metadataFrom: {},
      ...article,
    },
    score: 1,
    ranks: {},
  };
}

/** Three invented articles about an invented strait. */
export const NAVY = passageOf(
  "navy",
  "Norland has sent 1,500 more sailors to the Strait of Arden, Admiral Lena Ostrow said on 3 March. That brings its force there to just over 4,200. “We will guard every ship. Nobody will stop us,” she said. The defence ministry in Kell denied that the port had closed. Its spokesman, Pavel Dorn, called the reports “a cheap trick” by France. In June 2014 two patrol boats collided near Tern Island, and 17 people drowned. Since then the coast guard has trained with Canadian instructors.",
);
export const CRANES = passageOf(
  "cranes",
  "A Kell harbour official told the Courier that 40 percent of the cranes stood idle last spring. The official gave no reason. Fishermen blamed the new tolls, which rose to $12 a boat in 2018. “Three of us sold our boats,” said Marta Quill, who leads the Fishermen’s Union. The union wants the tolls cut by half, but the port authority says that it needs the money for a second breakwater. Turkey and Brazil have offered loans worth 2.5 million dollars.",
  { outletName: "Kell Courier", title: "Idle cranes", publishedAt: "2018-07-02", authors: [] },
  400,
);
export const RELAY = passageOf(
  "relay",
  "Both navies use a radio relay on Tern Island so that their patrols never meet, the analyst Tomas Brandt wrote in the Tern Review. He called it “a quiet understanding [between rivals] … that suits both.” Norland’s government has never confirmed the arrangement. Critics in the Norland parliament say it rewards smugglers. Brandt expects the arrangement to fail once oil drilling begins in the northern shallows. The relay was built in 1998 by Japanese engineers.",
  {
    outletName: "Tern Review",
    title: "A quiet understanding",
    publishedAt: "2019",
    authors: ["Tomas Brandt"],
  },
  2000,
);
export const PASSAGES: readonly Retrieved[] = [NAVY, CRANES, RELAY];

/** As though every term were equally rare. */
export const flatIdf = (): number => 2;
