import { type Localized, findRule, findRuleset } from '#engine';

import type { Sentence } from '../../answer.ts';
import type { Fragment, Writer } from '../../../statements/writer.ts';
import { filterEcho, hasPeriod } from './filter-echo.ts';
import { type RowPart, rowSentence, rowsOf } from './rows.ts';

const parts = {
  facility: ['facility_key', { id: 'fasilitas {@.facility_key}', en: 'facility {@.facility_key}' }],
  name: ['facility_name', { id: '{@.facility_name}', en: '{@.facility_name}' }],
  province: ['province_name', { id: '{@.province_name}', en: '{@.province_name}' }],
  admitted: ['admit_date', { id: 'masuk {@.admit_date}', en: 'admitted {@.admit_date}' }],
  discharged: ['discharge_date', { id: 'pulang {@.discharge_date}', en: 'discharged {@.discharge_date}' }],
  diagnosis: ['dx_primary_code', { id: 'diagnosis primer {@.dx_primary_code}', en: 'primary diagnosis {@.dx_primary_code}' }],
  los: ['los', { id: 'lama rawat {@.los} hari', en: 'a stay of {@.los} days' }],
  amount: ['amount_claimed', { id: 'biaya tagih {@.amount_claimed}', en: 'amount claimed {@.amount_claimed}' }],
  gap: ['amount_gap', { id: 'selisih {@.amount_gap}', en: 'gap {@.amount_gap}' }],
  zscore: ['cost_zscore', { id: 'z-score biaya {@.cost_zscore}', en: 'cost z-score {@.cost_zscore}' }],
  score: ['risk_score', { id: 'skor risiko {@.risk_score}', en: 'risk score {@.risk_score}' }],
  since: ['days_since_previous', { id: '{@.days_since_previous} hari sejak pulang sebelumnya', en: '{@.days_since_previous} days since the previous discharge' }],
} as const satisfies Record<string, RowPart>;

const subject: Localized = { id: 'Klaim {@.claim_id}', en: 'Claim {@.claim_id}' };

/** How many claims there are, with the filters as understood and the date that periods count from. */
export function composeCount(writer: Writer, list: string, { isRelative }: { readonly isRelative: boolean }): Sentence[] {
  const { facts, write } = writer;
  const filters = filterEcho(writer, list);
  const total = `{${list}.total}`;
  const count = facts.number(`${list}.total`);
  const head = count === 0
    ? write({ id: 'Tidak ada klaim yang cocok{filters}.', en: 'No claims match{filters}.' }, { filters }, [`${list}.total`])
    : write({ id: `Ada ${total} klaim{filters}.`, en: `There ${count === 1 ? 'is' : 'are'} ${total} claims{filters}.` }, { filters });
  return [head, ...dataDate(writer, list, isRelative)];
}

/** That a relative period counts from the newest date of the data. */
export function dataDate(writer: Writer, list: string, isRelative: boolean): Sentence[] {
  if (!isRelative || !hasPeriod(writer, list) || !writer.facts.has('snapshot.data_date')) return [];
  return [writer.write({ id: 'Periode dihitung dari tanggal data, {snapshot.data_date}.', en: 'The period counts from the date of the data, {snapshot.data_date}.' })];
}

interface ListOptions {
  readonly isRelative: boolean;
  readonly sort: string | undefined;
  /** Rows that were shown before. */
  readonly skip: number;
}

/** The claims of a search, one a sentence, and how many there are in all. */
export function composeList(writer: Writer, list: string, { isRelative, skip, sort }: ListOptions): Sentence[] {
  const rows = rowsOf(writer, list, 'claim_id');
  const sorted = sort?.startsWith('amount_gap') ? [parts.gap] : sort?.startsWith('cost_zscore') ? [parts.zscore] : [];
  const isByRisk = sort === undefined || sort.startsWith('risk');
  const [ordered, others] = isByRisk ? [[parts.score], [parts.amount]] : [[parts.amount], [parts.score]];
  return [
    ...(skip > 0 ? [furtherOf(writer, list, rows.length > skip)] : [...composeCount(writer, list, { isRelative }), ...shownOf(writer, list, rows.length, sort ?? 'risk')]),
    ...rows.map((row) => rowSentence(writer, row, subject, [...sorted, ...ordered, ...placeOf(writer, list, row), parts.admitted, ...others], [flagsOf(writer, `${row}.flags`)])),
  ];
}

/** What comes after the claims that were shown before. */
function furtherOf(writer: Writer, list: string, hasMore: boolean): Sentence {
  const { facts, write } = writer;
  const filters = filterEcho(writer, list);
  const [shown, total] = [`{${list}.shown}`, `{${list}.total}`];
  if (hasMore) return write({ id: `Klaim berikutnya dari ${total} klaim{filters}:`, en: `The next of ${total} claims{filters}:` }, { filters });
  const isAll = facts.number(`${list}.shown`) === facts.number(`${list}.total`);
  if (isAll) return write({ id: `Tidak ada lagi yang belum ditampilkan dari ${total} klaim{filters}.`, en: `Nothing is left to show of ${total} claims{filters}.` }, { filters });
  return write({ id: `Yang dapat ditampilkan di sini hanya ${shown} dari ${total} klaim{filters}; selebihnya ada di daftar kerja.`, en: `Only ${shown} of ${total} claims{filters} can be shown here; the rest are in the worklist.` }, { filters });
}

/** Where a claim is from, as far as the filters do not say it. */
function placeOf({ facts }: Writer, list: string, row: string): RowPart[] {
  const facility = facts.has(`${row}.facility_name`) ? parts.name : parts.facility;
  return [...(facts.has(`${list}.filter.facility_key`) ? [] : [facility]), ...(facts.has(`${list}.filter.province`) || facts.has(`${list}.filter.facility_key`) ? [] : [parts.province])];
}

const orders: Readonly<Record<string, Localized>> = {
  risk: { id: 'skor risiko tertinggi', en: 'highest risk score' }, risk_asc: { id: 'skor risiko terendah', en: 'lowest risk score' }, ml_score: { id: 'skor model tertinggi', en: 'highest model score' },
  amount_claimed: { id: 'biaya tagih tertinggi', en: 'highest amount claimed' }, amount_claimed_asc: { id: 'biaya tagih terendah', en: 'lowest amount claimed' },
  amount_gap: { id: 'selisih terbesar', en: 'largest gap' }, amount_gap_asc: { id: 'selisih terkecil', en: 'smallest gap' }, cost_zscore: { id: 'z-score biaya tertinggi', en: 'highest cost z-score' },
  admit_date: { id: 'tanggal masuk terbaru', en: 'newest admission' }, admit_date_asc: { id: 'tanggal masuk terlama', en: 'oldest admission' },
};

function shownOf({ facts, write }: Writer, list: string, shown: number, sort: string): Sentence[] {
  const total = facts.number(`${list}.total`) ?? shown;
  if (total <= shown || shown === 0 || !facts.has(`${list}.shown`)) return [];
  const order = orders[sort];
  if (!order) return [];
  return [write({ id: `{${list}.shown} klaim dengan ${order.id}:`, en: `The {${list}.shown} claims with the ${order.en}:` })];
}

/** The labels of active rules that a row lists. */
function flagsOf({ facts, language }: Writer, id: string): Fragment {
  const labels = facts.list(id).flatMap((rule) => findRule(findRuleset('RULESET_v1'), rule)?.label[language] ?? []);
  if (labels.length === 0) return { text: '', evidence: [] };
  return { text: `${language === 'id' ? 'indikasi' : 'indication'} ${labels.map((label) => `“${label}”`).join(', ')}`, evidence: [id] };
}

export function composeSimilar(writer: Writer): Sentence[] {
  const { facts, write } = writer;
  if (facts.number('similar.count') === 0) return [write({ id: 'Tidak ada klaim lain dengan kelompok diagnosis, keparahan, dan jenis pelayanan yang sama.', en: 'No other claims have the same diagnosis group, severity and service type.' }, {}, ['similar.count'])];
  return [
    write({ id: 'Ada {similar.count} klaim lain dengan kelompok diagnosis, keparahan, dan jenis pelayanan yang sama; yang paling dekat biaya dan lama rawatnya:', en: 'There are {similar.count} other claims with the same diagnosis group, severity and service type; the nearest in amount and length of stay:' }),
    ...rowsOf(writer, 'similar', 'claim_id').map((row) => rowSentence(writer, row, subject, [writer.facts.has(`${row}.facility_name`) ? parts.name : parts.facility, parts.province, parts.amount, parts.los, parts.score])),
  ];
}

export function composeEpisodes(writer: Writer): Sentence[] {
  const { facts, write } = writer;
  if ((facts.number('episodes.total') ?? 0) === 0) return [write({ id: 'Tidak ada klaim lain dari peserta ini dalam data.', en: 'The data hold no other claims of this participant.' }, {}, ['episodes.total'])];
  return [
    write({ id: 'Peserta klaim ini mempunyai {episodes.total} klaim lain dalam data.', en: 'The participant of this claim has {episodes.total} other claims in the data.' }),
    ...rowsOf(writer, 'episodes', 'claim_id').map((row) => rowSentence(writer, row, subject, [parts.admitted, parts.discharged, writer.facts.has(`${row}.facility_name`) ? parts.name : parts.facility, parts.diagnosis, parts.amount, parts.since])),
  ];
}
