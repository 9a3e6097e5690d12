import type { Cited } from './figure.ts';

/** A word of a closed vocabulary and the evidence that must say it. */
export interface NamedCategory {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The evidence that says it, or undefined. */
  readonly find: (cited: Cited) => Cited[number] | undefined;
}

const romans: Readonly<Record<string, string>> = { I: '1', II: '2', III: '3', IV: '4', V: '5', VI: '6', VII: '7', VIII: '8', IX: '9', X: '10' };
const severities: Readonly<Record<string, string>> = {
  'rawat jalan': 'rawat jalan', outpatient: 'rawat jalan', ringan: 'ringan', mild: 'ringan', low: 'ringan', sedang: 'sedang', moderate: 'sedang', berat: 'berat', severe: 'berat', high: 'berat',
};
const sexes: Readonly<Record<string, string>> = {
  'laki-laki': 'laki-laki', pria: 'laki-laki', male: 'laki-laki', man: 'laki-laki', perempuan: 'perempuan', wanita: 'perempuan', female: 'perempuan', woman: 'perempuan',
};

const word = (pattern: string, flags = 'giu'): RegExp => new RegExp(`(?<![\\p{L}\\p{N}-])(?:${pattern})(?![\\p{L}\\p{N}])`, flags);
const is =
  (column: string, value: string) =>
  (cited: Cited): Cited[number] | undefined =>
    cited.find((item) => (item.source.column === column || isNeutral(item)) && typeof item.value === 'string' && item.value.toLowerCase() === value);

/** A casemix and a filter name their groups and what they ask for by value alone. */
function isNeutral({ id, source }: Cited[number]): boolean {
  return source.column === 'value' || id.includes('.filter.');
}

const vocabularies: readonly { readonly regex: RegExp; readonly read: (match: RegExpExecArray) => NamedCategory['find'] }[] = [
  { regex: word('RITL|RJTL'), read: ([text]) => is('service_type', text.toLowerCase()) },
  {
    regex: word(`(?:tingkat\\s)?(?:keparahan|severity)(?:\\s(?:adalah|is|level|of|tingkat))?:?\\s(${Object.keys(severities).join('|')})`),
    read: ([, level = '']) => is('severity_group', severities[level.toLowerCase()] ?? ''),
  },
  { regex: word(Object.keys(sexes).join('|')), read: ([text]) => is('patient_sex', sexes[text.toLowerCase()] ?? '') },
  { regex: word('meninggal|wafat|died|deceased|dead|death'), read: () => is('discharge_status', 'meninggal') },
  { regex: word('(?:[Kk]elas|[Tt]ype|[Tt]ipe|[Cc]lass)\\s([A-D])', 'gu'), read: ([, letter = '']) => (cited) => cited.find((item) => (item.source.column.startsWith('facility') || isNeutral(item)) && new RegExp(`\\b${letter}$`).test(String(item.value))) },
  { regex: word('(?:kelas|class)(?:\\srawat)?\\s(\\d|satu|dua|tiga|one|two|three)'), read: ([, text = '']) => sayClass(text) },
  { regex: word('(?:tingkat|level|regional|region)\\s(\\d|satu|dua|tiga|one|two|three)'), read: ([, text = '']) => (cited) => cited.find(({ unit, value, source }) => (unit === 'level' || source.column === 'tariff_region') && String(value) === digitOf(text)) },
  { regex: word('II|III|IV|VI{0,3}|IX|XI{0,3}|XI?[VX]', 'gu'), read: ([text]) => sayRoman(text) },
  { regex: word('(?:[Kk]elas|[Cc]lass|[Tt]ingkat|[Ll]evel|[Ss]everity|[Kk]eparahan|[Ss]emester|[Tt]riwulan|[Kk]uartal|[Qq]uarter|[Ff]ase|[Ss]tadium|[Ss]tage|[Gg]rade|[Dd]erajat|[Tt]ipe|[Tt]ype)\\s(I|V|X)', 'gu'), read: ([, text = '']) => sayRoman(text) },
];

/** Closed vocabularies: service type, severity, sex, death, class of facility, roman numerals. */
export function findCategories(text: string): NamedCategory[] {
  return vocabularies.flatMap(({ regex, read }) =>
    [...text.matchAll(regex)].map((match) => ({ start: match.index, end: match.index + match[0].length, text: match[0], find: read(match) })),
  );
}

const digitWords: Readonly<Record<string, string>> = { satu: '1', dua: '2', tiga: '3', one: '1', two: '2', three: '3' };

function digitOf(text: string): string {
  return digitWords[text.toLowerCase()] ?? text;
}

function sayClass(text: string): NamedCategory['find'] {
  const digit = digitOf(text);
  return (cited) =>
    cited.find(({ unit, value }) => unit === 'category' && typeof value === 'string' && value.split(/[^\p{L}\p{N}]+/u).some((part) => part === digit || romans[part] === digit));
}

function sayRoman(numeral: string): NamedCategory['find'] {
  return (cited) =>
    cited.find(({ unit, value }) => {
      if (typeof value !== 'string' || (unit !== 'category' && unit !== 'code')) return false;
      const parts = value.split(/[^\p{L}\p{N}]+/u);
      return parts.includes(numeral) || (unit === 'category' && parts.includes(romans[numeral] ?? ''));
    });
}
