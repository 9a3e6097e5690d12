import { maskIdentifiers, maskMark } from '../identifiers.ts';
import { neutralLine } from '../neutral-text.ts';
import { firstOf } from '../text.ts';
import { isObject } from './message-bytes.ts';

/** Texts that name a person, and the field that takes the key in their place. */
export const references = { patient_ref: 'patient_key', family_ref: 'family_key' } as const;
/** Shorter ones are told from codes and days by their place alone. */
const tellingLength = 7;

export type MaskText = (text: string) => string;

/** What takes identifiers out of the texts of a message: those that it says are such, wherever they stand, and those that look like one. */
export function maskerOf(message: Readonly<Record<string, unknown>>): MaskText {
  const telling = Object.keys(references)
    .map((name) => message[name])
    .filter((value) => typeof value === 'string' || typeof value === 'number')
    .map((value) => String(value).trim())
    .filter((value) => value.length >= tellingLength);
  return (text) => telling.reduce((masked, identifier) => masked.replaceAll(identifier, maskMark), isSuspect(text) ? maskIdentifiers(text) : text);
}

/** As `masked_text` of sql/text.sql: most texts are codes and plain names, in which no identifier can be. */
const isSuspect = (text: string): boolean => /[^ -~]|@|(?:\d\D*){9}/.test(text);

/** Longer than any field may be: what was refused for its length is refused again. */
const longestText = 400;
const mostItems = 200;

/** A value of a message as it may be kept: texts shortened and masked; of what has the name of no field, the name alone. */
export function maskValue(value: unknown, mask: MaskText, names: ReadonlySet<string>): unknown {
  if (typeof value === 'string') return maskShort(value, mask);
  if (typeof value === 'number') {
    const masked = mask(String(value));
    return masked === String(value) ? value : masked;
  }
  if (Array.isArray(value)) return value.slice(0, mostItems).map((item) => maskValue(item, mask, names));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, mostItems)
      .map(([name, item]) => (names.has(name) ? [name, maskValue(item, mask, names)] : [maskShort(name, mask), maskMark])),
  );
}

/** An identifier may lie across the end of what is kept: it is looked for beyond it. */
function maskShort(text: string, mask: MaskText): string {
  return text.length < longestText ? mask(text) : firstOf(mask(firstOf(text, longestText + 100)), longestText);
}

/** JSON in which everything that cannot be seen is written as its code. */
export function visibleJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(/\p{C}|\p{Zl}|\p{Zp}|\p{Default_Ignorable_Code_Point}/gu, (character) =>
    Array.from({ length: character.length }, (_, i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`).join(''),
  );
}

const longestUnread = 2000;
const bytesRead = 16 * 1024;

/** The beginning of a message that could not be read, as text. Nobody can tell its fields apart: every long number goes, and what follows the names of references. */
export function unreadText(body: Uint8Array): string {
  const text = new TextDecoder()
    .decode(body.subarray(0, bytesRead))
    .replaceAll(/\\u([\da-f]{4})/gi, (_, digits: string) => String.fromCodePoint(Number.parseInt(digits, 16)))
    .replaceAll(/((?:patient|family)_(?:ref|key)\W{0,20})[^",}\]]*/gi, `$1${maskMark}`);
  return firstOf(maskIdentifiers(neutralLine(text)).replaceAll(/\d{7,}/g, maskMark), longestUnread);
}
