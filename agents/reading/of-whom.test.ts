import { describe, expect, it } from 'vitest';

import { read } from './reader.test-support.ts';

describe('a denial behind the groups that are asked for', () => {
  it.each([
    ['kabupaten mana yang tidak pernah ada klaim dengue', 'district_name', 'dx_primary_code'],
    ['poli yang tak punya klaim dirujuk', 'clinic_name', 'discharge_status'],
    ['which clinics never had a stroke claim?', 'clinic_name', 'dx_primary_code'],
    ['provinces without any cataract surgery', 'province_name', 'procedure_codes'],
  ])('is of all claims of a group, not of each: %s', (text, by, field) => {
    const [query] = read(text).queries;
    expect(query).toMatchObject({ subject: 'groups', where: [], by: [{ field: by }], having: [{ op: '=', value: 0 }] });
    expect(query?.measures.at(-1)?.where).toMatchObject([{ field }]);
  });

  it.each(['rs yang bukan swasta', 'facilities not in Bali', 'klaim tanpa tindakan'])('is of each claim where it says what the group itself is, or no group stands there: %s', (text) => {
    expect(read(text).queries[0]?.having ?? []).toEqual([]);
  });
});

describe('a bound without a unit behind patients', () => {
  it.each([
    ['how many patients under 30 with asthma', { op: '<', value: 30 }],
    ['berapa pasien di atas 70 di Bali', { op: '>', value: 70 }],
    ['claims of patients over 65', { op: '>', value: 65 }],
  ])('is of their age: %s', (text, bound) => {
    expect(read(text).queries[0]?.where).toContainEqual({ field: 'patient_age', ...bound });
  });

  it.each(['rs dengan pasien di atas 100', 'facilities with patients over 90'])('is asked back where it can say how many there are: %s', (text) => {
    expect(read(text).queries).toEqual([]);
  });
});

describe('a word for the largest or smallest', () => {
  it.each([
    ['claims with los maximum 4 days', { field: 'los', op: '<=', value: 4 }],
    ['lama rawat min 6 hari', { field: 'los', op: '>=', value: 6 }],
  ])('is a bound before a number: %s', (text, clause) => {
    expect(read(text).queries).toMatchObject([{ subject: 'claims', where: [clause], measures: [] }]);
  });

  it.each([
    ['max los per rs', 'max'],
    ['minimum age of stroke patients', 'min'],
  ])('is that value before anything else: %s', (text, agg) => {
    expect(read(text).queries[0]?.measures).toMatchObject([{ agg }]);
  });
});

describe('a date that claims are grouped by', () => {
  it.each(['jumlah klaim per tanggal masuk', 'busiest admission day', 'claims by admission date'])('is a day: %s', (text) => {
    expect(read(text).queries[0]?.by).toMatchObject([{ field: 'admit_date', unit: 'day' }]);
  });
});

describe('what is denied by the word itself', () => {
  it('is the complement: unflagged', () => {
    expect(read('mean age of unflagged claims').queries[0]?.where).toEqual([{ field: 'is_flagged', op: '=', value: false }]);
  });
});

describe('groups of whose claims none has an indication', () => {
  it.each(['which clinics never have an indication on their claims?', 'provinsi tanpa indikasi sama sekali'])('are bounded by how many have: %s', (text) => {
    expect(read(text).queries[0]).toMatchObject({ where: [], having: [{ op: '=', value: 0 }] });
  });
});

describe('smallest, median and largest of one amount', () => {
  it('are three measures: minimum, median, dan maksimum', () => {
    expect(read('biaya minimum, median, dan maksimum per kelas RS').queries[0]?.measures.map(({ agg }) => agg)).toEqual(['min', 'median', 'max']);
  });
});
