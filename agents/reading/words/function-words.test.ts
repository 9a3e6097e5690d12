import { type ClaimQueryInput, claimQuerySchema } from '#engine';
import { describe, expect, test } from 'vitest';

import { read, same } from '../reader.test-support.ts';

const partsOf = (message: string): string => JSON.stringify(read(message).parts);

describe('words that only speak to the reader change nothing', () => {
  test.each([
    ['berapa klaim ranap di bali', ['brp sih klaim ranap di bali bro', 'gan, berapa klaim ranap di bali ya', 'min tolong hitungin ada berapa klaim ranap di bali', 'eh btw berapa klaim ranap di bali nih kak', 'menurut kamu berapa klaim ranap di bali', 'gw cuma mau tau brp klaim ranap di bali', 'saya ingin mengetahui berapa klaim ranap di bali', 'iya, berapa klaim ranap di bali sekarang', 'berapa klaim masuk yg ranap di bali']],
    ['klaim duplikat di bali', ['ada ga klaim duplikat di bali?', 'ada klaim duplikat ga di bali?', 'bisa tolong tampilin klaim duplikat di bali ga ya?', 'apakah ada klaim duplikat di bali atau tidak?', 'boleh minta list klaim duplikat di bali, kan?', 'kasih liat dong klaim duplikat di bali', 'klaim yg ketahuan duplikat di bali', 'klaim duplikat di bali, bukan?']],
    ['klaim ranap tanpa tindakan', ['klaim ranap tanpa tindakan sama sekali', 'klaim ranap yg ga punya tindakan sm skali', 'klaim ranap yang tidak ada tindakannya']],
    ['how many inpatient claims in Bali', ['well, how many inpatient claims did we have in Bali?', 'so how many inpatient claims are there in Bali right now?', 'could you please tell me how many inpatient claims there might be in Bali', 'i wanna know how many inpatient claims have been recorded in Bali', 'okay fine, how many inpatient claims in Bali in total?', 'how many inpatient claims come from Bali', 'how many inpatient claims in Bali, right?']],
    ['claims without procedures', ['are there any claims without procedures at all?', 'claims carrying no procedures', 'do you have claims without any procedures or not?', 'claims that haven’t got procedures', "let's see our claims with no procedures"]],
  ])('“%s”', (plain, spoken) => {
    expect(read(plain).parts).toHaveLength(1);
    expect(spoken.filter((message) => partsOf(message) !== partsOf(plain))).toEqual([]);
  });

  test('a denial is a tag where nothing follows it that it could deny', () => {
    const flagged = partsOf('klaim yang ditandai');
    expect(['klaim yang ga ditandai', 'klaim ga ditandai', 'klaim yg ditandai? ga', 'klaim yang ditandai tidak'].filter((message) => partsOf(message) === flagged)).toEqual([]);
    expect(read('ada klaim yg ga di bali?').queries.map((query) => same(query))).toEqual(read('klaim bukan di bali').queries.map((query) => same(query)));
  });

  test.each(['another', 'same', 'until', 'before it', 'both', 'neither', 'lainnya', 'yg sama', 'sebelum itu', 'dua-duanya'])('“%s” says something: no question is read as though it were not there', (word) => {
    const messages = ['klaim ranap di bali', 'how many inpatient claims in Bali', 'rata-rata biaya klaim stroke', 'mean cost of stroke claims'];
    const wrong = messages.flatMap((message) => [`${word} ${message}`, `${message} ${word}`, message.replace(/(klaim|claims)/u, `$1 ${word}`)].filter((changed) => partsOf(changed) === partsOf(message)));
    expect(wrong).toEqual([]);
  });
});

describe('bounds by verbs', () => {
  test.each([['klaim yang tembus 50 juta', '>'], ['klaim lewat 50 juta', '>'], ['klaim nyampe 50 juta', '>='], ['klaim yang biayanya mencapai 50 juta', '>='], ['klaim yang tidak sampai 50 juta', '<'], ['claims exceeding 50 million', '>'], ['claims reaching 50 million', '>=']] as const)('“%s” is %s', (message, op) => {
    expect(read(message).queries.map(({ where }) => where)).toEqual([[{ field: 'amount_claimed', op, value: 50e6 }]]);
  });

  test.each([['klaim readmisi 30 hari', '<='], ['klaim readmisi kurang dari 30 hari', '<'], ['readmissions of more than 30 days', '>']] as const)('days of a readmission are at most so many unless they are compared: “%s”', (message, op) => {
    expect(read(message).queries.map(({ where }) => where)).toEqual([[{ field: 'readmission_gap', op, value: 30 }]]);
  });

  test('a readmission without its days is any', () => {
    expect(read('berapa klaim readmisi').queries.map(({ where }) => where)).toEqual([[{ field: 'is_readmission', op: '=', value: true }]]);
  });
});

describe('what stands for the question before', () => {
  const bali = { field: 'province_name', op: '=', value: 'Bali' } as const;
  const flagged = { field: 'is_flagged', op: '=', value: true } as const;
  const perFacility: ClaimQueryInput = { subject: 'facilities', where: [bali], measures: [{ agg: 'count' }] };
  const topFive: ClaimQueryInput = { ...perFacility, order: [{ measure: 0 }], limit: 5 };
  const count: ClaimQueryInput = { subject: 'groups', where: [bali], measures: [{ agg: 'count' }] };
  const cases: readonly (readonly [string, ClaimQueryInput, ClaimQueryInput])[] = [
    ['yang ditandai dari situ berapa?', count, { ...count, where: [bali, flagged] }],
    ['yg ditandai dari situ brp', perFacility, { ...count, where: [bali, flagged] }],
    ['what share of those is flagged?', perFacility, { ...count, measures: [{ agg: 'count', where: [flagged], of: 'group' }] }],
    ['how much did they cost in total?', count, { ...count, measures: [{ agg: 'sum', field: 'amount_claimed' }] }],
    ['total claimed for each of them?', topFive, { ...topFive, measures: [{ agg: 'count' }, { agg: 'sum', field: 'amount_claimed' }] }],
    ['same but in East Java', count, { ...count, where: [{ ...bali, value: 'Jawa Timur' }] }],
    ['sekalian sama total biayanya', count, { ...count, measures: [{ agg: 'count' }, { agg: 'sum', field: 'amount_claimed' }] }],
    ['also show the median', { ...count, measures: [{ agg: 'mean', field: 'los' }] }, { ...count, measures: [{ agg: 'mean', field: 'los' }, { agg: 'median', field: 'los' }] }],
    ['split it by month', count, { ...count, by: [{ field: 'admit_date', unit: 'month' }] }],
    ['pisahin per provinsi', count, { ...count, by: [{ field: 'province_name' }] }],
  ];

  test.each(cases)('“%s”', (message, previous, expected) => {
    const reading = read(message, claimQuerySchema.parse(previous));
    expect([reading.unread, reading.queries.map((query) => same(query))]).toEqual([[], [same(expected)]]);
  });

  test.each([['berapa klaim ranap itu', 'itu'], ['what share of those is flagged?', 'those'], ['total biaya mereka', 'mereka'], ['how many of them are flagged', 'them']])('“%s” is asked back by “%s” where nothing was asked before', (message, word) => {
    const { parts, unread } = read(message);
    expect([parts, unread.join(' ').includes(word)]).toEqual([[], true]);
  });

  test('rows that a limit chose are no claims that can be told apart: what is asked of their claims is asked back', () => {
    expect(read('berapa klaim ranap itu', claimQuerySchema.parse(topFive))).toMatchObject({ queries: [] });
  });

  test('a word that stands for something of its own message is no reference', () => {
    expect(read('which hospitals have more than 5 claims and how much do they cost', claimQuerySchema.parse(count)).queries).toEqual([]);
  });
});

test('how many, asked in a sentence of its own, is of what was named before it', () => {
  expect(partsOf('ada ga klaim duplikat di bali? brp')).toBe(partsOf('berapa klaim duplikat di bali'));
  expect(read('berapa klaim duplikat di bali? berapa yang ditolak?').queries).toHaveLength(2);
});

describe('words of cause and summary', () => {
  test.each([
    ['klaim ranap dengan pneumonia di bali', ['klaim ranap krn pneumonia di bali', 'klaim ranap akibat pneumonia di bali', 'klaim ranap gara-gara pneumonia di bali', 'inpatient claims due to pneumonia in Bali', 'inpatient claims because of pneumonia in Bali']],
    ['klaim ranap per bulan', ['rekap klaim ranap per bulan', 'ringkas klaim ranap per bulan', 'rangkumin klaim ranap per bulan', 'summary of inpatient claims by month', 'a table of inpatient claims by month']],
    ['klaim ranap 2022', ['klaim ranap th 2022', 'klaim ranap thn 2022']],
    ['top 5 rs dengan klaim terbanyak', ['5 besar rs dgn klaim terbanyak', 'lima besar rs dengan klaim terbanyak']],
    ['klaim jabar dan jateng', ['klaim jabar / jateng', 'klaim jabar/jateng']],
    ['klaim sabtu dan minggu', ['klaim pas weekend', 'claims on weekends', 'klaim akhir pekan']],
    ['klaim biaya 5 jt s/d 10 jt', ['klaim biaya 5 jt s/d 10 jt (termasuk batasnya)', 'claims with cost between 5 and 10 million inclusive']],
    ['klaim di Jakarta Pusat', ['klaim di jakpus']],
  ])('“%s”', (plain, spoken) => {
    expect(read(plain).parts).toHaveLength(1);
    expect(spoken.filter((message) => partsOf(message) !== partsOf(plain))).toEqual([]);
  });

  test('a bound that is said to hold its own value is never one that does not', () => {
    expect(read('klaim di atas 5 jt (termasuk batasnya)').queries.flatMap(({ where }) => where).filter((clause) => 'op' in clause && clause.op === '>')).toEqual([]);
  });

  test('“karena apa” asks why, and is no condition', () => {
    expect(read('klaim ranap krn apa').queries).toEqual([]);
  });

  test('two capitals name a top-up; the same letters in a sentence are words', () => {
    expect(read('total SI per provinsi').queries.map(({ measures }) => measures)).toEqual([[{ agg: 'sum', field: 'topup_si_amount' }]]);
    expect(read('total si per provinsi').queries).toEqual([]);
  });
});

describe('a word of having needs what is had', () => {
  test.each(['ada brp klaim yg kena?', 'berapa klaim ranap di bali yang punya', 'klaim yang dapat', 'rs mana yg paling banyak kena?', 'claims with'])('“%s” is asked back', (message) => {
    expect(read(message)).toMatchObject({ parts: [], unread: [expect.stringMatching(/kena|punya|dapat|with/u)] });
  });

  test.each([['rule_severity_mismatch', { field: 'flags', op: 'contains', value: 'severity_mismatch' }], ['value:quality_marks:PAID_MISSING', { field: 'quality_marks', op: 'contains', value: 'PAID_MISSING' }], ['field:is_readmission', { field: 'is_readmission', op: '=', value: true }]])('after the meaning of %s it is that', (shownConcept, clause) => {
    expect(read('ada brp klaim yg kena?', undefined, { shownConcept }).queries.map(({ where }) => where)).toEqual([[clause]]);
  });

  test('a term that is no condition helps nothing', () => {
    expect(read('ada brp klaim yg kena?', undefined, { shownConcept: 'p90' }).queries).toEqual([]);
  });
});
