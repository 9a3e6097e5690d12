import { describe, expect, test } from 'vitest';

import { read } from './reader.test-support.ts';

const [claimed, counted] = [{ agg: 'sum', field: 'amount_claimed' }, { agg: 'count' }];

describe('values that share the words they open with', () => {
  test.each([
    ['Compare RS Kelas B, C and D on average length of stay', ['RS Kelas B', 'RS Kelas C', 'RS Kelas D']],
    ['bandingkan RS Kelas B dan C: rata-rata biaya', ['RS Kelas B', 'RS Kelas C']],
  ])('%s', (message, classes) => {
    expect(read(message).queries.flatMap(({ against = [] }) => against.flatMap(({ where }) => where))).toEqual(classes.map((value) => ({ field: 'facility_class', op: '=', value })));
  });

  test('a word that makes no value with them is asked back', () => {
    expect(read('rata-rata biaya RS Kelas B dan Q').queries).toEqual([]);
  });
});

describe('all values that a field has', () => {
  test('are its groups, since they leave nothing out', () => {
    expect(read('yg meninggal rata2 umurnya brp, cowo sama cewe').queries).toMatchObject([{ by: [{ field: 'patient_sex' }], where: [{ field: 'discharge_status', op: '=', value: 'Meninggal' }] }]);
  });

  test('each are a share of all that matches', () => {
    expect(read('berapa persen laki2 dan perempuan di klaim I20-I25').queries).toMatchObject([{ by: [{ field: 'patient_sex' }], measures: [{ agg: 'count', of: 'matching' }], where: [{ field: 'dx_primary_code', op: 'under', value: 'I20-I25' }] }]);
  });

  test('stay a condition where some are left', () => {
    expect(read('berapa klaim RS Kelas B dan RS Kelas C').queries).toMatchObject([{ by: [], where: [{ field: 'facility_class', op: 'in' }] }]);
  });
});

test('an amount besides a count is that which the claims are said to have', () => {
  expect(read('How many claims got a special drug top-up, and for how much in total?').queries).toMatchObject([{ measures: [counted, { agg: 'sum', field: 'topup_sd_amount' }] }]);
});

test('an amount besides a count that is not said is asked back, and not dropped', () => {
  expect(read('How many claims in Bali, and how much?').queries).toEqual([]);
});

test('the total of claims that is bounded by money is what they add up to', () => {
  expect(read('provinsi mana yang total klaimnya di atas 1,5 miliar').queries).toMatchObject([{ measures: [claimed], having: [{ measure: 0, op: '>', value: 1_500_000_000 }], where: [] }]);
  expect(read('provinsi mana yang total klaimnya di atas 500').queries).toMatchObject([{ measures: [counted], having: [{ measure: 0, op: '>', value: 500 }] }]);
});

test('an order by the total is by what is added up, where it stands beside a count', () => {
  expect(read('per provinsi jumlah klaim dan total biaya, urut dari yang totalnya paling besar').queries).toMatchObject([{ measures: [counted, claimed], order: [{ measure: 1, direction: 'desc' }] }]);
});

test.each([['bulanan', 'month'], ['mingguan', 'week']])('a trend said %s is by %s', (word, unit) => {
  expect(read(`tren ${word} klaim di bali`).queries).toMatchObject([{ by: [{ field: 'admit_date', unit }] }]);
});

test('what is asked besides in a sentence of its own is one answer with what is before it', () => {
  expect(read('provinsi mana yang total klaimnya di atas 1,5 miliar? sekalian jumlah klaimnya').queries).toMatchObject([{ measures: [claimed, counted] }]);
});

describe('in the place of what was asked', () => {
  test('“and for X?” after a share of Y is the share of X, of the same whole', () => {
    const [before] = read('percentage of claims with short_stay_high_cost by province').queries;
    expect(read('and for severity_mismatch?', before).queries).toMatchObject([{ where: [], measures: [{ agg: 'count', of: 'group', where: [{ field: 'flags', op: 'contains', value: 'severity_mismatch' }] }] }]);
  });

  test('“ganti jadi” measures the groups anew and orders by that', () => {
    const [before] = read('10 rs swasta dengan klaim terbanyak').queries;
    expect(read('ganti jadi rata-rata biaya', before).queries).toMatchObject([{ measures: [{ agg: 'mean', field: 'amount_claimed' }], order: [{ measure: 0, direction: 'desc' }], limit: 10 }]);
  });
});

describe('words around what is asked', () => {
  test.each([['What changed since the last refresh?'], ['apa yang berubah sejak refresh terakhir?']])('“%s” asks what changed, since when is its own', (message) => {
    expect(read(message).acts).toEqual([{ kind: 'operation', about: 'changes' }]);
  });

  test('a kind behind a name is of the name', () => {
    expect(read('what does the severity mismatch flag actually mean?').concepts).toHaveLength(1);
  });

  test('how many days is asked of what is measured in days alone', () => {
    expect(read('rata-rata lama rawat di bali berapa hari?').queries).toMatchObject([{ measures: [{ agg: 'mean', field: 'los' }] }]);
    expect(read('rata-rata biaya di bali berapa hari?').queries).toEqual([]);
  });

  test('a picture says nothing', () => {
    expect(read('makasih banyak ya 🙏').acts).toEqual([{ kind: 'notice', notice: 'thanks' }]);
  });
});
