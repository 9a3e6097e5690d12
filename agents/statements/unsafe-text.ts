import { neutral } from '#engine';

/** Longest text that may be shown as one. */
const longestText = 900;

/** Signs beside printable ASCII and plain Latin letters with accents that a text may hold. */
const allowedSigns = '“”‘’–—−×·…≥≤≈±‹›°';
const markup = /<|>|`|!\[|\]\(|\*\*|__|\bhttps?:|\bwww\.|\bjavascript:|\bdata:[a-z]+\/|&(?:#\w+|[a-z]+);|\\[ux]/i;

/** Whether a text could hide a figure or run in a viewer: by control and invisible characters, lookalikes of other scripts, HTML, Markdown or addresses. */
export function isUnsafeText(text: string): boolean {
  return text.length > longestText || neutral(text) !== text.normalize('NFC') || markup.test(text) || !Array.from(text).every((character) => isAllowed(character));
}

function isAllowed(character: string): boolean {
  const point = character.codePointAt(0) ?? 0;
  if (point >= 0x20 && point <= 0x7e) return true;
  return allowedSigns.includes(character) || isAccented(character);
}

/** A letter of plain Latin with an accent. Other letters of the script (`ƒ`, `ı`) only look like plain ones. */
function isAccented(character: string): boolean {
  return character.normalize('NFKC') === character && /^[A-Za-z]\p{M}+$/u.test(character.normalize('NFD'));
}
