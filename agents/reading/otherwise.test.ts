import { findField } from '#engine';
import { describe, expect, test } from 'vitest';

import { type Node, lexiconOf } from './lexicon.ts';
import { read } from './reader.test-support.ts';

/** What a click on the other readings of a message would ask. */
const others = (message: string) => read(message).choices.map(({ queries }) => queries?.[0]);

describe('what words leave open is answered, told, and the other meaning is a click away', () => {
  test.each([
    ['10 diagnosis terbanyak di Bali', { by: [{ field: 'dx_primary_code' }] }, { by: [{ field: 'dx_primary_group' }] }],
    ['berapa jenis penyakit di Bali', { measures: [{ agg: 'distinct', field: 'dx_primary_code' }] }, { measures: [{ agg: 'distinct', field: 'dx_primary_group' }] }],
    ['berapa klaim rs kelas A dan B', { where: [{ field: 'facility_class', op: 'in' }] }, { where: [], against: ['RS Kelas A', 'RS Kelas B'].map((value) => ({ where: [{ field: 'facility_class', op: '=', value }] })) }],
    ['jumlah klaim per poli', { where: [] }, { where: [{ field: 'clinic_name', op: 'not_null' }] }],
    ['biaya per provinsi', { measures: [{ agg: 'sum', field: 'amount_claimed' }] }, { measures: [{ agg: 'mean', field: 'amount_claimed' }] }],
    ['berapa klaim fisioterapi', { where: [{ field: 'procedure_codes' }] }, { where: [{ field: 'clinic_name', op: '=', value: 'FISIOTERAPI' }] }],
    ['berapa klaim readmisi', { where: [{ field: 'is_readmission' }] }, { where: [expect.objectContaining({ op: '<=', value: 30 })] }],
    ['total biaya persalinan normal dan operasi sesar', { where: [{ field: 'dx_primary_code' }, { field: 'procedure_codes' }] }, { where: [{ any: [expect.objectContaining({ field: 'dx_primary_code' }), expect.objectContaining({ field: 'procedure_codes' })] }] }],
  ])('“%s”', (message, query, other) => {
    const { queries, assumed, question } = read(message);
    expect([question, queries.length, assumed.length > 0]).toEqual(['', 1, true]);
    expect(queries[0]).toMatchObject(query);
    expect(others(message)).toContainEqual(expect.objectContaining(other));
  });

  test.each(['10 kode diagnosis terbanyak di Bali', '10 kelompok diagnosis terbanyak di Bali', 'berapa klaim rs kelas A atau B', 'jumlah klaim per provinsi', 'total biaya per provinsi', 'berapa klaim tindakan fisioterapi', 'berapa klaim di poli fisioterapi'])('“%s” leaves nothing open', (message) => {
    expect(read(message)).toMatchObject({ question: '', choices: [] });
  });

  test('where somebody was treated is a clinic, though the name is a procedure too', () => {
    expect(read('berapa klaim di fisioterapi').queries[0]?.where).toEqual([{ field: 'clinic_name', op: '=', value: 'FISIOTERAPI' }]);
  });
});

describe('a condition is never lost in other words', () => {
  const places = new Set((findField('province_name')?.values ?? []).flatMap(({ value, synonyms }) => [String(value).toLowerCase(), ...synonyms]));

  /** Phrases of grammar that hold the name of a place. */
  function swallowing({ entries, next }: Node, words: readonly string[] = []): readonly string[] {
    const isGrammar = entries.length > 0 && !entries.some(({ sense }) => sense.kind === 'value' || sense.kind === 'field' || sense.kind === 'concept');
    return [...(isGrammar && words.some((word) => places.has(word)) ? [words.join(' ')] : []), ...[...next].flatMap(([word, after]) => swallowing(after, [...words, word]))];
  }

  test('no phrase of grammar holds the name of a place', () => {
    expect(swallowing(lexiconOf(new Map()).catalogue)).toEqual([]);
  });

  test.each([
    ['pecah klaim jabar per kelas hak peserta', [{ field: 'province_name', op: '=', value: 'Jawa Barat' }]],
    ['rincikan klaim per poli, yang ada polinya saja', [{ field: 'clinic_name', op: 'not_null' }]],
    ['klaim apendisitis yang tanpa tindakan 47.0x', [{ field: 'dx_primary_code', op: 'under', value: 'set:appendicitis' }, { field: 'procedure_codes', op: 'not_under', value: '470' }]],
    ['berapa klaim bronkopneumonia', [{ field: 'dx_primary_code', op: 'under', value: 'set:bronchopneumonia' }]],
    ['berapa klaim readmisi di Bali? segmen PBPU', [{ field: 'is_readmission', op: '=', value: true }, { field: 'province_name', op: '=', value: 'Bali' }, { field: 'segment', op: '=', value: 'PBPU' }]],
  ])('“%s”', (message, where) => {
    expect(read(message).queries.map((query) => query.where)).toEqual([where]);
  });
});

describe('what is measured is what is said first, and what is ranked is listed', () => {
  test.each([
    ['skor risiko tertinggi klaim ranap kelas 3', { measures: [{ agg: 'max', field: 'risk_score' }] }],
    ['berapa nilai tertinggi selisih pada klaim ranap di Bali', { measures: [{ agg: 'max', field: 'amount_gap' }] }],
    ['umur termuda pasien di klaim ranap', { measures: [{ agg: 'min', field: 'patient_age' }] }],
    ['biaya tagih per hak kelas (nilai maksimum)', { measures: [{ agg: 'max', field: 'amount_claimed' }], by: [{ field: 'entitlement_class' }] }],
    ['klaim ranap dengan skor risiko tertinggi', { subject: 'claims', order: [{ field: 'risk_score', direction: 'desc' }] }],
    ['provinsi yang total tagihan seluruh klaimnya tembus 1 miliar', { having: [{ measure: 0, op: '>', value: 1e9 }] }],
  ])('“%s”', (message, query) => {
    expect(read(message).queries).toMatchObject([query]);
  });
});

describe('how much of a list is wanted is read with the query', () => {
  test.each([
    ['provinsi mana yang klaimnya paling banyak', 'one'],
    ['jumlah klaim per provinsi', 'each'],
    ['provinsi mana yang klaimnya lebih dari 50', 'each'],
    ['diagnosis apa saja yang terbanyak', undefined],
    ['berapa klaim di Bali', undefined],
  ])('“%s”', (message, extent) => {
    expect(read(message).parts.map((part) => part.kind === 'query' && part.extent)).toEqual([extent]);
  });
});

test('a year in words is that year', () => {
  expect(read('berapa klaim tahun dua ribu dua puluh dua').queries.map(({ period }) => [period?.from, period?.to])).toEqual([['2022-01-01', '2022-12-31']]);
});

test('how many there were, what is not counted and all others say no more than they do', () => {
  const [previous] = read('10 klaim ranap dengan biaya terbesar').queries;
  expect(read('sepuluh itu urutkan dari yang terkecil', previous).queries).toMatchObject([{ subject: 'claims', limit: 10, order: [{ field: 'amount_claimed', direction: 'asc' }] }]);
  expect(read('berapa pasien ranap di Bali (bukan klaim ya)').queries).toEqual(read('berapa pasien ranap di Bali').queries);
  expect(read('rata-rata biaya rs swasta dibanding pemilik lainnya').queries).toMatchObject([{ against: [{ where: [{ op: '=', value: 'Swasta' }] }, { where: [{ op: '!=', value: 'Swasta' }] }] }]);
});

test('any of the usual percentiles is measured', () => {
  expect(['persentil 75 lama rawat klaim ranap', '95th percentile of amount claimed of outpatient claims', 'p10 biaya per provinsi'].map((message) => read(message).queries[0]?.measures)).toEqual([[{ agg: 'p75', field: 'los' }], [{ agg: 'p95', field: 'amount_claimed' }], [{ agg: 'p10', field: 'amount_claimed' }]]);
});

test.each(['ada berapa klaim stroke, dan berapa di antaranya yang meninggal', 'how many stroke claims, and how many of them died'])('what is counted of what is counted stands beside it: “%s”', (message) => {
  expect(read(message).queries).toMatchObject([{ where: [{ field: 'dx_primary_code' }], measures: [{ agg: 'count' }, { agg: 'count', where: [{ field: 'discharge_status', op: '=', value: 'Meninggal' }] }] }]);
});
