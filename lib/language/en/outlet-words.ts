/**
 * Words by which a proper name is known for that of a newspaper, magazine, agency or broadcaster: the commonest ones of
 * English-language titles and of some neighbours'. They only tell an outlet from a place or section in a line that has
 * nothing else but a date.
 */
export const OUTLET_WORDS: ReadonlySet<string> = new Set(
  `advertiser advocate agency argus bee broadcasting bugle bulletin chronicle citizen courant courier daily democrat
  dispatch echo enquirer evening examiner express forum gazette globe guardian herald independent inquirer journal
  ledger magazine mail mercury messenger mirror monitor morning network news newspaper newswire nation observer online
  pilot post press radio record recorder reporter review sentinel standard star sun telegraph television times today
  tribune tv union voice weekly wire world blatt kurier rundschau tageblatt zeitung figaro monde país mundo vanguardia
  corriere repubblica stampa volkskrant dagblad`.split(/\s+/),
);
