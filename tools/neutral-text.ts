/** Longest text of a claim that is handed on; what is longer is cut. */
export const longestText = 160;

const escape = String.fromCodePoint(0x1b);
const bell = String.fromCodePoint(0x07);
const ansiSequence = new RegExp(`${escape}(?:\\[[0-?]*[ -/]*[@-~]|\\][^${bell}${escape}]*(?:${bell}|${escape}\\\\)?|[@-_])`, 'g');
/** Control, format, private and unassigned characters, fillers that show nothing, variation selectors. */
const invisible = /\p{Cc}|\p{Cf}|\p{Co}|\p{Cs}|\p{Cn}|\p{Variation_Selector}|\u{115F}|\u{1160}|\u{3164}|\u{FFA0}|\u{2800}/gu;
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
  const characters = Array.from(clean);
  return characters.length > longestText ? `${characters.slice(0, longestText - 1).join('').trimEnd()}…` : clean;
}
