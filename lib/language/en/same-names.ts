/**
 * Different words for one country, people or group, the first of each line standing for all: a question about the United
 * States finds "American", one about the Netherlands "Dutch". Lower case, without accents and apostrophes; only what holds
 * in any news text. Countries and their demonyms: the member and observer states of the United Nations with the
 * adjectives and nouns that the CIA World Factbook gives for their people ("Nationality"). Left out are names that are as
 * often something else: people and places (Chad, Georgia, Dominica, Jersey, Mali), and those of several countries
 * (Congo, Guinea, Sudan apart from its people).
 */
export const SAME_NAMES = `
usa us american americans america
uk british britain briton britons
un
eu european europeans europe
nato
isis isil daesh
shia shiite shiites shii shiis shias
sunni sunnis sunnite
hezbollah hizbullah hizbollah hezbullah
quds qods
kurd kurds kurdish
afghanistan afghan afghans
albania albanian albanians
algeria algerian algerians
angola angolan angolans
argentina argentine argentines argentinian argentinians
armenia armenian armenians
australia australian australians
austria austrian austrians
azerbaijan azerbaijani azerbaijanis
bahrain bahraini bahrainis
bangladesh bangladeshi bangladeshis
belarus belarusian belarusians
belgium belgian belgians
bolivia bolivian bolivians
bosnia bosnian bosnians
botswana batswana
brazil brazilian brazilians
bulgaria bulgarian bulgarians
cambodia cambodian cambodians
cameroon cameroonian cameroonians
canada canadian canadians
chile chilean chileans
china chinese
colombia colombian colombians
croatia croatian croatians croat croats
cuba cuban cubans
cyprus cypriot cypriots
czechia czech czechs
denmark danish danes
ecuador ecuadorian ecuadorians ecuadorean ecuadoreans
egypt egyptian egyptians
eritrea eritrean eritreans
estonia estonian estonians
ethiopia ethiopian ethiopians
fiji fijian fijians
finland finnish finns
france french
germany german germans
ghana ghanaian ghanaians
greece greek greeks
guatemala guatemalan guatemalans
haiti haitian haitians
honduras honduran hondurans
hungary hungarian hungarians
iceland icelandic icelander icelanders
india indian indians
indonesia indonesian indonesians
iran iranian iranians
iraq iraqi iraqis
ireland irish
israel israeli israelis
italy italian italians
jamaica jamaican jamaicans
japan japanese
jordan jordanian jordanians
kazakhstan kazakh kazakhs
kenya kenyan kenyans
korea korean koreans
kosovo kosovar kosovars
kuwait kuwaiti kuwaitis
kyrgyzstan kyrgyz
laos lao laotian laotians
latvia latvian latvians
lebanon lebanese
liberia liberian liberians
libya libyan libyans
lithuania lithuanian lithuanians
malaysia malaysian malaysians
malta maltese
mexico mexican mexicans
moldova moldovan moldovans
mongolia mongolian mongolians
montenegro montenegrin montenegrins
morocco moroccan moroccans
mozambique mozambican mozambicans
myanmar burma burmese
namibia namibian namibians
nepal nepali nepalis nepalese
netherlands dutch
nicaragua nicaraguan nicaraguans
nigeria nigerian nigerians
norway norwegian norwegians
oman omani omanis
pakistan pakistani pakistanis
palestine palestinian palestinians
panama panamanian panamanians
paraguay paraguayan paraguayans
peru peruvian peruvians
philippines philippine filipino filipinos filipina filipinas
poland polish
portugal portuguese
qatar qatari qataris
romania romanian romanians
russia russian russians
rwanda rwandan rwandans
senegal senegalese
serbia serbian serbians serb serbs
singapore singaporean singaporeans
slovakia slovak slovaks
slovenia slovene slovenes slovenian slovenians
somalia somali somalis
spain spanish spaniard spaniards
sweden swedish swedes
switzerland swiss
syria syrian syrians
taiwan taiwanese
tajikistan tajik tajiks
tanzania tanzanian tanzanians
thailand thai thais
tunisia tunisian tunisians
turkey turkish turks turkiye
turkmenistan turkmen
uganda ugandan ugandans
ukraine ukrainian ukrainians
uruguay uruguayan uruguayans
uzbekistan uzbek uzbeks
venezuela venezuelan venezuelans
vietnam vietnamese
yemen yemeni yemenis
zambia zambian zambians
zimbabwe zimbabwean zimbabweans
`;

/**
 * Of these words, those that are more often another one in lower case: nail polish, roast turkey. (The stem of such a word
 * must not be the first of its line.)
 */
export const LOWER_CASE_HOMOGRAPHS = ["polish", "turkey"];
