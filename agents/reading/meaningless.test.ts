import { describe, expect, test } from 'vitest';

import { read } from './reader.test-support.ts';

/** Reads messages in their order, each going on with the query of the one before; the last reading. */
function conversation(...messages: readonly string[]): ReturnType<typeof read> {
  return messages.reduce<ReturnType<typeof read>>((before, message) => read(message, before.queries.at(-1)), read(messages[0] ?? ''));
}

describe('what nobody can have meant is asked back', () => {
  test.each([
    ['a ratio taken as a percentage twice', ['klaim yang rasio pembayarannya di bawah 90 persen dari biaya tagih']],
    ['an amount of exactly ten rupiah', ['What percentage of total inpatient billing comes from the 10 INA-CBG codes with the highest total?']],
    ['of each severity all or none are inpatient', ['berapa persen klaim per tingkat keparahan yang rawat inap']],
    ['of each owner all or none are of the owners named', ['What share of our total spend goes to police and military hospitals?', 'Break that down by owner please']],
    ['what has a top-up has all of it', ['untuk klaim yang ada top-up: jumlahnya, total top-up, dan porsi top-up']],
    ['codes in either place, of which one is said', ['How many distinct patients have diabetes as a primary or secondary diagnosis?', 'what about hypertension']],
    ['a procedure in the place of a clinic, or besides', ['How many patients came to the hemodialysis clinic?', 'what about physiotherapy']],
    ['the claims of the first of groups', ['What was the single busiest day by number of claims?', 'how many of those were in the emergency department?']],
    ['a time as what is counted', ['cataract surgery (13.41) volumes by month', 'dan triwulan berikutnya berapa jumlahnya?']],
    ['a word of having before a comma', ['ada berapa klaim yg kena, per kelas rs?']],
    ['who treated as who reviewed', ['breast cancer claims not handled at a class B hospital, by hospital class']],
  ])('%s: %j', (_, messages) => {
    expect(conversation(...messages).queries).toEqual([]);
  });

  test('the same words where they fit are read', () => {
    expect([['klaim yang rasio bayarnya di bawah 90 persen'], ['persentase klaim rawat inap per provinsi'], ['What share of our total spend goes to police and military hospitals?'], ['How many patients have diabetes?', 'what about hypertension'], ['claims not handled yet']].map((messages) => conversation(...messages).queries.length)).toEqual([1, 1, 1, 1, 1]);
  });
});

describe('what a follow-up says is kept whole', () => {
  test('bands stay bands', () => {
    const { queries } = conversation('jumlah klaim laki-laki vs perempuan', 'pecah lagi per kelompok umur 0-17, 18-59, 60+');
    expect(queries.map(({ by }) => by)).toEqual([[{ field: 'patient_age', edges: [0, 18, 60] }]]);
  });

  test.each(['Limit that to private hospitals', 'restrict it to private hospitals', 'batasi yang swasta'])('“%s” narrows', (message) => {
    const { queries } = conversation('total biaya per provinsi', message);
    expect(queries).toMatchObject([{ where: [{ field: 'facility_ownership', op: '=', value: 'Swasta' }], by: [{ field: 'province_name' }], measures: [{ agg: 'sum', field: 'amount_claimed' }] }]);
  });
});

test('what says again what a side is says nothing more', () => {
  const { queries } = read('persentase klaim ber-flag, RS TNI/Polri vs RS pemda (pemkab + pemprov)');
  expect(queries).toMatchObject([{ where: [], measures: [{ agg: 'count', where: [{ field: 'is_flagged', op: '=', value: true }], of: 'group' }], against: [{}, {}] }]);
});

test('a whole year that is not named is the newest of the data', () => {
  expect(read('how many claims in Bali over the year').queries[0]?.period).toEqual({ date: 'admit_date', from: '2022-01-01', to: '2022-12-31' });
});
