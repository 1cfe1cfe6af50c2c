import { anArticle, type Stored } from "../../../contracts/passage-store/fixtures.ts";

/** Twenty articles of two passages, all of which name the number. */
export function numberedArticles(number: number): Stored[] {
  return Array.from({ length: 20 }, (_, i) =>
    anArticle(`a${i}`, `Edition ${number} of article ${i}.\n\nMore about edition ${number}.`),
  );
}
