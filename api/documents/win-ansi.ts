import { neutral } from '#engine';

/** What Windows-1252 has beyond Latin-1. */
const beyondLatin1 = new Set('€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ');

/** What is written in place of a character that the standard fonts of PDF lack. */
const replacements: Readonly<Record<string, string>> = { '→': '->', '←': '<-', '≥': '>=', '≤': '<=', '≠': '!=', '−': '-', '‐': '-', '‑': '-', '‒': '–', '―': '—', '′': "'", '″': '"', '⁄': '/' };

/** A text that the standard fonts of PDF can show: accents that they lack are dropped, what has no like is `?`. */
export function winAnsi(text: string): string {
  return Array.from(neutral(text), (character) => {
    if (isShown(character)) return character;
    const plain = replacements[character] ?? character.normalize('NFKD').replaceAll(/\p{M}/gu, '');
    return plain !== '' && Array.from(plain).every((part) => isShown(part)) ? plain : /\p{M}/u.test(character) ? '' : '?';
  }).join('');
}

function isShown(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return (code >= 0x20 && code <= 0x7e) || (code >= 0xa1 && code <= 0xff && code !== 0xad) || beyondLatin1.has(character);
}
