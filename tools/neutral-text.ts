import { neutral, neutralLine } from '#engine';

/** Longest text of a claim that is handed on; what is longer is cut. */
export const longestText = 160;

const markup: readonly (readonly [RegExp, string])[] = [
  [/!\[[^\]]*\]\([^)]*\)/g, ' '],
  [/\[([^\]]*)\]\([^)]*\)/g, '$1'],
  [/<\/?[a-z!?][^>]*>?/gi, ' '],
  [/[`*#~\\{}[\]^$]|__+/g, ' '],
  [/</g, '‹'],
  [/>/g, '›'],
  [/["“”„]/g, '’'],
];

/** A text that came with a claim, made harmless to show: neutral, without markup of HTML and Markdown, lookalikes folded (NFKC), white space single, of bounded length. Idempotent. */
export function neutralText(text: string): string {
  let clean = neutral(neutral(text.slice(0, 4000)).normalize('NFKC'));
  for (const [pattern, replacement] of markup) clean = clean.replace(pattern, replacement);
  clean = neutralLine(clean.replace(/\s+/gu, ' '));
  const characters = Array.from(clean);
  return characters.length > longestText ? `${characters.slice(0, longestText - 1).join('').trimEnd()}…` : clean;
}
