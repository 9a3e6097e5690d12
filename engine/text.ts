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

const onOneLine = /^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}]*$/u;
const onLines = /^(?:[^\p{Cc}\p{Cs}]|[\t\n\r])*$/u;
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

/** A text of a closed form, such as a code. @param pattern from `^` to `$`, bounding the length. */
export function shaped(pattern: RegExp, accepted: Localized): z.ZodString {
  return z.string().refine((given) => pattern.test(given), { params: { accepted } }).meta({ pattern: pattern.source });
}

export const usernameSchema = shaped(/^[\w.@-]{1,100}$/, { id: '1 sampai 100 huruf tanpa aksen, angka, dan . _ @ -', en: '1 to 100 letters without accents, digits, and . _ @ -' });
export const provinceCodeSchema = shaped(/^\d{2}$/, { id: 'kode BPS dua angka, misalnya 32', en: 'a BPS code of two digits, such as 32' });

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
