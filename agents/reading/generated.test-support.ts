import type { ClaimQueryInput } from '#engine';
import { type Arbitrary, boolean, constant, constantFrom, integer, nat, oneof, option, tuple, uniqueArray } from 'fast-check';

/** A part of a question with the ways to say it in one language, and what it means. */
interface Part {
  readonly said: readonly string[];
  readonly where: NonNullable<ClaimQueryInput['where']>;
}

/** A question, in words and as the query that it is. */
export interface Asked {
  readonly message: string;
  readonly query: ClaimQueryInput;
}

type Language = 'id' | 'en';
type Two = Readonly<Record<Language, readonly string[]>>;
type Value = Readonly<{ field: string; op: '=' | 'under' | 'contains'; value: string; words: Two }>;

const values: readonly Value[] = [
  { field: 'service_type', op: '=', value: 'RITL', words: { id: ['rawat inap', 'ranap', 'rwt inap', 'opname'], en: ['inpatient', 'hospitalised'] } },
  { field: 'service_type', op: '=', value: 'RJTL', words: { id: ['rawat jalan', 'rajal', 'rwt jln'], en: ['outpatient', 'ambulatory'] } },
  { field: 'province_name', op: '=', value: 'Bali', words: { id: ['di bali', 'provinsi bali', 'dari Bali'], en: ['in Bali'] } },
  { field: 'province_name', op: '=', value: 'Jawa Timur', words: { id: ['di jatim', 'di jawa timur', 'Jatim'], en: ['in East Java'] } },
  { field: 'province_name', op: '=', value: 'DKI Jakarta', words: { id: ['di dki', 'di DKI Jakarta'], en: ['in Jakarta'] } },
  { field: 'dx_primary_code', op: 'under', value: 'set:stroke', words: { id: ['stroke', 'diagnosis stroke', 'dx stroke'], en: ['with stroke'] } },
  { field: 'dx_primary_code', op: 'under', value: 'set:cancer', words: { id: ['kanker', 'penyakit kanker'], en: ['with cancer'] } },
  { field: 'dx_primary_code', op: 'under', value: 'E119', words: { id: ['E11.9', 'diagnosis E11.9', 'kode e119'], en: ['with E11.9'] } },
  { field: 'procedure_codes', op: 'under', value: 'set:haemodialysis', words: { id: ['cuci darah', 'tindakan hemodialisa'], en: ['with haemodialysis'] } },
  { field: 'facility_ownership', op: '=', value: 'Swasta', words: { id: ['rs swasta', 'milik swasta', 'dari rs swasta'], en: ['of private hospitals'] } },
  { field: 'patient_sex', op: '=', value: 'Perempuan', words: { id: ['perempuan', 'wanita', 'pasien perempuan'], en: ['of women'] } },
  { field: 'discharge_status', op: '=', value: 'Meninggal', words: { id: ['yang meninggal', 'yg wafat'], en: ['that died'] } },
  { field: 'segment', op: '=', value: 'PBPU', words: { id: ['peserta mandiri', 'pbpu'], en: ['of self-employed'] } },
  { field: 'flags', op: 'contains', value: 'duplicate_pattern', words: { id: ['duplikat', 'flag duplikat', 'kena flag duplikat'], en: ['with flag duplicate pattern'] } },
  { field: 'entitlement_class', op: '=', value: 'Kelas 1', words: { id: ['hak kelas 1', 'kelas rawat 1'], en: ['with entitlement class 1'] } },
];

const negations: Two = { id: ['kecuali', 'selain', 'bukan', 'tidak termasuk'], en: ['except', 'excluding', 'not'] };
const negative = { '=': '!=', under: 'not_under', contains: 'not_contains' } as const;

const comparisons: readonly { readonly op: '>' | '>=' | '<' | '<='; readonly words: Two }[] = [
  { op: '>', words: { id: ['di atas', 'lebih dari', 'lbh dr', '>', 'melebihi'], en: ['above', 'more than', 'over', '>'] } },
  { op: '>=', words: { id: ['minimal', 'min', 'paling sedikit', '>=', 'sekurang-kurangnya'], en: ['at least', '>=', 'no less than'] } },
  { op: '<', words: { id: ['di bawah', 'kurang dari', 'krg dr', '<'], en: ['below', 'less than', 'under', '<'] } },
  { op: '<=', words: { id: ['maksimal', 'paling banyak', 'tidak lebih dari', '<='], en: ['at most', '<=', 'no more than'] } },
];

interface Measured {
  readonly field: string;
  readonly names: Two;
  readonly number: Arbitrary<number>;
  readonly said: (value: number, language: Language) => readonly string[];
}

const dots = (value: number): string => String(value).replaceAll(/\B(?=(\d{3})+$)/g, '.');
const commas = (value: number): string => String(value).replaceAll(/\B(?=(\d{3})+$)/g, ',');
const decimal = (value: number, language: Language): string => (language === 'id' ? String(value).replace('.', ',') : String(value));

const measured: readonly Measured[] = [
  {
    field: 'amount_claimed', names: { id: ['biaya', 'tagihan', 'biaya tagih', 'nilai klaim'], en: ['cost', 'amount claimed', 'billed amount'] }, number: integer({ min: 2, max: 900 }).map((n) => n * 500_000),
    said: (value, language) => (language === 'id' ? [`${decimal(value / 1e6, 'id')} juta`, `${decimal(value / 1e6, 'id')}jt`, `Rp ${dots(value)}`, `rp${dots(value)}`] : [`${value / 1e6} million`, `Rp ${commas(value)}`]),
  },
  { field: 'los', names: { id: ['lama rawat', 'los', 'lama dirawat'], en: ['length of stay', 'stay'] }, number: integer({ min: 0, max: 40 }), said: (value, language) => (language === 'id' ? [`${value} hari`, String(value)] : [`${value} days`]) },
  { field: 'patient_age', names: { id: ['usia', 'umur'], en: ['age'] }, number: integer({ min: 1, max: 95 }), said: (value, language) => (language === 'id' ? [`${value} tahun`, `${value} thn`] : [`${value} years`]) },
  { field: 'cost_zscore', names: { id: ['z-score', 'zscore'], en: ['z-score'] }, number: constantFrom(1.5, 2, 3, 2.25), said: (value, language) => [decimal(value, language)] },
  { field: 'risk_score', names: { id: ['skor risiko', 'skor'], en: ['risk score'] }, number: constantFrom(0.5, 0.65, 0.8, 0.9), said: (value, language) => [decimal(value, language)] },
  { field: 'payment_ratio', names: { id: ['rasio bayar'], en: ['payment ratio'] }, number: constantFrom(0.5, 0.75, 0.95), said: (value, language) => (language === 'id' ? [decimal(value, 'id'), `${value * 100}%`, `${value * 100} persen`] : [`${value * 100}%`, `${value * 100} percent`]) },
  { field: 'flag_count', names: { id: ['jumlah indikasi', 'jumlah flag'], en: ['number of indications'] }, number: integer({ min: 1, max: 3 }), said: (value) => [String(value)] },
];

/** One of several; the generator's own choice of words. */
const one = <T>(options: readonly T[]): Arbitrary<T> => constantFrom(...options);

/** Without the word that joins it to what is before. */
function bare(text: string): string {
  return text.replace(/^(?:di|dari|yang|yg|in|with|of|that) /u, '');
}

function valuePart(value: Value, language: Language): Arbitrary<Part> {
  const { field, op } = value;
  const others = values.filter((other) => other.field === field && other !== value);
  const positive = constant<Part>({ said: value.words[language], where: [{ field, op, value: value.value }] });
  const negated = one(negations[language]).map((word): Part => ({ said: value.words[language].map((text) => `${word} ${bare(text)}`), where: [{ field, op: negative[op], value: value.value }] }));
  // Two that are all values that a field has make groups, and are no condition.
  if (others.length === 0 || field === 'service_type' || op === 'contains' || field === 'procedure_codes') return oneof({ weight: 2, arbitrary: positive }, negated);
  const two = tuple(one(others), one(language === 'id' ? ['dan', 'atau', ','] : ['and', 'or']), boolean(), one(negations[language])).map(([other, join, isNegative, word]): Part => {
    const list = { field, op: op === '=' ? (isNegative ? ('not_in' as const) : ('in' as const)) : isNegative ? ('not_under' as const) : op, value: [value.value, other.value] };
    return { said: value.words[language].map((text) => `${isNegative ? `${word} ${bare(text)}` : text}${join === ',' ? ',' : ` ${join}`} ${bare(other.words[language][0] ?? '')}`), where: [list] };
  });
  return oneof({ weight: 2, arbitrary: positive }, negated, two);
}

function boundPart({ field, names, number, said }: Measured, language: Language): Arbitrary<Part> {
  const name = one(names[language]);
  const bound = tuple(name, one(comparisons), number).chain(([called, { op, words }, value]) => one(words[language]).map((word) => ({ said: said(value, language).map((text) => `${called} ${word} ${text}`), where: [{ field, op, value }] })));
  const range = tuple(name, number, number).filter(([, a, b]) => a !== b).map(([called, a, b]) => {
    const [low, high] = [Math.min(a, b), Math.max(a, b)];
    const [first, last] = [said(low, language)[0] ?? '', said(high, language)[0] ?? ''];
    return { said: [language === 'id' ? `${called} antara ${first} dan ${last}` : `${called} between ${first} and ${last}`], where: [{ field, op: 'between' as const, value: [low, high] }] };
  });
  return oneof({ weight: 3, arbitrary: bound }, range);
}

const periods: readonly { readonly period: { readonly from?: string; readonly to?: string }; readonly words: Two }[] = [
  { period: { from: '2022-11-01', to: '2022-11-30' }, words: { id: ['november 2022', 'bulan november 2022', 'pada nov 2022', 'bulan lalu'], en: ['in November 2022', 'last month'] } },
  { period: { from: '2022-01-01', to: '2022-12-31' }, words: { id: ['tahun 2022', 'di 2022'], en: ['in 2022'] } },
  { period: { from: '2022-01-01', to: '2022-03-31' }, words: { id: ['januari sampai maret 2022', 'triwulan 1 2022'], en: ['from January to March 2022', 'in the first quarter of 2022'] } },
  { period: { from: '2022-06-05' }, words: { id: ['sejak 5 juni 2022'], en: ['since 5 June 2022'] } },
  { period: { to: '2022-06-04' }, words: { id: ['sebelum 5 juni 2022'], en: ['before 5 June 2022'] } },
  { period: { from: '2022-10-01', to: '2022-12-31' }, words: { id: ['3 bulan terakhir', 'tiga bulan terakhir'], en: ['in the last 3 months'] } },
];

interface Head {
  readonly before: Two;
  readonly after?: Two;
  readonly query: Partial<ClaimQueryInput>;
}

const groups: readonly { readonly field: string; readonly words: Two }[] = [
  { field: 'province_name', words: { id: ['provinsi'], en: ['province'] } },
  { field: 'facility_class', words: { id: ['kelas rs', 'tipe rs'], en: ['hospital class'] } },
  { field: 'severity_group', words: { id: ['tingkat keparahan'], en: ['severity'] } },
  { field: 'dx_primary_chapter', words: { id: ['bab diagnosis'], en: ['icd chapter'] } },
];
const aggregates: readonly { readonly agg: 'mean' | 'median' | 'sum' | 'p90'; readonly words: Two }[] = [
  { agg: 'mean', words: { id: ['rata-rata', 'rata2', 'rerata'], en: ['average', 'mean'] } },
  { agg: 'median', words: { id: ['median'], en: ['median'] } },
  { agg: 'sum', words: { id: ['total', 'berapa total'], en: ['total'] } },
  { agg: 'p90', words: { id: ['P90'], en: ['P90'] } },
];
const measurable: readonly { readonly field: string; readonly words: Two }[] = [
  { field: 'amount_claimed', words: { id: ['biaya', 'biaya tagih'], en: ['cost'] } },
  { field: 'amount_paid', words: { id: ['biaya terverifikasi', 'bayaran'], en: ['amount paid'] } },
  { field: 'amount_gap', words: { id: ['selisih'], en: ['gap'] } },
];

const crossed = (...lists: readonly (readonly string[])[]): readonly string[] => lists.reduce<readonly string[]>((all, list) => all.flatMap((text) => list.map((word) => `${text} ${word}`.trim())), ['']);

const heads: Arbitrary<Head> = oneof(
  constant<Head>({ before: { id: ['klaim', 'tampilkan klaim', 'tolong cari klaim'], en: ['claims', 'show claims', 'please list the claims'] }, query: { subject: 'claims' } }),
  constant<Head>({ before: { id: ['berapa klaim', 'brp klaim', 'jumlah klaim', 'ada berapa klaim'], en: ['how many claims', 'number of claims'] }, query: { subject: 'groups', measures: [{ agg: 'count' }] } }),
  tuple(integer({ min: 2, max: 20 }), one([{ field: 'amount_claimed', words: { id: ['termahal'], en: ['most expensive'] } }, { field: 'los', words: { id: ['dengan lama rawat terbesar'], en: ['longest'] } }])).map(([limit, { field, words }]): Head => ({ before: { id: [`${limit} klaim ${words.id[0] ?? ''}`], en: [`the ${limit} ${words.en[0] ?? ''} claims`] }, query: { subject: 'claims', limit, order: [{ field }] } })),
  tuple(one(aggregates), one(measurable)).map(([{ agg, words }, { field, words: named }]): Head => ({ before: { id: crossed(words.id, named.id, ['klaim']), en: crossed(words.en, named.en, ['of claims']) }, query: { subject: 'groups', measures: [{ agg, field }] } })),
  tuple(one(groups)).map(([{ field, words }]): Head => ({ before: { id: ['jumlah klaim', 'berapa klaim'], en: ['number of claims'] }, after: { id: crossed(['per', 'tiap', 'menurut'], words.id), en: crossed(['per', 'by'], words.en) }, query: { subject: 'groups', measures: [{ agg: 'count' }], by: [{ field }] } })),
  tuple(one(aggregates), one(measurable), one(groups)).map(([{ agg, words }, { field, words: named }, { field: group, words: grouped }]): Head => ({ before: { id: crossed(words.id, named.id, ['klaim']), en: crossed(words.en, named.en, ['of claims']) }, after: { id: crossed(['per'], grouped.id), en: crossed(['by'], grouped.en) }, query: { subject: 'groups', measures: [{ agg, field }], by: [{ field: group }] } })),
  one([{ unit: 'month' as const, words: { id: ['per bulan'], en: ['per month'] } }, { unit: 'week' as const, words: { id: ['per minggu'], en: ['per week'] } }]).map(({ unit, words }): Head => ({ before: { id: ['tren klaim', 'jumlah klaim'], en: ['trend of claims', 'number of claims'] }, after: words, query: { subject: 'groups', measures: [{ agg: 'count' }], by: [{ field: 'admit_date', unit }] } })),
  constant<Head>({ before: { id: ['rumah sakit mana yang paling banyak klaim'], en: ['which hospitals have the most claims'] }, query: { subject: 'facilities', measures: [{ agg: 'count' }], order: [{ measure: 0 }] } }),
);

/** A question of some parts in either language, and one that differs from it in one part. */
export const askedPairs: Arbitrary<readonly [Asked, Asked]> = one<Language>(['id', 'en']).chain((language) => {
  const partOf = (field: string): Arbitrary<Part> => {
    const bound = measured.find((candidate) => candidate.field === field);
    return bound ? boundPart(bound, language) : one(values.filter((value) => value.field === field)).chain((value) => valuePart(value, language));
  };
  const fields = uniqueArray(one([...new Set([...values, ...measured].map(({ field }) => field))]), { minLength: 1, maxLength: 4 });
  return fields.chain((chosen) =>
    tuple(heads, tuple(...chosen.map((field) => partOf(field))), option(one(periods)), nat(), nat(chosen.length - 1)).chain(([head, parts, period, seed, at]) =>
      partOf(chosen[at] ?? '').map((other): readonly [Asked, Asked] => {
        const wording = { head, period, seed, language };
        return [asked(wording, parts), asked(wording, parts.map((part, i) => (i === at ? other : part)))];
      }),
    ),
  );
});

interface Wording {
  readonly head: Head;
  readonly period: (typeof periods)[number] | null;
  readonly seed: number;
  readonly language: Language;
}

function asked({ head, period, seed, language }: Wording, parts: readonly Part[]): Asked {
  const pick = (list: readonly string[] | undefined, salt: number): string => list?.[(seed + salt * 7) % list.length] ?? '';
  // What is negated or bounded ends with a comma where more follows, as people write it.
  const said = parts.map((part, i) => pick(part.said, i));
  const conditions = said.map((text, i) => `${i === 0 ? '' : (seed + i) % 2 === 0 ? ', ' : ' '}${text}`).join('');
  const when = period ? ` ${pick(period.words[language], 3)}` : '';
  const message = `${pick(head.before[language], 1)} ${conditions}${when} ${pick(head.after?.[language], 2)}`.trim();
  return { message, query: { subject: 'claims', ...head.query, where: parts.flatMap(({ where }) => where), ...(period && { period: period.period }) } };
}
