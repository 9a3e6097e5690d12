import { type Language, type Rational, formatNumber, formatRupiah, withUnit } from '#engine';

import type { EvidenceUnit } from '#tools';
import { names } from './texts/words.ts';
import type { Fragment, Writer } from './writer.ts';

/** What a column is called within a sentence. */
export function nameOf({ facts, language }: Writer, id: string): string {
  return names[id]?.[language] ?? withinSentence(facts.item(id)?.label ?? '');
}

/** A label as it stands within a sentence: abbreviations keep their capitals. */
export function withinSentence(name: string): string {
  return /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

/** A sentence as it goes on after another: abbreviations keep their capitals. */
export function lowered({ text, evidence }: Fragment): Fragment {
  return { text: withinSentence(text), evidence };
}

/** An English name as it is counted: `provinces`, `primary diagnoses`. */
export function plural(name: string): string {
  return /[^aeiou]y$/u.test(name) ? `${name.slice(0, -1)}ies` : name.endsWith('sis') ? `${name.slice(0, -2)}es` : `${name}${/(?:s|x|ch|sh)$/u.test(name) ? 'es' : 's'}`;
}

/** An English name of several as it is called alone: `procedure`, `secondary diagnosis`. */
export function one(name: string): string {
  return name.endsWith('ses') ? `${name.slice(0, -2)}is` : name.replace(/s$/u, '');
}

export function capitalized(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Its name as it opens a sentence. */
export function openingName(writer: Writer, id: string): Fragment {
  return said(capitalized(nameOf(writer, id)));
}

/** The value of one evidence item, cited. */
export function valueOf({ write }: Writer, id: string): Fragment {
  return write({ id: `{${id}}`, en: `{${id}}` });
}

/** A name and its value: `tarif INA-CBG Rp 9.000.000`, `the INA-CBG tariff of Rp 9,000,000`. */
export function namedValue(writer: Writer, id: string): Fragment {
  const of = writer.language === 'en' && writer.facts.item(id)?.unit === 'rupiah' ? ' of ' : ' ';
  return joined([said(nameOf(writer, id)), valueOf(writer, id)], of);
}

/** A figure worked out from evidence of this unit. */
export function figureOf(value: Rational, unit: EvidenceUnit | undefined, language: Language, evidence: readonly string[] = []): Fragment {
  if (unit === 'rupiah') return said(formatRupiah(value, language), evidence);
  const number = formatNumber(value, language, unit === 'score' || unit === 'zscore' ? 2 : 0);
  return said(unit === 'days' ? withUnit(number, unit, language) : number, evidence);
}

export function said(text: string, evidence: readonly string[] = []): Fragment {
  return { text, evidence };
}

export function joined(parts: readonly Fragment[], separator: string): Fragment {
  return { text: parts.map(({ text }) => text).join(separator), evidence: parts.flatMap(({ evidence }) => evidence) };
}

/** `a`, `a dan b`, `a, b, dan c`; in English `a, b and c`. */
export function listed(parts: readonly Fragment[], language: Language): Fragment {
  const and = { id: parts.length > 2 ? ', dan ' : ' dan ', en: ' and ' }[language];
  const [head, last] = [parts.slice(0, -1), parts.slice(-1)];
  return head.length === 0 ? joined(last, '') : joined([joined(head, ', '), ...last], and);
}
