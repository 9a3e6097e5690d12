import type { Localized } from '#engine';

import type { Sentence, Writer } from '../writer.ts';
import { type RowPart, numbered, rowSentence, rowsOf } from './rows.ts';

const parts = {
  facility: ['facility_key', { id: 'fasilitas {@.facility_key}', en: 'facility {@.facility_key}' }],
  name: ['facility_name', { id: '{@.facility_name}', en: '{@.facility_name}' }],
  province: ['province_name', { id: '{@.province_name}', en: '{@.province_name}' }],
  admitted: ['admit_date', { id: 'masuk {@.admit_date}', en: 'admitted {@.admit_date}' }],
  discharged: ['discharge_date', { id: 'pulang {@.discharge_date}', en: 'discharged {@.discharge_date}' }],
  diagnosis: ['dx_primary_code', { id: 'diagnosis primer {@.dx_primary_code}', en: 'primary diagnosis {@.dx_primary_code}' }],
  los: ['los', { id: 'lama rawat {@.los} hari', en: 'a stay of {@.los} days' }],
  amount: ['amount_claimed', { id: 'biaya tagih {@.amount_claimed}', en: 'amount claimed {@.amount_claimed}' }],
  score: ['risk_score', { id: 'skor risiko {@.risk_score}', en: 'risk score {@.risk_score}' }],
  since: ['days_since_previous', { id: '{@.days_since_previous} hari sejak pulang sebelumnya', en: '{@.days_since_previous} days since the previous discharge' }],
} as const satisfies Record<string, RowPart>;

const subject: Localized = { id: '{@.claim_id}', en: '{@.claim_id}' };

/** Claims like the one asked about, the nearest first. */
export function tellSimilar(writer: Writer): Sentence[] {
  const { facts, write } = writer;
  if (facts.number('similar.count') === 0) return [write({ id: 'Tidak ada klaim lain dengan kelompok diagnosis, keparahan, dan jenis pelayanan yang sama.', en: 'No other claims have the same diagnosis group, severity and service type.' }, {}, ['similar.count'])];
  return [
    write({ id: 'Ada {similar.count} klaim lain dengan kelompok diagnosis, keparahan, dan jenis pelayanan yang sama; yang paling dekat biaya dan lama rawatnya:', en: 'There are {similar.count} other claims with the same diagnosis group, severity and service type; the nearest in amount and length of stay:' }),
    ...numbered(rowsOf(writer, 'similar', 'claim_id').map((row) => rowSentence(writer, row, subject, [writer.facts.has(`${row}.facility_name`) ? parts.name : parts.facility, parts.province, parts.amount, parts.los, parts.score]))),
  ];
}

/** Other claims of the same participant. */
export function tellEpisodes(writer: Writer): Sentence[] {
  const { facts, write } = writer;
  if ((facts.number('episodes.total') ?? 0) === 0) return [write({ id: 'Tidak ada klaim lain dari peserta ini dalam data.', en: 'The data hold no other claims of this participant.' }, {}, ['episodes.total'])];
  return [
    write({ id: 'Peserta klaim ini mempunyai {episodes.total} klaim lain dalam data:', en: 'The participant of this claim has {episodes.total} other claims in the data:' }),
    ...numbered(rowsOf(writer, 'episodes', 'claim_id').map((row) => rowSentence(writer, row, subject, [parts.admitted, parts.discharged, writer.facts.has(`${row}.facility_name`) ? parts.name : parts.facility, parts.diagnosis, parts.amount, parts.since]))),
  ];
}
