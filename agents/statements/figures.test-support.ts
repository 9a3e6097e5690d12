import type { Language } from '#engine';
import type { EvidenceItem } from '#tools';

const locales: Readonly<Record<Language, string>> = { id: 'id-ID', en: 'en-GB' };

/**
 * What stays of a sentence when every text that the cited evidence allows is taken out: its values as they
 * are shown, and differences, shares and sums of two of them. A digit that stays stands on nothing.
 */
export function unsupported(text: string, cited: readonly EvidenceItem[], language: Language): string {
  const numbers = cited.flatMap(({ value, unit }) => (typeof value === 'number' ? [{ value, unit }] : []));
  const derived = numbers.flatMap((a) =>
    numbers.filter((b) => a !== b && a.unit === b.unit).flatMap((b) => [
      ...shown(round(a.value - b.value), a.unit, language),
      ...shown(round(a.value + b.value), a.unit, language),
      ...(b.value === 0 ? [] : [...shown(a.value / b.value, 'ratio', language), ...shown((a.value - b.value) / b.value, 'ratio', language), ...shown(a.value / b.value, 'times', language)]),
      ...numbers.filter((c) => c !== a && c !== b && c.unit === a.unit).flatMap((c) => shown(Math.abs(round(a.value - b.value - c.value)), a.unit, language)),
    ]),
  );
  const values = cited.flatMap(({ value, unit, label }) => [...[value].flat().flatMap((entry) => shown(entry, unit, language)), label[language]]);
  // `P90` is a name; the rest of a list is a count.
  const counts = cited.flatMap(({ value }) => (Array.isArray(value) ? value.map((_, i) => (language === 'id' ? `dan ${i + 1} lainnya` : `and ${i + 1} more`)) : []));
  const allowed = [...new Set([...values, ...derived, ...counts, 'P90', 'P10'])].filter((entry) => /\p{N}/u.test(entry)).toSorted((a, b) => b.length - a.length);
  let rest = text;
  for (const entry of allowed) rest = rest.replaceAll(new RegExp(`(?<![\\p{N}.,])${entry.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)}(?![\\p{N}]|[.,]\\p{N})`, 'gu'), '·');
  return (rest.match(/\S*\p{N}\S*/gu) ?? []).join(' ');
}

const formats = new Map<string, Intl.NumberFormat>();

/** Made once for each language and number of decimals: making one costs more than all it formats. */
function formatOf(locale: string, digits: number): Intl.NumberFormat {
  const key = `${locale} ${digits}`;
  const format = formats.get(key) ?? new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits, roundingMode: 'halfExpand', signDisplay: 'negative' });
  formats.set(key, format);
  return format;
}

function shown(value: unknown, unit: string, language: Language): string[] {
  const locale = locales[language];
  if (typeof value === 'string' && unit === 'instant') {
    const at = new Date(value);
    const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Jakarta' }).format(at);
    const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Asia/Jakarta' }).format(at);
    return [`${day} ${language === 'id' ? clock.replace(':', '.') : clock} WIB`];
  }
  if (typeof value === 'string') return unit === 'date' ? [date(value, locale)] : [value, value.replace(/^([A-Z]\d[0-9A-Z]|\d{2})(?=[0-9A-Z]{1,3}$)/, '$1.')];
  if (typeof value !== 'number') return [];
  const fixed = (digits: number, of = value): string => formatOf(locale, digits).format(of);
  if (unit === 'rupiah') return [`Rp ${fixed(0, Math.abs(value))}`];
  if (unit === 'ratio') return [`${fixed(1, round(value * 100))}%`, `${fixed(1, Math.abs(round(value * 100)))}%`];
  // A score below 1 is never read as 1.
  return [...(unit === 'score' ? [fixed(4), fixed(3)] : []), fixed(2), fixed(1), fixed(0)];
}

function date(value: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${value}T00:00:00Z`));
}

function round(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}
