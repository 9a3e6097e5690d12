import type { Language, Localized } from '#engine';
import { z } from 'zod';

/** What a zod issue tells, as the type provider hands it on. */
export interface SchemaIssue {
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

const types: Readonly<Record<string, Localized>> = {
  string: { id: 'satu teks', en: 'one text' },
  number: { id: 'angka', en: 'a number' },
  int: { id: 'bilangan bulat', en: 'a whole number' },
  boolean: { id: 'true atau false', en: 'true or false' },
  array: { id: 'daftar', en: 'a list' },
  object: { id: 'objek JSON', en: 'a JSON object' },
  date: { id: 'tanggal YYYY-MM-DD yang ada di kalender', en: 'a date YYYY-MM-DD that the calendar has' },
};
const noMember: Localized = { id: 'objek JSON kosong, {}', en: 'an empty JSON object, {}' };
const notEmpty: Localized = { id: 'teks yang tidak kosong', en: 'text that is not empty' };
const other: Localized = { id: 'nilai sesuai dokumentasi di /docs', en: 'a value as /docs describes it' };

/** What a field accepts instead, in the reader's language: from its schema where that is a number, else from the issue. */
export function acceptedText({ keyword, params }: SchemaIssue, field: unknown, language: Language): string {
  // A refinement knows more than the bounds of a number do.
  const numbers = keyword === 'custom' ? undefined : numberText(field, language);
  if (numbers !== undefined) return numbers;
  switch (keyword) {
    case 'invalid_value':
      return Array.isArray(params['values']) ? params['values'].map(String).join(', ') : other[language];
    case 'invalid_type':
      return typeText(params['expected'], language);
    case 'invalid_format':
      return typeText(params['format'], language);
    case 'too_small':
      return bound(params['origin'], params['minimum'], { id: 'paling kecil', en: 'at least' }, language);
    case 'too_big':
      return bound(params['origin'], params['maximum'], { id: 'paling besar', en: 'at most' }, language);
    case 'custom':
      return customText(params['params'], language);
    default:
      return other[language];
  }
}

/** The names that an object may have. */
export function memberNames(schema: unknown, language: Language): string {
  if (!(schema instanceof z.ZodObject)) return other[language];
  return Object.keys(schema.shape).join(', ') || noMember[language];
}

/** `a whole number from 1 to 200`, from the schema of a number with both bounds. */
function numberText(field: unknown, language: Language): string | undefined {
  if (!(field instanceof z.ZodNumber) || field.minValue === null || field.maxValue === null) return undefined;
  const kind = typeText(field.isInt ? 'int' : 'number', language);
  return language === 'id' ? `${kind} ${field.minValue} sampai ${field.maxValue}` : `${kind} from ${field.minValue} to ${field.maxValue}`;
}

function typeText(name: unknown, language: Language): string {
  return (types[String(name)] ?? other)[language];
}

function bound(origin: unknown, limit: unknown, words: Localized, language: Language): string {
  if (origin === 'string' && limit === 1) return notEmpty[language];
  const amount = `${words[language]} ${String(limit)}`;
  if (origin !== 'string') return amount;
  return `${amount} ${language === 'id' ? 'karakter' : 'characters'}`;
}

/** A refinement states what it accepts in both languages: `params: { accepted: { id, en } }`. */
function customText(params: unknown, language: Language): string {
  if (typeof params !== 'object' || params === null || !('accepted' in params)) return other[language];
  const { accepted } = params;
  if (typeof accepted !== 'object' || accepted === null) return other[language];
  const text: unknown = Reflect.get(accepted, language);
  return typeof text === 'string' && text !== '' ? text : other[language];
}
