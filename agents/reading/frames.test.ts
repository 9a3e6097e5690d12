import type { ClaimQuery } from '#engine';
import { describe, expect, test } from 'vitest';

import { read } from './reader.test-support.ts';

const queriesOf = (message: string, previous?: ClaimQuery): readonly unknown[] => read(message, previous).queries;

/** Frames in which Indonesians ask, and the plain question that each is. */
const frames: readonly (readonly [frame: string, plain: string, others: readonly string[]])[] = [
  ['who is spoken to', 'berapa klaim ranap di bali', ['Bapak/Ibu, berapa klaim ranap di bali', 'uda, berapa klaim ranap di bali?', 'ya sudah, berapa klaim ranap di bali', 'kalau gitu berapa klaim ranap di bali']],
  ['regional words of grammar', 'berapa klaim ranap di bali', ['piro klaim ranap ing bali', 'sabaraha klaim ranap nu di bali', 'bara klaim ranap nan di bali', 'brape klaim ranap nyang di bali']],
  ['Javanese bounds', 'berapa klaim yang usianya 70 tahun ke atas', ['piro klaim sing pasiene umur 70 tahun munggah', 'sabaraha klaim nu pasienna umur 70 tahun ka luhur']],
  ['regional denials', 'berapa klaim ranap tanpa tindakan', ['piro klaim ranap sing ora duwe tindakan', 'sabaraha klaim ranap nu teu boga tindakan']],
  ['a topic before what is asked of it', 'berapa klaim stroke di bali', ['kalau klaim stroke di bali berapa?', 'mun klaim stroke di bali sabaraha?']],
  ['counting as what is done', 'berapa klaim stroke di bali', ['hitung klaim stroke di bali', 'tolong hitungin klaim stroke di bali']],
  ['what claims come to', 'total biaya tagih klaim stroke', ['total tagihan klaim stroke', 'rp berapa total tagihan klaim stroke']],
  ['numbers of parts of a year', 'jumlah klaim semester 1 2022', ['jumlah klaim sepanjang semester satu 2022', 'jumlah klaim semester pertama 2022']],
  ['ranking by a share', 'provinsi mana yang persentase klaim berindikasinya paling tinggi', ['peringkat provinsi berdasarkan persentase klaim yang berindikasi', 'urutkan provinsi menurut persentase klaim yang berindikasi']],
  ['putting in order what is most frequent', '10 tindakan terbanyak di rawat inap', ['urutkan tindakan paling sering di rawat inap, 10 saja']],
  ['superlatives of any adjective', 'poli mana yang paling ramai', ['poli mana yang tersibuk', 'poli mana yang terpadat', 'poli mana yang paling laris']],
  ['what contributes', 'provinsi mana yang klaimnya terbanyak', ['provinsi mana penyumbang terbanyak']],
  ['none at all', 'faskes yang tidak punya klaim stroke', ['faskes mana yang tidak punya satupun klaim stroke', 'faskes mana saja yang tak punya satu pun klaim stroke']],
  ['bounds of events', 'rata-rata biaya per rs dengan minimal 50 klaim ranap', ['rata-rata biaya per rs, yang ranapnya minimal 50', 'rata-rata biaya per rs dengan ranap ≥ 50']],
  ['days of the week', 'rajal per hari dalam seminggu, dari yang paling sedikit', ['rajal per hari apa dalam seminggu, dari yang paling sedikit']],
  ['not yet so old', 'klaim ranap dengan usia di bawah 40 tahun', ['klaim ranap dengan usia belum 40 taun', 'klaim ranap yang belum 40 tahun']],
  ['what was cut', 'klaim dengan selisih di atas 0 per provinsi', ['klaim yang dipotong per provinsi']],
];

describe('frames of questions', () => {
  test.each(frames)('%s: “%s”', (_, plain, others) => {
    const queries = queriesOf(plain);
    expect(queries).toHaveLength(1);
    for (const other of others) expect({ other, queries: queriesOf(other) }).toEqual({ other, queries });
  });

  test('columns that a second sentence names are of the first one’s list', () => {
    const { queries } = read('klaim rawat inap dengan biaya di atas 90 juta. tampilkan selisihnya');
    expect(queries).toMatchObject([{ subject: 'claims', where: [{ field: 'service_type' }, { field: 'amount_claimed' }] }]);
    expect(queries[0]?.fields).toContain('amount_gap');
  });

  test('a facility that the data do not have is a place without claims; an amount or count is no facility', () => {
    expect(read('berapa klaim di faskes 98765').queries).toMatchObject([{ where: [{ field: 'facility_key', op: '=', value: '98765' }] }]);
    expect(JSON.stringify(read('rs 1500 klaim teratas').queries)).not.toContain('facility_key","op');
  });

  test('groups made by a follow-up are bounded by it', () => {
    const [previous] = read('berapa klaim stroke').queries;
    expect(queriesOf('per provinsi dong, min 20 klaim', previous)).toMatchObject([{ by: [{ field: 'province_name' }], having: [{ op: '>=', value: 20 }] }]);
  });

  test('what says again that nothing was found is passed over', () => {
    const [previous] = read('berapa klaim pneumonia di bali').queries;
    for (const message of ['kosong ya? coba yang di gorontalo', 'oh, tidak ada ya. coba yang di gorontalo', 'nihil. coba yang di gorontalo']) expect({ message, queries: queriesOf(message, previous) }).toEqual({ message, queries: queriesOf('coba yang di gorontalo', previous) });
  });

  test('a list of what was counted shows what is named with it', () => {
    const [previous] = read('berapa klaim pneumonia di bali').queries;
    const [query] = read('tolong daftarnya sekalian, sama diagnosa dan biayanya', previous).queries;
    expect(query).toMatchObject({ subject: 'claims', where: previous?.where });
    expect(query?.fields).toEqual(expect.arrayContaining(['dx_primary_code', 'amount_claimed']));
  });

  test('how much is asked of groups stays of each of them', () => {
    const [previous] = read('jumlah klaim per provinsi').queries;
    expect(queriesOf('rupiahnya berapa', previous)).toMatchObject([{ by: [{ field: 'province_name' }], measures: [{ agg: 'sum', field: 'amount_claimed' }] }]);
  });

  test('what is counted in words that only do so adds nothing to what is measured', () => {
    expect(queriesOf('rata-rata skor risiko, hitung untuk bali saja')).toMatchObject([{ measures: [{ agg: 'mean', field: 'risk_score' }] }]);
  });
});
