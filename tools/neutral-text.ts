/** Longest text of a claim that is handed on; what is longer is cut. */
export const longestText = 160;

const ansiSequence = /\u001B(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001B]*(?:\u0007|\u001B\\)?|[@-_])/g;
const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\u115F\u1160\u3164\uFFA0\u2800\uFE00-\uFE0F]/gu;
const markup: readonly (readonly [RegExp, string])[] = [
  [/!\[[^\]]*\]\([^)]*\)/g, ' '],
  [/\[([^\]]*)\]\([^)]*\)/g, '$1'],
  [/<\/?[a-z!?][^>]*>?/gi, ' '],
  [/[`*#~\\{}[\]^$]|__+/g, ' '],
  [/</g, '‹'],
  [/>/g, '›'],
  [/["“”„]/g, '’'],
];

/**
 * A text that came with a claim, made harmless to show: terminal sequences, control and invisible
 * characters, HTML, Markdown links and images are gone, lookalike forms are folded (NFKC), white
 * space is single, the length is bounded. Idempotent.
 */
export function neutralText(text: string): string {
  let clean = text.slice(0, 4000).replace(ansiSequence, ' ').normalize('NFKC');
  clean = clean.replace(/\s/gu, ' ').replace(invisible, '');
  for (const [pattern, replacement] of markup) clean = clean.replace(pattern, replacement);
  clean = clean.replace(/\s+/gu, ' ').trim();
  return [...clean].length > longestText ? `${[...clean].slice(0, longestText - 1).join('').trimEnd()}…` : clean;
}
