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

test('an amount besides a count that is not said is the amount claimed, and that is told', () => {
  const asked = read('How many claims in Bali, and how much?');
  expect(asked.queries).toMatchObject([{ measures: [counted, { agg: 'sum', field: 'amount_claimed' }] }]);
  expect(asked.assumed).toEqual([{ words: 'how much', reading: 'read as: total amount claimed' }]);
});

test('a bound of age behind the name of an age group says what the name means', () => {
  expect(read('klaim bayi usia 0-1 tahun').queries).toMatchObject([{ where: [{ field: 'patient_age', op: 'between', value: [0, 1] }] }]);
  expect(read('klaim anak dan usia di atas 60 tahun').queries).not.toMatchObject([{ where: [{ field: 'patient_age' }] }]);
  expect(read('klaim balita (umur < 5 th)').queries).toMatchObject([{ where: [{ field: 'patient_age', op: '<', value: 5 }] }]);
});

test.each([
  ['sebaran klaim per kelompok umur 0-17, 18-59 dan 60 ke atas', [0, 18, 60]],
  ['claims by age band: under 18, 18-39, 40 and over', [0, 18, 40]],
  ['rata-rata biaya menurut lama rawat 1-3 hari, 4-7 hari, dan lebih dari 7 hari', [1, 4, 8]],
])('bands that go on from one to the next are groups: “%s”', (message, edges) => {
  expect(read(message).queries).toMatchObject([{ by: [{ edges }] }]);
});

test.each([
  ['pasien yang diabetes sebagai diagnosis utama atau sekunder, berapa klaim', 'set:diabetes'],
  ['how many claims have stroke, either as primary or secondary diagnosis', 'set:stroke'],
])('a diagnosis at either place is at whichever of the two: “%s”', (message, value) => {
  expect(read(message).queries).toMatchObject([{ where: [{ any: [{ field: 'dx_primary_code', op: 'under', value }, { field: 'dx_secondary_codes', op: 'under', value }] }] }]);
});

test('both ends of what is measured are its least and its most', () => {
  expect(read('usia termuda dan tertua pasien cuci darah').queries).toMatchObject([{ measures: [{ agg: 'min', field: 'patient_age' }, { agg: 'max', field: 'patient_age' }] }]);
  expect(read('highest and lowest cost in Bali').queries).toMatchObject([{ measures: [{ agg: 'max', field: 'amount_claimed' }, { agg: 'min', field: 'amount_claimed' }] }]);
});

test('how many besides a share are those that are shared', () => {
  expect(read('berapa klaim stroke dan berapa persen dari semua klaim').queries).toMatchObject([{ measures: [{ agg: 'count', where: [{ value: 'set:stroke' }] }, { agg: 'count', of: 'group' }], where: [] }]);
});

test('what stands between an aggregate and its field says of which claims', () => {
  expect(read('median inpatient cost for men').queries).toMatchObject([{ measures: [{ agg: 'median', field: 'amount_claimed' }], where: [{ value: 'RITL' }, { field: 'patient_sex' }] }]);
});

test.each(['claims where the patient had another claim on the same day', 'klaim yang pasiennya punya klaim lain di hari yang sama'])('another claim of the same day is one besides: “%s”', (message) => {
  expect(read(message).queries).toMatchObject([{ where: [{ field: 'same_day_claim_count', op: '>', value: 0 }] }]);
});

test('a median of what each person comes to is asked back: no query tells it', () => {
  expect(read('median biaya per pasien di Bali').queries).toEqual([]);
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

test('what is joined to persons or facilities that are counted is counted too', () => {
  expect(read('number of distinct patients and facilities per province').queries).toMatchObject([{ measures: [{ agg: 'distinct', field: 'patient' }, { agg: 'distinct', field: 'facility_key' }] }]);
});

test('what a share is of may be named before it', () => {
  expect(read('of inpatient claims with a stay over 7 days, what percentage died?').queries).toMatchObject([{ measures: [{ of: 'group', where: [{ field: 'discharge_status' }] }], where: [{ field: 'service_type' }, { field: 'los' }] }]);
});
