import { type ClaimQuery, type ClaimQueryInput } from '#engine';
import { describe, expect, test } from 'vitest';

import { bali, by, claims, count, days, facilities, igd, measure, monthly, rajal, ranap, shareOf, stroke } from './queries.test-support.ts';
import { read, same } from './reader.test-support.ts';

type Expected = readonly [message: string, query: ClaimQueryInput];

/** What the last of several questions, asked one after the other, is read as. */
function asked(conversation: string): readonly unknown[] {
  const queries = conversation.split(' >> ').reduce<readonly ClaimQuery[]>((before, message) => read(message, before.at(-1)).queries, []);
  return queries.map((query) => same(query));
}

const ofCodes = (value: string): NonNullable<ClaimQueryInput['where']>[number] => ({ field: 'procedure_codes', op: 'under', value });
const ofGap = (value: number): NonNullable<ClaimQueryInput['where']>[number] => ({ field: 'amount_gap', op: '>=', value });
const persons: ClaimQueryInput = measure('distinct', 'patient');
const ends = (field: string, more: Partial<ClaimQueryInput> = {}): ClaimQueryInput => ({ subject: 'groups', measures: [{ agg: 'max', field }, { agg: 'min', field }], ...more });
const largest = (more: Partial<ClaimQueryInput>): ClaimQueryInput => measure('max', 'amount_claimed', [], { ...by('province_name'), order: [{ measure: 0, direction: 'desc' }], ...more });

describe.each<readonly [title: string, questions: readonly Expected[]]>([
  ['sessions, scans and the like are claims', [
    ['MRI scans count', count([ofCodes('set:mri')])],
    ['how many haemodialysis sessions in Bali', count([ofCodes('set:haemodialysis'), bali])],
    ['berapa sesi hemodialisa di Bali', count([ofCodes('set:haemodialysis'), bali])],
  ]],
  ['verbs of having need no word before them', [
    ['Which claims involve mechanical ventilation?', claims([ofCodes('set:ventilation')])],
    ['claims that involve an MRI', claims([ofCodes('set:mri')])],
  ]],
  ['another name of what was done, alone, takes the place of the one before', [
    ['how many MRI claims >> CT?', count([ofCodes('set:ct_scan')])],
    ['berapa klaim MRI >> CT scan?', count([ofCodes('set:ct_scan')])],
  ]],
  ['by how much one amount is less than another bounds their difference', [
    ['claims where we paid at least 2 million less than billed', claims([ofGap(2_000_000)])],
    ['klaim yang ditagih minimal 1 juta lebih dari yang dibayar', claims([ofGap(1_000_000)])],
    ['klaim yang dibayar minimal 500 ribu kurang dari tagihannya', claims([ofGap(500_000)])],
  ]],
  ['claims that were cut were paid less than was billed', [
    ['claims that were cut', claims([{ field: 'amount_gap', op: '>', value: 0 }])],
    ['klaim yang dipotong', claims([{ field: 'amount_gap', op: '>', value: 0 }])],
  ]],
  ['what a list is put in order by is what is added up', [
    ['claims where the gap is at least 1 million >> sort by the difference >> sum it up', measure('sum', 'amount_gap', [ofGap(1_000_000)])],
  ]],
  ['the biggest claim of each group is the largest amount', [
    ['biggest claim per province', largest({})],
    ['which province has the biggest claim', largest({})],
    ['smallest claim per province', { ...largest({}), measures: [{ agg: 'min', field: 'amount_claimed' }], order: [{ measure: 0, direction: 'asc' }] }],
  ]],
  ['two superlatives that are opposite are both ends', [
    ["the oldest patient's age, and the youngest", ends('patient_age')],
    ['usia pasien tertua dan termuda', ends('patient_age')],
    ['the longest stay and the shortest', ends('los', { where: [ranap] })],
    ['the most expensive claim and the cheapest per province', ends('amount_claimed', by('province_name'))],
  ]],
  ['nobody bounds money by an age', [
    ['how much did infants under one cost us in total in inpatient care?', measure('sum', 'amount_claimed', [{ field: 'patient_age', op: '<', value: 1 }, ranap])],
    ['berapa total biaya anak di bawah 5', measure('sum', 'amount_claimed', [{ field: 'patient_age', op: '<', value: 5 }])],
  ]],
  ['an age of persons who were counted needs no unit', [
    ['how many patients in Bali >> over 65?', measure('distinct', 'patient', [bali, { field: 'patient_age', op: '>', value: 65 }])],
  ]],
  ['persons asked for after claims that were counted are counted', [
    ['how many claims do we have >> and patients?', persons],
    ['berapa klaim >> kalau pasien?', persons],
    ['claims per province >> and patients?', { ...persons, ...by('province_name') }],
  ]],
  ['also measures besides', [
    ['median bill in Bali >> also the max', { subject: 'groups', where: [bali], measures: [{ agg: 'median', field: 'amount_claimed' }, { agg: 'max', field: 'amount_claimed' }] }],
    ['median biaya di Bali >> juga maksimumnya', { subject: 'groups', where: [bali], measures: [{ agg: 'median', field: 'amount_claimed' }, { agg: 'max', field: 'amount_claimed' }] }],
  ]],
  ['what facilities billed is what they billed in all', [
    ['facilities that billed more than one billion', facilities({ measures: [{ agg: 'sum', field: 'amount_claimed' }], having: [{ measure: 0, op: '>', value: 1e9 }] })],
    ['rs yang menagih lebih dari 1 miliar', facilities({ measures: [{ agg: 'sum', field: 'amount_claimed' }], having: [{ measure: 0, op: '>', value: 1e9 }] })],
  ]],
  ['who came back on one day had another claim on it', [
    ['patients who came back on the same day, per month', count([{ field: 'same_day_claim_count', op: '>', value: 0 }], monthly)],
    ['pasien yang balik lagi di hari yang sama, per bulan', count([{ field: 'same_day_claim_count', op: '>', value: 0 }], monthly)],
  ]],
  ['how a visit ended is a discharge status, referral too', [
    ['what percentage of ED visits ended in referral?', shareOf([{ field: 'discharge_status', op: '=', value: 'Rujuk' }], [igd])],
    ['berapa persen klaim IGD yang berakhir dengan rujukan', shareOf([{ field: 'discharge_status', op: '=', value: 'Rujuk' }], [igd])],
  ]],
  ['a single day is a day', [
    ['busiest single day for outpatient visits', count([rajal], { by: [{ field: 'admit_date', unit: 'day' }], order: [{ measure: 0, direction: 'desc' }] })],
  ]],
  ['an amount that is asked for counts no claims', [
    ['how much did stroke claims cost on average', measure('mean', 'amount_claimed', [stroke])],
    ['berapa rupiah rata-rata biaya stroke', measure('mean', 'amount_claimed', [stroke])],
  ]],
  ['what somebody takes back while speaking is not asked', [
    ['share of women among maternity... sorry, among inpatients', shareOf([{ field: 'patient_sex', op: '=', value: 'Perempuan' }], [ranap])],
    ['claims where we paid at least 2 million less... no, at least 1 million less than billed', claims([ofGap(1_000_000)])],
    ['berapa klaim ranap eh rajal di Bali', count([rajal, bali])],
    ['berapa klaim di Jawa Timur, eh maaf, di Bali', count([bali])],
    ['how many inpatient, no, outpatient claims in Bali', count([rajal, bali])],
    ['claims with flags, no top-up', claims([{ field: 'is_flagged', op: '=', value: true }, { field: 'has_topup', op: '!=', value: true }])],
    ['klaim ranap, bukan rajal', claims([ranap, { field: 'service_type', op: '!=', value: 'RJTL' }])],
  ]],
  ['days before a readmission are within how many it came', [
    ['30-day readmissions per province', count([{ field: 'readmission_gap', op: '<=', value: 30 }], by('province_name'))],
    ['how many 7-day readmissions in Bali', count([{ field: 'readmission_gap', op: '<=', value: 7 }, bali])],
  ]],
  ['a readmission rate is of inpatient claims', [
    ['30-day readmission rate by hospital class', shareOf([{ field: 'readmission_gap', op: '<=', value: 30 }], [ranap], by('facility_class'))],
    ['tingkat readmisi 30 hari di Bali', shareOf([{ field: 'readmission_gap', op: '<=', value: 30 }], [ranap, bali])],
    ['readmission rate in Bali', shareOf([{ field: 'is_readmission', op: '=', value: true }], [ranap, bali])],
  ]],
  ['a mean length of stay is of inpatient claims, unless it is said how people were treated', [
    ['Which hospitals have an average length of stay above four days?', facilities({ ...measure('mean', 'los', [ranap]), subject: 'facilities', having: [{ measure: 0, op: '>', value: 4 }] })],
    ['rata-rata lama rawat di Bali', measure('mean', 'los', [ranap, bali])],
    ['median lama rawat rawat jalan di Bali', measure('median', 'los', [rajal, bali])],
    ['rata-rata lama rawat IGD', measure('mean', 'los', [igd])],
    ['jumlah klaim dan rata-rata lama rawat di Bali', { subject: 'groups', where: [bali], measures: [{ agg: 'count' }, { agg: 'mean', field: 'los', where: [ranap] }] }],
  ]],
  ['how many there are of groups that a bound kept is what their answer counts', [
    ['which provinces have more than 500 claims >> how many is that', count([], { ...by('province_name'), having: [{ measure: 0, op: '>', value: 500 }] })],
    ['provinsi dengan klaim di atas 500 >> ada berapa?', count([], { ...by('province_name'), having: [{ measure: 0, op: '>', value: 500 }] })],
  ]],
  ['an amount per day of stay is a ratio, whichever way it is said', ['average cost per day of inpatient stay in Bali', 'cost per inpatient day in Bali', 'biaya per hari rawat inap di Bali'].map((message): Expected => [message, { subject: 'groups', where: [ranap, bali], measures: [{ agg: 'sum', field: 'amount_claimed', of: { agg: 'sum', field: 'los' } }] }])],
  ['an amount per patient on average is a ratio, whichever way it is said', ['How much did stroke cost per patient on average?', 'berapa biaya stroke per pasien rata-rata'].map((message): Expected => [message, { subject: 'groups', where: [stroke], measures: [{ agg: 'sum', field: 'amount_claimed', of: { agg: 'distinct', field: 'patient' } }] }])],
  ['what is billed is said of every claim', [
    ['how many stroke claims were billed in Q2', count([stroke], days('2022-04-01', '2022-06-30'))],
    ['berapa klaim yang ditagihkan di Q2', count([], days('2022-04-01', '2022-06-30'))],
  ]],
  ['an amount asked for after a count stands beside it', [
    ...['how many stroke claims in Bali, and how much did they cost', 'how many stroke claims in Bali and what did they cost', 'berapa klaim stroke di Bali dan berapa biayanya'].map((message): Expected => [message, { subject: 'groups', where: [stroke, bali], measures: [{ agg: 'count' }, { agg: 'sum', field: 'amount_claimed' }] }]),
    ['stroke claims in Bali >> what is the total, and how many patients is that?', { subject: 'groups', where: [stroke, bali], measures: [{ agg: 'sum', field: 'amount_claimed' }, { agg: 'distinct', field: 'patient' }] }],
  ]],
  ['what something is may be said without “as”', [
    ['how often is stroke a secondary diagnosis in Bali', count([{ field: 'dx_secondary_codes', op: 'under', value: 'set:stroke' }, bali])],
  ]],
  ['columns of stays make a list of them', [
    ['Show the inpatient stays longer than twenty days, with their length, longest first.', claims([ranap, { field: 'los', op: '>', value: 20 }], { fields: ['los'], order: [{ field: 'los', direction: 'desc' }] })],
    ['tampilkan rawat inap di atas 20 hari, beserta lama rawatnya', claims([ranap, { field: 'los', op: '>', value: 20 }], { fields: ['los'] })],
  ]],
  ['the whole year is the one that the period before lies in', [
    ['stroke claims in March 2021 >> whole year by month', count([stroke], { ...monthly, ...days('2021-01-01', '2021-12-31') })],
  ]],
  ['a value by its last word alone is of the field that was asked of', [
    ['inpatient claims of class C hospitals by severity >> same for B', count([ranap, { field: 'facility_class', op: 'in', value: ['RS Kelas B', 'RS Swasta Setara Type B'] }], by('severity_group'))],
    ['berapa klaim RS kelas B >> kalau A?', count([{ field: 'facility_class', op: '=', value: 'RS Kelas A' }])],
  ]],
  ['what drives an amount has most of it', [
    ['Which diagnoses drive the inpatient spend? Top five.', measure('sum', 'amount_claimed', [ranap], { ...by('dx_primary_code'), order: [{ measure: 0, direction: 'desc' }], limit: 5 })],
    ['which provinces account for most of the bill', measure('sum', 'amount_claimed', [], { ...by('province_name'), order: [{ measure: 0, direction: 'desc' }] })],
  ]],
  ['a word between a superlative and its number says of which claims', [
    ['highest inpatient cost per province', measure('max', 'amount_claimed', [ranap], by('province_name'))],
  ]],
  ['mean before what it is of measures it', [
    ['mean cost by province', measure('mean', 'amount_claimed', [], by('province_name'))],
    ['what is the mean cost by province', measure('mean', 'amount_claimed', [], by('province_name'))],
    ['mean age of dengue patients', measure('mean', 'patient_age', [{ field: 'dx_primary_code', op: 'under', value: 'set:dengue' }])],
  ]],
  ['the name of a date says by what it is told', [
    ['average risk score by month of admission', measure('mean', 'risk_score', [], monthly)],
    ['rata-rata biaya per bulan masuk', measure('mean', 'amount_claimed', [], monthly)],
    ['mean cost by week of discharge', measure('mean', 'amount_claimed', [], { by: [{ field: 'discharge_date', unit: 'week' }] })],
    ['jumlah klaim per tanggal masuk', count([], { by: [{ field: 'admit_date', unit: 'day' }] })],
  ]],
  ['sessions go on with what was asked before', [
    ['how many haemodialysis claims >> how many sessions per patient on average', { subject: 'groups', where: [ofCodes('set:haemodialysis')], measures: [{ agg: 'count', of: { agg: 'distinct', field: 'patient' } }] }],
  ]],
])('%s', (_title, questions) => {
  test.each(questions)('“%s”', (conversation, query) => {
    expect(asked(conversation)).toEqual([same(query)]);
  });
});

test('what is told apart by a field already is not divided by it again', () => {
  expect(asked('how much was billed in total by army, navy and air force hospitals >> split by branch')).toMatchObject([{ by: [], against: [{}, {}, {}] }]);
});

test('sessions of nothing are asked back', () => {
  expect(read('how many sessions per patient').queries).toEqual([]);
});

test('mean behind a word is what that means', () => {
  for (const question of ['what does mean cost mean', 'what does severity mean']) expect(read(question)).toMatchObject({ queries: [], concepts: [expect.any(String)] });
});
