/**
 * The one neutraliser of text: what every way out starts from, to which a format adds its own escaping only (a formula
 * in CSV, markup in Markdown, what the fonts of PDF lack). Letters with accents, other scripts and emoji stay.
 */

const escape = String.fromCodePoint(0x1b);
const bell = String.fromCodePoint(0x07);
const controlSequence = String.fromCodePoint(0x9b);
const systemCommand = String.fromCodePoint(0x9d);
const terminated = `[^${bell}${escape}]*(?:${bell}|${escape}\\\\)?`;
/** Sequences of ECMA-48 (ANSI), in their 7-bit and 8-bit forms. */
const terminalSequence = new RegExp(`(?:${escape}\\[|${controlSequence})[0-?]*[ -/]*[@-~]|(?:${escape}\\]|${systemCommand})${terminated}|${escape}[ -/]*[0-~]`, 'gu');
/**
 * What nobody reads: control and format characters (bidirectional ones among them), private and unassigned ones, lone
 * surrogates, what Unicode says to ignore where it cannot be shown (fillers, variation selectors, tags), and the empty Braille cell.
 */
const invisible = /\p{C}|\p{Default_Ignorable_Code_Point}|\u2800/gu;

/** Every white space and line break; \s would take the byte order mark for one. */
const space = /[\t-\r\u0085\p{Z}]/gu;

/** What none of these could change: most texts, and seen sooner. */
const printable = /^[ -~]*$/;

/** Text on one line without terminal sequences and invisible characters, in NFC; every white space is a space. Idempotent. */
export function neutral(text: string): string {
  if (printable.test(text)) return text;
  return text.replaceAll(terminalSequence, '').replaceAll(space, ' ').replaceAll(invisible, '').normalize('NFC');
}

/** The same without space around it. Idempotent. */
export function neutralLine(text: string): string {
  return neutral(text).trim();
}

/** The same of text on lines: line breaks stay, at most one empty line between two. Idempotent. */
export function neutralLines(text: string): string {
  const clean = text.split(/\r\n|\r|\n|\u2028|\u2029/u).map((line) => neutralLine(line)).join('\n');
  return clean.replaceAll(/\n{3,}/g, '\n\n').trim();
}

/** The first code points of a text that was refused, as a message may show it: what cannot be seen is written as its code, such as `\u{0}`. */
export function visibleText(text: string, length: number): string {
  const first = Array.from(text).slice(0, length).join('');
  return first.replaceAll(/[\p{Zl}\p{Zp}]/gu, written).replaceAll(invisible, written);
}

function written(character: string): string {
  return `\\u{${character.codePointAt(0)?.toString(16)}}`;
}
