import { z } from 'zod';

import type { Localized } from './language.ts';
import { neutralLine, neutralLines } from './neutral-text.ts';

/**
 * The schemas of every text that comes from outside: API, MCP, tools, command line. What they let through is
 * stored and given back by SQLite and PostgreSQL alike, unchanged: no control character, no lone surrogate,
 * NFC, trimmed; lengths in code points. Each names what it accepts in both languages, and says its pattern and
 * lengths in JSON Schema.
 */

interface Length {
  /** Fewest code points; 1 unless told. */
  readonly min?: number;
  /** Most code points. */
  readonly max: number;
}

/** Control characters (Cc), lone surrogates (Cs), and what parts lines (Zl, Zp), by their code points: `\p{…}` is not read by every reader of a JSON Schema. */
const onOneLine = new RegExp(String.raw`^[^\u0000-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff]*$`, 'u');
/** The same, with tab, line feed, carriage return and the separators of lines. */
const onLines = new RegExp(String.raw`^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ud800-\udfff]*$`, 'u');
const printableAscii = /^[!-~]*$/;

/** One line of text: a name, an id, a filter. */
export function text({ min = 1, max }: Length): z.ZodString {
  return schemaOf({ min, max, pattern: onOneLine, trim: true, clean: neutralLine, kind: { id: 'satu baris teks', en: 'one line of text' }, without: { id: 'tanpa karakter kendali', en: 'without control characters' } });
}

/** Text on one or more lines: a note, a question. Line breaks and tabs are taken; a tab becomes a space. */
export function lines({ min = 1, max }: Length): z.ZodString {
  return schemaOf({ min, max, pattern: onLines, trim: true, clean: neutralLines, kind: { id: 'teks', en: 'text' }, without: { id: 'tanpa karakter kendali selain baris baru', en: 'without control characters other than line breaks' } });
}

/** A key that a program makes: printable ASCII without spaces, taken as it is. */
export function key({ min = 1, max }: Length): z.ZodString {
  return schemaOf({ min, max, pattern: printableAscii, kind: { id: 'ASCII tercetak tanpa spasi', en: 'printable ASCII without spaces' } });
}

/** A password: any line of text, with its spaces. */
export function secret({ min = 1, max }: Length): z.ZodString {
  return schemaOf({ min, max, pattern: onOneLine, clean: (given) => given.normalize('NFC'), kind: { id: 'satu baris teks', en: 'one line of text' }, without: { id: 'tanpa karakter kendali', en: 'without control characters' } });
}

/** Fewest different characters of a secret. */
const fewestDifferent = 5;

/** What is wanted of a secret besides its length, in both languages. */
export const varietyAccepted: Localized = { id: `paling sedikit ${fewestDifferent} karakter berbeda, spasi tidak dihitung`, en: `at least ${fewestDifferent} different characters, spaces not counted` };

/** Whether a secret has as many visible characters as it must, and not few of them again and again. @param min fewest visible code points. */
export function isVaried(given: string, min: number): boolean {
  const seen = Array.from(given.replaceAll(/[\p{C}\p{Z}\s]/gu, ''));
  return seen.length >= min && new Set(seen).size >= fewestDifferent;
}

/** A password that is set: as `secret`, and varied. One that is only compared may be of an older time. */
export function newSecret({ min, max }: Required<Length>): z.ZodString {
  const accepted = {
    id: `satu baris teks, ${min} sampai ${max} karakter, tanpa karakter kendali, ${varietyAccepted.id}`,
    en: `one line of text, ${min} to ${max} characters, without control characters, ${varietyAccepted.en}`,
  };
  return z
    .string()
    .overwrite((given) => given.normalize('NFC'))
    .refine((given) => onOneLine.test(given) && isLength(given, min, max) && isVaried(given, min), { params: { accepted } })
    .meta({ minLength: min, maxLength: max, pattern: onOneLine.source });
}

/** A text of a closed form, such as a code. @param pattern from `^` to `$`, bounding the length. */
export function shaped(pattern: RegExp, accepted: Localized): z.ZodString {
  return z.string().refine((given) => pattern.test(given), { params: { accepted } }).meta({ pattern: pattern.source });
}

export const usernameSchema = shaped(/^[\w.@-]{1,100}$/, { id: '1 sampai 100 huruf tanpa aksen, angka, dan . _ @ -', en: '1 to 100 letters without accents, digits, and . _ @ -' });

interface TextRule extends Required<Length> {
  readonly pattern: RegExp;
  readonly trim?: boolean;
  readonly clean?: (given: string) => string;
  readonly kind: Localized;
  readonly without?: Localized;
}

function schemaOf({ min, max, pattern, trim = false, clean = (given) => given, kind, without }: TextRule): z.ZodString {
  const size = min === 0 ? { id: `paling banyak ${max}`, en: `at most ${max}` } : { id: `${min} sampai ${max}`, en: `${min} to ${max}` };
  const accepted: Localized = {
    id: `${[kind.id, `${size.id} karakter`].join(', ')}${without ? `, ${without.id}` : ''}`,
    en: `${[kind.en, `${size.en} characters`].join(', ')}${without ? `, ${without.en}` : ''}`,
  };
  return z
    .string()
    .overwrite((given) => (trim ? given.trim() : given))
    .refine((given) => pattern.test(given), { params: { accepted }, abort: true })
    .overwrite(clean)
    .refine((given) => isLength(given, min, max), { params: { accepted } })
    .meta({ ...(min > 0 && { minLength: min }), maxLength: max, pattern: pattern.source });
}

function isLength(given: string, min: number, max: number): boolean {
  const length = Array.from(given).length;
  return length >= min && length <= max;
}

/** The first code points of a text. */
export function firstOf(given: string, length: number): string {
  return Array.from(given).slice(0, length).join('');
}
