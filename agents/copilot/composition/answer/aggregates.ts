import { type Localized, findRule, findRuleset } from '#engine';

import { formatNumber, formatPercent, formatRupiah } from '../../../grounding/index.ts';
import type { Sentence } from '../../answer.ts';
import { showEvidence } from '../show-evidence.ts';
import type { Fragment, Writer } from '../write-sentence.ts';
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
  ratio: ['median_ratio', { id: 'rasio terhadap median semua fasilitas {@.median_ratio}', en: 'ratio to the median of all facilities {@.median_ratio}' }],
  allMedian: ['all_median_claimed', { id: 'median semua fasilitas {@.all_median_claimed}', en: 'median of all facilities {@.all_median_claimed}' }],
} as const satisfies Record<string, RowPart>;

/** Sums and means over all claims that pass. */
export function composeTotal(writer: Writer, list: string, options: { readonly isRelative: boolean; readonly isAverage: boolean }): Sentence[] {
  const { facts, language, write } = writer;
  const id = (name: string): string => `${list}.total.${name}`;
  const filters = filterEcho(writer, list);
  const head = write({ id: `Ada {${id('n')}} klaim{filters} dengan total biaya tagih {${id('amount_claimed')}}.`, en: `There are {${id('n')}} claims{filters} with a total amount claimed of {${id('amount_claimed')}}.` }, { filters });
  const rest: Sentence[] = [];
  if (facts.has(id('amount_paid')) && !options.isAverage) rest.push(write({ id: `Total biaya terverifikasi {${id('amount_paid')}}, selisih {${id('amount_gap')}}.`, en: `The total amount paid is {${id('amount_paid')}}, the gap {${id('amount_gap')}}.` }));
  if (facts.has(id('median_claimed'))) rest.push(write({ id: `Median biaya tagih {${id('median_claimed')}}.`, en: `The median amount claimed is {${id('median_claimed')}}.` }));
  const los = facts.number(id('mean_los'));
  if (options.isAverage && los !== undefined) rest.push({ text: language === 'id' ? `Rata-rata lama rawat ${formatNumber(los, language, 1)} hari.` : `The mean length of stay is ${formatNumber(los, language, 1)} days.`, evidence: [id('mean_los')] });
  if (facts.has(id('flagged_n'))) rest.push(write({ id: `Dengan indikasi: {${id('flagged_n')}} klaim.`, en: `With an indication: {${id('flagged_n')}} claims.` }));
  return [head, ...rest, ...dataDate(writer, list, options.isRelative)];
}

export function composeCasemix(writer: Writer, list: string, isRelative: boolean): Sentence[] {
  const filters = filterEcho(writer, list);
  const head = writer.write({ id: `Casemix dari {${list}.total.n} klaim{filters}:`, en: `Casemix of {${list}.total.n} claims{filters}:` }, { filters });
  const rows = rowsOf(writer, list, 'n').filter((row) => writer.facts.has(`${row}.value`));
  return [head, ...rows.map((row) => rowSentence(writer, row, { id: '{@.value}', en: '{@.value}' }, [measure.n, measure.amount, measure.median, measure.rate])).map(capitalised), ...dataDate(writer, list, isRelative)];
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
  const head: Sentence[] = rows.length === 0 ? [] : [writer.write({ id: `Klaim per bulan masuk{filters}, {${rows[0]}.month} sampai {${last ?? before ?? rows[0]}.month}:`, en: `Claims by month of admission{filters}, {${rows[0]}.month} to {${last ?? before ?? rows[0]}.month}:` }, { filters })];
  const change: Sentence[] = [];
  if (before !== undefined && last !== undefined && old !== undefined && now !== undefined && old > 0) {
    const percent = formatPercent(Math.abs(now - old) / old, language);
    const [from, to] = [before, last].map((row) => { const item = facts.item(`${row}.month`); return item ? showEvidence(item, language) : ''; });
    const direction = now >= old ? { id: 'naik', en: 'rose' } : { id: 'turun', en: 'fell' };
    const [a, b] = [formatNumber(old, language), formatNumber(now, language)];
    if (now !== old)
      change.push({ text: language === 'id' ? `Jumlah klaim ${direction.id} ${percent}, dari ${a} klaim pada ${from} menjadi ${b} klaim pada ${to}.` : `The number of claims ${direction.en} ${percent}, from ${a} claims in ${from} to ${b} claims in ${to}.`, evidence: [`${before}.n`, `${last}.n`, `${before}.month`, `${last}.month`] });
  }
  return [...head, ...rows.map((row) => rowSentence(writer, row, { id: '{@.month}', en: '{@.month}' }, [measure.n, measure.amount, measure.rate])), ...change, ...dataDate(writer, list, isRelative)];
}

/** Rows of a report, the subject by its own columns. */
export function composeReport(writer: Writer, list: string, report: string, isRelative: boolean): Sentence[] {
  const { facts, language } = writer;
  const filters = filterEcho(writer, list);
  const echo: Sentence[] = filters.text === '' ? [] : [{ text: language === 'id' ? `Disaring:${filters.text}.` : `Filtered:${filters.text}.`, evidence: [...filters.evidence] }];
  if (report === 'flags') return [...echo, ...flagRows(writer, list)];
  if (report === 'provinces') return [...echo, ...rowsOf(writer, list, 'n').map((row) => rowSentence(writer, row, { id: '{@.province_name}', en: '{@.province_name}' }, [measure.amount, measure.n, measure.flagged, measure.rate])), ...dataDate(writer, list, isRelative)];
  if (report === 'facilities' || report === 'tariff-insight') return [...echo, ...rowsOf(writer, list, 'facility_key').map((row) => facilityRow(writer, row, [measure.flagged, measure.rate, measure.n, measure.amount]))];
  const first = facts.item(`${list}.1.claim_id`) ? 'claim_id' : undefined;
  if (first === undefined) return echo;
  return [...echo, ...rowsOf(writer, list, first).map((row) => rowSentence(writer, row, { id: 'Klaim {@.claim_id}', en: 'Claim {@.claim_id}' }, [['facility_key', { id: 'fasilitas {@.facility_key}', en: 'facility {@.facility_key}' }], ['amount_claimed', { id: 'biaya tagih {@.amount_claimed}', en: 'amount claimed {@.amount_claimed}' }], ['peer_p90', { id: 'P90 pembanding {@.peer_p90}', en: 'P90 of the peers {@.peer_p90}' }]]))];
}

function facilityRow(writer: Writer, row: string, parts: readonly RowPart[]): Sentence {
  const name: Localized = writer.facts.has(`${row}.facility_name`) ? { id: '{@.facility_name} ({@.facility_key})', en: '{@.facility_name} ({@.facility_key})' } : { id: 'Fasilitas {@.facility_key}', en: 'Facility {@.facility_key}' };
  return rowSentence(writer, row, name, [['province_name', { id: '{@.province_name}', en: '{@.province_name}' }], ...parts]);
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

/** Two readings of the same measure: both, their difference and the percentage. */
export function composeComparison(writer: Writer, first: string, second: string, unit: 'claims' | 'rupiah', list: string): Sentence[] {
  const { facts, language } = writer;
  const [a, b] = [facts.number(first), facts.number(second)];
  if (a === undefined || b === undefined) return [];
  const evidence = [first, second, ...[list, `2:${list}`].flatMap((name) => ['province', 'start_date', 'end_date'].map((filter) => `${name}.filter.${filter}`).filter((id) => facts.has(id)))];
  const show = (value: number): string => (unit === 'rupiah' ? formatRupiah(value) : language === 'id' ? `${formatNumber(value, language)} klaim` : `${formatNumber(value, language)} claims`);
  const percent = b > 0 ? (language === 'id' ? `, atau ${formatPercent(Math.abs(a - b) / b, language)} dari yang kedua` : `, or ${formatPercent(Math.abs(a - b) / b, language)} of the second`) : '';
  const text = language === 'id' ? `Yang pertama ${show(a)}, yang kedua ${show(b)}: selisih ${show(Math.abs(a - b))}${percent}.` : `The first has ${show(a)}, the second ${show(b)}: a difference of ${show(Math.abs(a - b))}${percent}.`;
  return [{ text, evidence }];
}
