import type { Finding } from './figure.ts';

/** Longest sentence that may be shown. */
export const longestSentence = 900;

/** Signs beside printable ASCII and plain Latin letters with accents that a sentence may hold. */
const allowedSigns = '“”‘’–—−×·…≥≤≈±‹›°';
const markup = /<|>|`|!\[|\]\(|\*\*|__|\bhttps?:|\bwww\.|\bjavascript:|\bdata:[a-z]+\/|&(?:#\w+|[a-z]+);|\\[ux]/gi;

/**
 * Characters and markup that could hide a figure or run in a viewer: control and invisible
 * characters, digits and letters of other scripts, forms that NFKC folds, HTML, Markdown, addresses.
 */
export function findUnsafeText(text: string): Finding[] {
  const findings: Finding[] = [];
  let start = 0;
  for (const character of text) {
    if (!isAllowed(character)) findings.push({ code: 'TEXT_UNSAFE', text: describe(character), start });
    start += character.length;
  }
  for (const match of text.matchAll(markup)) findings.push({ code: 'TEXT_UNSAFE', text: match[0], start: match.index });
  if (text.length > longestSentence) findings.push({ code: 'TEXT_UNSAFE', text: `${text.length} > ${longestSentence}`, start: longestSentence });
  return findings;
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

function describe(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
