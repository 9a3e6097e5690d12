import { type Language, type Localized, findRule, findRuleset } from '#engine';

import { formatNumber, formatPercent, formatRupiah } from '../../../grounding/index.ts';
import type { Sentence } from '../../answer.ts';
import { showEvidence } from '../../../statements/show-evidence.ts';
import type { Fragment, Writer } from '../../../statements/writer.ts';
import { dataDate } from './claim-lists.ts';
import { filterEcho } from './filter-echo.ts';
import { type RowPart, rowSentence, rowsOf } from './rows.ts';

const measure = {
  n: ['n', { id: '{@.n} klaim', en: '{@.n} claims' }],
  facilities: ['facility_n', { id: '{@.facility_n} fasilitas', en: '{@.facility_n} facilities' }],
  amount: ['amount_claimed', { id: 'total biaya tagih {@.amount_claimed}', en: 'total amount claimed {@.amount_claimed}' }],
  paid: ['amount_paid', { id: 'total biaya terverifikasi {@.amount_paid}', en: 'total amount paid {@.amount_paid}' }],
  gap: ['amount_gap', { id: 'selisih {@.amount_gap}', en: 'gap {@.amount_gap}' }],
  median: ['median_claimed', { id: 'median biaya tagih {@.median_claimed}', en: 'median amount claimed {@.median_claimed}' }],
  flagged: ['flagged_n', { id: '{@.flagged_n} klaim dengan indikasi', en: '{@.flagged_n} claims with an indication' }],
  rate: ['flagged_rate', { id: 'proporsi klaim dengan indikasi {@.flagged_rate}', en: 'share of claims with an indication {@.flagged_rate}' }],
  risk: ['mean_risk', { id: 'rata-rata skor risiko {@.mean_risk}', en: 'mean risk score {@.mean_risk}' }],
  meanLos: ['mean_los', { id: 'rata-rata lama rawat {@.mean_los} hari', en: 'mean length of stay {@.mean_los} days' }],
  ratio: ['median_ratio', { id: 'rasio terhadap median semua fasilitas {@.median_ratio}', en: 'ratio to the median of all facilities {@.median_ratio}' }],
  allMedian: ['all_median_claimed', { id: 'median semua fasilitas {@.all_median_claimed}', en: 'median of all facilities {@.all_median_claimed}' }],
} as const satisfies Record<string, RowPart>;

/** The sum or mean that a question is after: it is told first. */
export type AskedTotal = 'claimed' | 'paid' | 'gap' | 'los' | 'risk';

interface TotalOptions {
  readonly isRelative: boolean;
  readonly isAverage: boolean;
  /** Whether another reading follows, to compare with. */
  readonly isCompared: boolean;
  readonly asked: AskedTotal;
}

/** Sums and means over all claims that pass, the one asked for first. */
export function composeTotal(writer: Writer, list: string, { isRelative, isAverage, isCompared, asked }: TotalOptions): Sentence[] {
  const { facts, language, write } = writer;
  const id = (name: string): string => `${list}.total.${name}`;
  if (!facts.has(id('amount_claimed'))) return noClaims(writer, list, isRelative);
  const filters = filterEcho(writer, list);
  const only = (name: string, sentence: () => Sentence): Sentence[] => (facts.has(id(name)) ? [sentence()] : []);
  const claimed = [write({ id: `Total biaya tagih {${id('amount_claimed')}} dari {${id('n')}} klaim{filters}.`, en: `The total amount claimed is {${id('amount_claimed')}}, of {${id('n')}} claims{filters}.` }, { filters })];
  const paid = only('amount_paid', () => write({ id: `Total biaya terverifikasi {${id('amount_paid')}}, selisih {${id('amount_gap')}}.`, en: `The total amount paid is {${id('amount_paid')}}, the gap {${id('amount_gap')}}.` }));
  const gap = only('amount_gap', () => write({ id: `Total selisih {${id('amount_gap')}}: biaya tagih {${id('amount_claimed')}}, biaya terverifikasi {${id('amount_paid')}}.`, en: `The total gap is {${id('amount_gap')}}: amount claimed {${id('amount_claimed')}}, amount paid {${id('amount_paid')}}.` }));
  const median = only('median_claimed', () => write({ id: `Median biaya tagih {${id('median_claimed')}}.`, en: `The median amount claimed is {${id('median_claimed')}}.` }));
  const risk = only('mean_risk', () => write({ id: `Rata-rata skor risiko {${id('mean_risk')}}.`, en: `The mean risk score is {${id('mean_risk')}}.` }));
  const days = formatNumber(facts.number(id('mean_los')) ?? 0, language, 1);
  const los = only('mean_los', () => ({ text: language === 'id' ? `Rata-rata lama rawat ${days} hari.` : `The mean length of stay is ${days} days.`, evidence: [id('mean_los')] }));
  const first: Readonly<Record<AskedTotal, readonly Sentence[]>> = { claimed: isAverage ? median : claimed, paid: [...paid, ...claimed], gap: [...gap, ...claimed], los: [...los, ...claimed], risk: [...risk, ...claimed] };
  const rest = isCompared ? claimed : asked !== 'claimed' ? [] : isAverage ? [...los, ...claimed] : [...claimed, ...paid, ...median];
  return [...new Set([...(isCompared ? [] : first[asked]), ...rest]), ...dataDate(writer, list, isRelative)];
}

/** How large a share of the claims has an indication. */
export function composeShare(writer: Writer, list: string, isRelative: boolean): Sentence[] {
  const id = (name: string): string => `${list}.total.${name}`;
  if (!writer.facts.has(id('flagged_rate'))) return noClaims(writer, list, isRelative);
  const filters = filterEcho(writer, list);
  const share = writer.write({ id: `{${id('flagged_rate')}} klaim mempunyai indikasi: {${id('flagged_n')}} dari {${id('n')}} klaim{filters}.`, en: `{${id('flagged_rate')}} of the claims have an indication: {${id('flagged_n')}} of {${id('n')}} claims{filters}.` }, { filters });
  return [share, ...dataDate(writer, list, isRelative)];
}

function noClaims(writer: Writer, list: string, isRelative: boolean): Sentence[] {
  const total = [`${list}.total.n`, `${list}.total`].find((id) => writer.facts.number(id) === 0);
  if (total === undefined) return [];
  const filters = filterEcho(writer, list);
  return [writer.write({ id: 'Tidak ada klaim yang cocok{filters}.', en: 'No claims match{filters}.' }, { filters }, [total]), ...dataDate(writer, list, isRelative)];
}

export function composeCasemix(writer: Writer, list: string, isRelative: boolean): Sentence[] {
  if (writer.facts.number(`${list}.total.n`) === 0) return noClaims(writer, list, isRelative);
  const filters = filterEcho(writer, list);
  const head = writer.write({ id: `Casemix dari {${list}.total.n} klaim{filters}:`, en: `Casemix of {${list}.total.n} claims{filters}:` }, { filters });
  const rows = rowsOf(writer, list, 'n').filter((row) => writer.facts.has(`${row}.value`));
  return [head, ...rows.map((row) => rowSentence(writer, row, { id: '{@.value}', en: '{@.value}' }, [measure.n, measure.amount, measure.median, measure.rate])).map(capitalised), ...dataDate(writer, list, isRelative)];
}

/** The most frequent or most expensive codes among the claims that pass. */
export function composeCodesMix(writer: Writer, list: string, { isRelative, by, sort }: { readonly isRelative: boolean; readonly by: string; readonly sort: string }): Sentence[] {
  if (writer.facts.number(`${list}.total.n`) === 0) return noClaims(writer, list, isRelative);
  const filters = filterEcho(writer, list);
  const what: Localized = by === 'inacbg' ? { id: 'Kode INA-CBG', en: 'INA-CBG codes' } : { id: 'Kelompok diagnosis primer', en: 'groups of primary diagnoses' };
  const head = writer.write({ id: `${what.id} menurut ${orders[sort]?.id ?? sort}, dari {${list}.total.n} klaim{filters}:`, en: `Of {${list}.total.n} claims{filters}, ${what.en} by ${orders[sort]?.en ?? sort}:` }, { filters });
  const rows = rowsOf(writer, list, 'code').map((row) => rowSentence(writer, row, { id: writer.facts.has(`${row}.label`) ? '{@.code} {@.label}' : '{@.code}', en: writer.facts.has(`${row}.label`) ? '{@.code} {@.label}' : '{@.code}' }, leading(sort, [measure.n, measure.amount, measure.median, measure.rate])));
  return [head, ...rows, ...dataDate(writer, list, isRelative)];
}

/** What groups are ordered by, in words. */
const orders: Readonly<Record<string, Localized>> = {
  n: { id: 'jumlah klaim', en: 'number of claims' },
  amount_claimed: { id: 'total biaya tagih', en: 'total amount claimed' },
  amount_gap: { id: 'selisih', en: 'gap' },
  flagged_n: { id: 'klaim dengan indikasi', en: 'claims with an indication' },
  flagged_rate: { id: 'proporsi klaim dengan indikasi', en: 'share of claims with an indication' },
  mean_risk: { id: 'rata-rata skor risiko', en: 'mean risk score' },
};

/** The part that rows are ordered by first, then the first others. */
function leading(sort: string, parts: readonly RowPart[]): RowPart[] {
  const first = Object.values(measure).find(([column]) => column === sort.replace(/_asc$/, ''));
  return first === undefined ? [...parts] : [first, ...parts.filter((part) => part !== first)].slice(0, 4);
}

function capitalised({ text, evidence }: Sentence): Sentence {
  return { text: text.charAt(0).toUpperCase() + text.slice(1), evidence };
}

/** Months in their order, and the change from the last but one to the last. */
export function composeTrend(writer: Writer, list: string, isRelative: boolean): Sentence[] {
  const { facts, language } = writer;
  const rows = rowsOf(writer, list, 'month').toSorted((a, b) => ((facts.text(`${a}.month`) ?? '') < (facts.text(`${b}.month`) ?? '') ? -1 : 1));
  const filters = filterEcho(writer, list);
  const [before, last] = rows.slice(-2);
  const [old, now] = [before, last].map((row) => (row === undefined ? undefined : facts.number(`${row}.n`)));
  const head: Sentence[] = rows.length === 0 ? [] : [writer.write({ id: `Klaim per bulan masuk{filters}${rows.length > 1 ? `, {${rows[0]}.month} sampai {${rows.at(-1)}.month}` : ''}:`, en: `Claims by month of admission{filters}${rows.length > 1 ? `, {${rows[0]}.month} to {${rows.at(-1)}.month}` : ''}:` }, { filters }, ['report.total', '2:report.total'])];
  const latest: Sentence[] = [];
  if (before !== undefined && last !== undefined && old !== undefined && now !== undefined && old > 0) {
    const percent = formatPercent(Math.abs(now - old) / old, language);
    const [from, to] = [before, last].map((row) => { const item = facts.item(`${row}.month`); return item ? showEvidence(item, language) : ''; });
    const direction = now >= old ? { id: 'naik', en: 'rose' } : { id: 'turun', en: 'fell' };
    const [a, b] = [formatNumber(old, language), formatNumber(now, language)];
    if (now !== old)
      latest.push({ text: language === 'id' ? `Jumlah klaim ${direction.id} ${percent}, dari ${a} klaim pada ${from} menjadi ${b} klaim pada ${to}.` : `The number of claims ${direction.en} ${percent}, from ${a} claims in ${from} to ${b} claims in ${to}.`, evidence: [`${before}.n`, `${last}.n`, `${before}.month`, `${last}.month`] });
  }
  if (rows.length === 0) return noClaims(writer, list, isRelative);
  return [...latest, ...head, ...rows.map((row) => rowSentence(writer, row, { id: '{@.month}', en: '{@.month}' }, [measure.n, measure.amount, measure.rate])), ...dataDate(writer, list, isRelative)];
}

/** Rows of a report, the subject by its own columns. */
export function composeReport(writer: Writer, list: string, { report, sort, isRelative }: { readonly report: string; readonly sort: string; readonly isRelative: boolean }): Sentence[] {
  const { facts } = writer;
  if (facts.number(`${list}.total`) === 0) return noRows(writer, list);
  const head = heading(writer, list, report, sort);
  const date = dataDate(writer, list, isRelative);
  if (report === 'flags') return [...head, ...flagRows(writer, list), ...date];
  if (report === 'provinces') return [...head, ...rowsOf(writer, list, 'n').map((row) => rowSentence(writer, row, { id: '{@.province_name}', en: '{@.province_name}' }, leading(sort, [measure.amount, measure.n, measure.flagged, measure.rate]))), ...date];
  if (report === 'facilities' || report === 'tariff-insight') return [...head, ...rowsOf(writer, list, 'facility_key').map((row) => facilityRow(writer, row, leading(sort, [measure.flagged, measure.rate, measure.n, measure.amount]), facts.has(`${list}.filter.province`))), ...date];
  if (report === 'tariff-regions') return [...head, ...rowsOf(writer, list, 'tariff_region').map((row) => rowSentence(writer, row, { id: 'Regional {@.tariff_region}', en: 'Region {@.tariff_region}' }, [measure.n, measure.amount, measure.median, measure.rate])), ...date];
  if (report === 'casemix') return [...head, ...date];
  if (report === 'duplicates') return [...head, ...rowsOf(writer, list, 'first_claim_id').map((row) => pairRow(writer, row)), ...date];
  return [...head, ...date, ...rowsOf(writer, list, 'claim_id').map((row) => claimRow(writer, row))];
}

/** What is listed, in which order, and for which claims. */
function heading(writer: Writer, list: string, report: string, sort: string): Sentence[] {
  const filters = filterEcho(writer, list);
  const order = orders[sort.replace(/_asc$/, '')];
  const isLowest = sort.endsWith('_asc');
  const titles: Readonly<Record<string, Localized>> = {
    flags: { id: 'Indikasi', en: 'Indications' }, provinces: { id: 'Provinsi', en: 'Provinces' }, facilities: { id: 'Fasilitas', en: 'Facilities' },
    'tariff-regions': { id: 'Regional tarif', en: 'Tariff regions' }, duplicates: { id: 'Pasangan klaim berulang: {@}', en: 'Pairs of repeated claims: {@}' }, 'severity-mismatch': { id: 'Klaim ringan berbiaya tinggi', en: 'Claims of low severity and high cost' },
  };
  const title = titles[report] ?? { id: 'Laporan', en: 'Report' };
  const by: Localized = report === 'flags' ? { id: ' menurut jumlah klaim', en: ' by number of claims' } : order ? { id: ` menurut ${order.id}${isLowest ? ', dari yang terkecil' : ''}`, en: ` by ${order.en}${isLowest ? ', smallest first' : ''}` } : { id: '', en: '' };
  return [writer.write({ id: `${title.id.replace('@', `${list}.total`)}${by.id}{filters}:`, en: `${title.en.replace('@', `${list}.total`)}${by.en}{filters}:` }, { filters }, [`${list}.total`])];
}

function noRows(writer: Writer, list: string): Sentence[] {
  const filters = filterEcho(writer, list);
  return [writer.write({ id: 'Tidak ada yang cocok{filters}.', en: 'Nothing matches{filters}.' }, { filters }, [`${list}.total`])];
}

function pairRow(writer: Writer, row: string): Sentence {
  return rowSentence(writer, row, { id: 'Klaim {@.first_claim_id} dan {@.second_claim_id}', en: 'Claims {@.first_claim_id} and {@.second_claim_id}' }, [
    ['days_apart', { id: 'berselang {@.days_apart} hari', en: '{@.days_apart} days apart' }], ['repeated_amount', { id: 'biaya yang berulang {@.repeated_amount}', en: 'repeated amount {@.repeated_amount}' }],
  ]);
}

function claimRow(writer: Writer, row: string): Sentence {
  return rowSentence(writer, row, { id: 'Klaim {@.claim_id}', en: 'Claim {@.claim_id}' }, [['facility_key', { id: 'fasilitas {@.facility_key}', en: 'facility {@.facility_key}' }], ['amount_claimed', { id: 'biaya tagih {@.amount_claimed}', en: 'amount claimed {@.amount_claimed}' }], ['peer_p90', { id: 'P90 pembanding {@.peer_p90}', en: 'P90 of the peers {@.peer_p90}' }]]);
}

function facilityRow(writer: Writer, row: string, parts: readonly RowPart[], isProvinceSaid: boolean): Sentence {
  const name: Localized = writer.facts.has(`${row}.facility_name`) ? { id: '{@.facility_name} ({@.facility_key})', en: '{@.facility_name} ({@.facility_key})' } : { id: 'Fasilitas {@.facility_key}', en: 'Facility {@.facility_key}' };
  return rowSentence(writer, row, name, [...(isProvinceSaid ? [] : [['province_name', { id: '{@.province_name}', en: '{@.province_name}' }] as const]), ...parts]);
}

function flagRows(writer: Writer, list: string): Sentence[] {
  const { facts, language, write } = writer;
  return rowsOf(writer, list, 'rule_id').flatMap((row) => {
    const rule = findRule(findRuleset('RULESET_v1'), facts.text(`${row}.rule_id`) ?? '');
    if (!rule) return [];
    const label: Fragment = { text: `“${rule.label[language]}”`, evidence: [`${row}.rule_id`] };
    return [write({ id: `Indikasi {label}: {${row}.n} klaim, {${row}.share_of_claims} dari semua klaim, biaya tagih {${row}.amount_claimed}.`, en: `Indication {label}: {${row}.n} claims, {${row}.share_of_claims} of all claims, amount claimed {${row}.amount_claimed}.` }, { label })];
  });
}

export function composeTariff(writer: Writer): Sentence[] {
  const rows = rowsOf(writer, 'tariff', 'code');
  if (rows.length === 0) return writer.facts.has('tariff.total') ? [writer.write({ id: 'Tidak ada kelompok yang cukup besar untuk dibandingkan: {tariff.total} baris.', en: 'No group is large enough to compare: {tariff.total} rows.' })] : [];
  return rows.map((row) => {
    const subject: Localized = { id: 'Fasilitas {@.facility_key}, kode {@.code}', en: 'Facility {@.facility_key}, code {@.code}' };
    return rowSentence(writer, row, subject, [measure.n, measure.median, measure.allMedian]);
  });
}

export function composeFacility(writer: Writer): Sentence[] {
  const { facts, language, write } = writer;
  const candidates = rowsOfCandidates(writer);
  if (!facts.has('facility.n')) return candidates;
  const name: Localized = facts.has('facility.facility_name') ? { id: '{facility.facility_name} ({facility.facility_key})', en: '{facility.facility_name} ({facility.facility_key})' } : { id: 'Fasilitas {facility.facility_key}', en: 'Facility {facility.facility_key}' };
  const identity = write({ id: `${name.id}{class}{province} mempunyai {facility.n} klaim dengan total biaya tagih {facility.amount_claimed}.`, en: `${name.en}{class}{province} has {facility.n} claims with a total amount claimed of {facility.amount_claimed}.` }, {
    class: facts.has('facility.facility_class') ? write({ id: ', {facility.facility_class}', en: ', {facility.facility_class}' }) : { text: '', evidence: [] },
    province: facts.has('facility.province_name') ? write({ id: ', {facility.province_name},', en: ', {facility.province_name},' }) : { text: '', evidence: [] },
  });
  const flagged = write({ id: '{facility.flagged_n} klaim mempunyai indikasi: {facility.flagged_rate} dari klaimnya, dibanding {facility.all.flagged_rate} pada semua klaim.', en: '{facility.flagged_n} claims have an indication: {facility.flagged_rate} of its claims, against {facility.all.flagged_rate} of all claims.' });
  const rules = findRuleset('RULESET_v1').rules.filter(({ id }) => (facts.number(`facility.flag.${id}.n`) ?? 0) > 0).toSorted((a, b) => (facts.number(`facility.flag.${b.id}.n`) ?? 0) - (facts.number(`facility.flag.${a.id}.n`) ?? 0));
  const flags = rules.map(({ id, label }) => write({ id: `Indikasi {label}: {facility.flag.${id}.n} klaim.`, en: `Indication {label}: {facility.flag.${id}.n} claims.` }, { label: { text: `“${label[language]}”`, evidence: [`facility.flag.${id}.n`] } }));
  const risk = facts.has('facility.mean_risk') ? [write({ id: 'Rata-rata skor risiko {facility.mean_risk}, dibanding {facility.all.mean_risk} pada semua klaim.', en: 'Its mean risk score is {facility.mean_risk}, against {facility.all.mean_risk} of all claims.' })] : [];
  return [identity, flagged, ...flags, ...risk];
}

function rowsOfCandidates({ facts, write }: Writer): Sentence[] {
  const found: Sentence[] = [];
  for (let i = 1; facts.item(`facility.candidate.${i}`); i += 1) found.push(write({ id: `Fasilitas yang mungkin dimaksud: {facility.candidate.${i}}.`, en: `A facility that may be meant: {facility.candidate.${i}}.` }));
  return found;
}

const compared = {
  claims: { id: 'Jumlah klaim', en: 'The number of claims' },
  rupiah: { id: 'Total biaya tagih', en: 'The total amount claimed' },
} as const satisfies Record<string, Localized>;
type Compared = keyof typeof compared;

/** Two readings of the same measure, the difference and the percentage: from the earlier period to the later, or each by its province. */
export function composeComparison(writer: Writer, list: string, measured: string, unit: Compared): Sentence[] {
  const [first, second] = [`${list}.${measured}`, `2:${list}.${measured}`];
  const [a, b] = [first, second].map((id) => writer.facts.number(id));
  if (a === undefined || b === undefined || a === 0 || b === 0) return [];
  const evidence = [first, second, ...[list, `2:${list}`].flatMap((name) => comparedBy.map((filter) => `${name}.filter.${filter}`).filter((id) => writer.facts.has(id)))];
  const [one, other] = [startOf(writer, list), startOf(writer, `2:${list}`)];
  if (one === undefined || other === undefined || one === other) return [{ text: sideBySide(writer, list, [a, b], unit), evidence }];
  return [{ text: one < other ? change(writer.language, a, b, unit) : change(writer.language, b, a, unit), evidence }];
}

const comparedBy = ['province', 'start_date', 'end_date', 'discharge_start', 'discharge_end'];

function startOf({ facts }: Writer, list: string): string | undefined {
  return facts.text(`${list}.filter.start_date`) ?? facts.text(`${list}.filter.discharge_start`);
}

function change(language: Language, before: number, after: number, unit: Compared): string {
  const [from, to] = [shownAs(before, unit, language), shownAs(after, unit, language)];
  const percent = before > 0 ? ` (${formatPercent(Math.abs(after - before) / before, language)})` : '';
  const what = compared[unit][language];
  if (after === before) return language === 'id' ? `${what} sama pada kedua periode: ${to}.` : `${what} is the same in both periods: ${to}.`;
  if (language === 'id') return `${what} ${after > before ? 'naik' : 'turun'} dari ${from} menjadi ${to}${percent}.`;
  return `${what} ${after > before ? 'rose' : 'fell'} from ${from} to ${to}${percent}.`;
}

function sideBySide(writer: Writer, list: string, [a, b]: readonly [number, number], unit: Compared): string {
  const { language } = writer;
  const [one, other] = [list, `2:${list}`].map((name) => (writer.facts.has(`${name}.filter.province`) ? `${writer.write({ id: `{${name}.filter.province}`, en: `{${name}.filter.province}` }).text} ` : ''));
  const percent = b > 0 && a !== b ? ` (${formatPercent(Math.abs(a - b) / b, language)})` : '';
  const difference = language === 'id' ? 'selisih' : 'a difference of';
  return `${one}${shownAs(a, unit, language)}, ${other}${shownAs(b, unit, language)}: ${difference} ${shownAs(Math.abs(a - b), unit, language)}${percent}.`;
}

function shownAs(value: number, unit: Compared, language: Language): string {
  if (unit === 'rupiah') return formatRupiah(value);
  return `${formatNumber(value, language)} ${language === 'id' ? 'klaim' : value === 1 ? 'claim' : 'claims'}`;
}
