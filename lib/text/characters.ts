/** White space as `\s` has it, by UTF-16 unit. */
export function isSpace(code: number): boolean {
  if (code < 0x80) return code === 32 || (code >= 9 && code <= 13);
  return (
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff
  );
}

/** The first place from `from` on that holds no white space; `limit` at most. */
export function skipSpace(text: string, from: number, limit: number): number {
  let i = from;
  while (i < limit && isSpace(text.charCodeAt(i))) i++;
  return i;
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

const LETTER_OR_NUMBER = /[\p{L}\p{N}]/u;

/** A letter or number of any script; half of a surrogate pair counts as one. */
export function isWordCharacter(code: number): boolean {
  if (code < 0x80) return isDigit(code) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  if (code >= 0xd800 && code <= 0xdfff) return true;
  return LETTER_OR_NUMBER.test(String.fromCharCode(code));
}

export function isLowerCase(code: number): boolean {
  if (code < 0x80) return code >= 97 && code <= 122;
  const character = String.fromCharCode(code);
  return character.toUpperCase() !== character && character.toLowerCase() === character;
}

export function isUpperCase(code: number): boolean {
  if (code < 0x80) return code >= 65 && code <= 90;
  const character = String.fromCharCode(code);
  return character.toLowerCase() !== character;
}
