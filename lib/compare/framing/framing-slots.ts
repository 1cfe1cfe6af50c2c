/**
 * A place in a sentence that different words can fill, with those words. What stands in one slot of one name is the
 * same kind of thing, and the choice of the word is the writer's: the army of a country may be its soldiers, its troops
 * or its advisers, those whom it backs may be its allies or its proxies.
 */
export type Slot = {
  /** Follows the name: "Norland, armed forces". */
  label: string;
  /** Each entry is one wording with its written forms, lower case, separated by `|`; the first stands for all. */
  wordings: readonly string[];
  /** How the name may follow: "killing of Norland", "soldiers from Norland". */
  before?: RegExp;
};

const list = (words: string) => words.trim().split(/\s+/);

/** Hyphened to a name, or before "by": "Norland-backed". */
export const RELATIONS =
  "backed sponsored supported allied aligned linked funded financed trained armed equipped affiliated controlled tied influenced friendly".split(
    " ",
  );

/** Who is armed. Beside a relation ("Norland-backed fighters") they are those whom somebody backs. */
export const FORCES: Slot = {
  label: "armed forces",
  wordings: [
    "boots on the ground|boots-on-the-ground",
    ...list(`
      troops|troop soldiers|soldier forces servicemen|serviceman marines|marine commandos|commando
      advisers|adviser|advisors|advisor trainers|trainer instructors|instructor personnel contractors|contractor
      mercenaries|mercenary volunteers|volunteer conscripts|conscript peacekeepers|peacekeeper occupiers|occupier boots
      army|armies military|militaries militias|militia militiamen|militiaman paramilitaries|paramilitary
      factions|faction groups|group fighters|fighter rebels|rebel insurgents|insurgent guerrillas|guerrilla
      gunmen|gunman jihadists|jihadist|jihadis terrorists|terrorist extremists|extremist militants|militant
      separatists|separatist combatants|combatant sharpshooters|sharpshooter snipers|sniper
      operatives|operative agents|agent spies|spy`),
  ],
  before: /^ (?:of|from) $/,
};

/** Whom somebody backs. */
export const BACKED: Slot = {
  label: "those it backs",
  wordings: list(
    "proxies|proxy allies|ally clients|client surrogates|surrogate puppets|puppet henchmen|henchman stooges|stooge",
  ),
  before: /^ (?:of|to|close to|loyal to) $/,
};

/** What is done to somebody: the name follows. */
export const AGAINST: Slot = {
  label: "action against it",
  wordings: list(`
    war|wars fight battle campaign operation|operations offensive|offensives attack|attacks strikes|strike assault
    aggression crusade struggle crackdown raid|raids sanctions|sanction blockade siege`),
  before: /^ (?:on|against|upon) $/,
};

export const SLOTS: readonly Slot[] = [
  FORCES,
  BACKED,
  AGAINST,
  {
    label: "government",
    wordings: list(`
      government|governments regime|regimes administration|administrations authorities leadership rulers|ruler
      junta dictatorship dictator|dictators`),
  },
  {
    label: "protest",
    wordings: list(`
      protesters|protester|protestors|protestor demonstrators|demonstrator rioters|rioter activists|activist
      marchers|marcher mob|mobs dissidents|dissident agitators|agitator looters|looter vandals|vandal`),
  },
  {
    label: "unrest",
    wordings: list(`
      protests|protest riots|riot uprising|uprisings revolt|revolts rebellion|rebellions insurgency|insurgencies
      unrest demonstrations|demonstration coup|coups revolution|revolutions mutiny`),
  },
  {
    label: "people who move",
    wordings: [
      "asylum seekers|asylum seeker|asylum-seekers",
      ...list(`
        migrants|migrant refugees|refugee immigrants|immigrant aliens|alien exiles|exile deportees|deportee
        settlers|settler colonists|colonist expatriates|expatriate expats`),
    ],
    before: /^ (?:of|from) $/,
  },
  {
    label: "people held",
    wordings: list(`
      prisoners|prisoner detainees|detainee hostages|hostage captives|captive inmates|inmate abductees|abductee`),
  },
  {
    label: "military action",
    wordings: list(`
      war|wars invasion|invasions occupation intervention|interventions operation|operations mission|missions
      campaign|campaigns offensive|offensives incursion|incursions aggression deployment|deployments presence
      buildup surge annexation takeover`),
  },
  {
    label: "strikes",
    wordings: list(`
      strike|strikes airstrikes|airstrike attack|attacks raid|raids bombing|bombings bombardment assault|assaults
      massacre|massacres`),
  },
  {
    label: "influence",
    wordings: list("influence meddling interference involvement domination hegemony control role"),
  },
  { label: "support", wordings: list("support help aid assistance backing") },
  {
    label: "agreement",
    wordings: list(`
      deal|deals agreement|agreements accord|accords pact|pacts treaty|treaties truce|truces ceasefire|ceasefires
      cease-fire|cease-fires settlement|settlements alliance|alliances cooperation collaboration coordination
      collusion partnership|partnerships coalition|coalitions`),
    before: /^ (?:with|between) $/,
  },
  {
    label: "death",
    wordings: list(
      "death|deaths killing|killings assassination|assassinations murder|murders execution slaying",
    ),
    before: /^ of $/,
  },
];
