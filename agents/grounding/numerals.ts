import type { Language } from '#engine';

import type { WrittenNumber, WrittenUnit } from './figure.ts';
import { type Rational, multiply, negate, rationalOf, timesPowerOfTen } from './rational.ts';
import { readNumberTail } from './unit-words.ts';

/** Digits or number words found in a sentence; `number` is absent where they are no number of the language. */
export interface FoundNumber {
  readonly start: number;
  readonly end: number;
  readonly number?: WrittenNumber;
  /** What a scale word multiplied it by. */
  readonly scale?: Rational;
  /** The digits alone where they may be a code: no sign, decimals or unit beside them. */
  readonly bareDigits?: string;
}

const digitRun = /\d+(?:[.,]\d+)*/g;
const sign = '(?:[-−–+]|(?<![\\p{L}])(?:minus|negatif|negative)\\s)';
const head = new RegExp(`(?<sign>${sign})?(?<prefix>(?<![\\p{L}\\p{N}])(?:Rp\\.?|IDR)\\s?|(?:US)?\\$\\s?|[€£¥]\\s?|(?<![\\p{L}])(?:USD|EUR|SGD|MYR|RM)\\s?|#|(?<![\\p{L}])ke-)?(?<inner>[-−+])?$`, 'iu');
/** A sign after these is that of a range: `1–2 juta`, `10%-12%`. */
const afterFigure = /(?:[\d%]|(?<!\p{L})(?:ribu|rb|juta|jt|mil(?:i|y)ar|tril(?:i|y)un|thousand|million|billion|trillion))\s?$/iu;
const cleanBefore = /(?:^|[\s([=:~±≈≥≤‹›“‘"'—–·])$/u;
const cleanAfter = /^(?:$|[\s)\]“”’"'—–·…;?]|[.,:!](?!\d)|-(?:\d|Rp|IDR))/u;

/**
 * Every run of digits with what belongs to it: sign, currency, scale, unit. The notation must be
 * that of the language; a rupiah amount may be grouped by dots in English as well. Runs glued to
 * letters or other signs are given without a number.
 */
export function findNumbers(text: string, language: Language): FoundNumber[] {
  const found: FoundNumber[] = [];
  for (const match of text.matchAll(digitRun)) {
    const [raw, start, end] = [match[0], match.index, match.index + match[0].length];
    const before = head.exec(text.slice(0, start));
    const groups = before?.groups ?? {};
    const prefix = (groups['prefix'] ?? '').trim().toLowerCase();
    const outer = start - (before?.[0].length ?? 0);
    const isRange = /^[-−–]$/u.test(groups['sign'] ?? '') && afterFigure.test(text.slice(Math.max(0, outer - 12), outer));
    const signText = isRange ? (groups['inner'] ?? '') : `${groups['sign'] ?? ''}${groups['inner'] ?? ''}`;
    const from = isRange ? outer + 1 : outer;
    const ordinal = /^(?:st|nd|rd|th)(?![\p{L}\p{N}])/iu.exec(text.slice(end));
    const tail = ordinal ? undefined : readNumberTail(text.slice(end));
    let to = end + (ordinal?.[0].length ?? tail?.length ?? 0);
    const isMoney = prefix.startsWith('rp') || prefix === 'idr' || tail?.unit === 'rupiah';
    if (isMoney && text.startsWith(',-', to)) to += 2;
    const isWhole = (isRange || cleanBefore.test(text.slice(0, from))) && cleanAfter.test(text.slice(to));
    const isBare = isWhole && signText === '' && prefix === '' && ordinal === null && tail?.unit === 'none' && !tail.isScaled;
    const bare = isBare ? { bareDigits: raw } : {};
    const read = isWhole ? readDigits(raw, language, isMoney && tail?.isScaled !== true) : undefined;
    if (!read) {
      found.push({ start: from, end: to, ...bare });
      continue;
    }
    const scale = tail?.scale ?? rationalOf(1);
    const isNegative = signText !== '' && !/^\+$/.test(signText.trim());
    const value = multiply(read.value, scale);
    const unit = unitOf(prefix, ordinal !== null, tail?.unit ?? 'none');
    found.push({
      start: from,
      end: to,
      number: {
        value: isNegative ? negate(value) : value,
        step: multiply(timesPowerOfTen(rationalOf(1), -read.decimals), scale),
        unit,
        isScaled: tail?.isScaled ?? false,
        ...(tail?.counted && { counted: tail.counted }),
      },
      scale,
      ...bare,
    });
  }
  return found;
}

function unitOf(prefix: string, isOrdinal: boolean, tail: WrittenUnit): WrittenUnit {
  if (isOrdinal || prefix === '#' || prefix === 'ke-') return tail === 'none' ? 'ordinal' : 'unknown';
  if (prefix === '') return tail;
  const isRupiah = prefix.startsWith('rp') || prefix === 'idr';
  return isRupiah && (tail === 'none' || tail === 'rupiah') ? 'rupiah' : 'unknown';
}

const notations: Readonly<Record<Language, { readonly regex: RegExp; readonly group: string; readonly decimal: string }>> = {
  id: { regex: /^(?:[1-9]\d{0,2}(?:\.\d{3})+|0|[1-9]\d*)(?:,(\d+))?$/, group: '.', decimal: ',' },
  en: { regex: /^(?:[1-9]\d{0,2}(?:,\d{3})+|0|[1-9]\d*)(?:\.(\d+))?$/, group: ',', decimal: '.' },
};

/** Reads one run of digits; undefined where it is no number of the language. */
function readDigits(raw: string, language: Language, isPlainMoney: boolean): { value: Rational; decimals: number } | undefined {
  const order: Language[] = isPlainMoney ? ['id', 'en'] : [language];
  for (const candidate of order) {
    const { regex, group, decimal } = notations[candidate];
    const match = regex.exec(raw);
    if (!match) continue;
    const decimals = match[1]?.length ?? 0;
    // An amount has no tenths of rupiah to three or more places: what looks so is grouped the other way.
    if (isPlainMoney && decimals > 2) continue;
    const digits = BigInt(raw.replaceAll(group, '').replace(decimal, ''));
    return { value: timesPowerOfTen(rationalOf(digits), -decimals), decimals };
  }
  return undefined;
}
