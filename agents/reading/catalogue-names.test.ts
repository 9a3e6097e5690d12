import { describe, expect, test } from 'vitest';

import { type Node, lexiconOf, sensesOf } from './lexicon.ts';
import { read } from './reader.test-support.ts';
import type { Sense } from './sense.ts';

/** What a sense stands for in the catalogue; undefined where it is grammar, an act or a term to be explained. */
function targetOf(sense: Sense): string | undefined {
  if (sense.kind === 'field') return `field ${sense.field.id}`;
  if (sense.kind === 'value') return sense.op === 'under' ? String(sense.values[0]) : `value of ${sense.field}`;
  return undefined;
}

/** The names that stand for more than one thing, with what they stand for. */
function shared({ entries, next }: Node, words: readonly string[] = []): readonly (readonly [string, readonly string[]])[] {
  const targets = [...new Set(sensesOf(entries).flatMap((sense) => targetOf(sense) ?? []))].toSorted();
  return [...(targets.length > 1 ? [[words.join(' '), targets] as const] : []), ...[...next].flatMap(([word, after]) => shared(after, [...words, word]))];
}

/** Names meant to stand for both: which it is, the words beside it say, or it is asked back. */
const intended: readonly (readonly [targets: string, why: string])[] = [
  ['field readmission_gap & value of is_readmission', 'that it is one, and how many days after'],
  ['field entitlement_class & field facility_class', '`kelas` of a hospital or of a participant'],
  ['field admit_weekday & value of admit_weekday', '`weekday`: which day of the week, or a working day'],
  ['field clinic_name & value of facility_kind', '`clinic`: where the patient was, or what the facility is'],
  ['value of is_facility_ambiguous & value of quality_marks', 'the mark says what the field says'],
  ['field amount_gap & value of decision', '`disallowed`: an amount, or what was decided'],
  ['field district_name & field province_name', '`region`: of which size'],
  ['field duplicate_claim_ids & value of flags', '`repeated claims`: that there are any, and which'],
  ['value of dx_primary_chapter & value of inacbg_severity', 'III alone'],
  ['set:perinatal & value of inacbg_case_type', '`neonatal`: of the diagnosis or of the case'],
];

test('no name of the catalogue stands for two things that are not meant to share it', () => {
  const known = new Set(intended.map(([targets]) => targets));
  expect(shared(lexiconOf(new Map()).catalogue).filter(([, targets]) => !known.has(targets.join(' & ')))).toEqual([]);
});

describe('everyday names are names', () => {
  test.each([
    ['berapa klaim dengan diagnosa utama pneumonia', 'dx_primary_code', 'under', 'set:pneumonia'],
    ['berapa klaim dengan penyakit penyerta diabetes', 'dx_secondary_codes', 'under', 'set:diabetes'],
    ['how many claims with additional diagnosis hypertension', 'dx_secondary_codes', 'under', 'set:hypertension'],
    ['berapa klaim penyakit kulit', 'dx_primary_code', 'under', 'set:chapter_xii'],
    ['how many claims of kidney disease', 'dx_primary_code', 'under', 'set:kidney_disease'],
    ['berapa klaim nyeri sendi', 'dx_primary_code', 'under', 'set:joint_pain'],
    ['berapa klaim tambal gigi', 'procedure_codes', 'under', 'set:dental_filling'],
    ['berapa klaim pterygium', 'dx_primary_code', 'under', 'set:pterygium'],
    ['how many claims of hyperthyroidism', 'dx_primary_code', 'under', 'set:hyperthyroidism'],
    ['berapa klaim hidrosephalus', 'dx_primary_code', 'under', 'set:hydrocephalus'],
    ['how many claims of the orthopedic clinic', 'clinic_name', '=', 'ORTHOPEDI'],
    ['berapa klaim rehab medis', 'clinic_name', '=', 'REHABILITASI MEDIK'],
    ['berapa klaim yang berakhir meninggal', 'discharge_status', '=', 'Meninggal'],
    ['berapa klaim hak rawat kelas II', 'entitlement_class', '=', 'Kelas 2'],
    ['how many claims of privately owned hospitals', 'facility_ownership', '=', 'Swasta'],
    ['berapa klaim yang belum dicek', 'review_state', '=', 'pending'],
  ])('“%s” asks of %s %s %s', (text, field, op, value) => {
    const { queries, unread } = read(text);
    expect(unread).toEqual([]);
    expect(queries[0]?.where).toEqual([{ field, op, value }]);
  });

  test.each(['excluding Java provinces', 'di luar provinsi Jawa', 'outside the Java provinces'])('“%s” leaves out every province of the island', (words) => {
    const [clause] = read(`${words.startsWith('di') ? 'berapa klaim' : 'how many claims'} ${words}`).queries[0]?.where ?? [];
    expect(clause).toMatchObject({ field: 'province_name', op: 'not_in' });
    expect(clause && 'value' in clause && Array.isArray(clause.value) ? clause.value : []).toHaveLength(6);
  });

  test('what is paid is an amount, by month too', () => {
    expect(read('bulan dengan total pembayaran terbesar').queries[0]).toMatchObject({ measures: [{ agg: 'sum', field: 'amount_paid' }] });
  });
});

describe('a code says what the words before it mean', () => {
  test.each([
    ['berapa klaim cuci darah (3995)', 'procedure_codes', '3995'],
    ['berapa klaim hemodialisa 3995', 'procedure_codes', '3995'],
    ['berapa klaim operasi katarak 13.41', 'procedure_codes', '1341'],
    ['berapa klaim dengan kode (3995)', 'procedure_codes', '3995'],
    ['berapa klaim stroke i639', 'dx_primary_code', 'I639'],
    ['berapa klaim nyeri sendi (M25)', 'dx_primary_code', 'M25'],
    ['berapa klaim polidipsia (R63.1)', 'dx_primary_code', 'R631'],
    ['how many claims of polydipsia (R63)', 'dx_primary_code', 'R63'],
  ])('“%s” is %s under %s alone', (text, field, value) => {
    const { queries, unread } = read(text);
    expect(unread).toEqual([]);
    expect(queries[0]).toMatchObject({ subject: 'groups', where: [{ field, op: 'under', value }], limit: 50 });
  });

  test('a word that nothing knows before a code without brackets is asked back', () => {
    expect(read('how many claims of polydipsia R63').unread).toEqual(['polydipsia']);
  });

  test('a word that is written nearly as one of grammar is no name', () => {
    expect(read('berapa klaim bukn J18').queries.flatMap(({ where }) => where)).not.toContainEqual({ field: 'dx_primary_code', op: 'under', value: 'J18' });
  });

  test('digits that the name does not have are no code of it, and a year is a year', () => {
    expect(read('berapa klaim hemodialisa 5000').queries).toEqual([]);
    expect(read('berapa klaim stroke (2022)').queries[0]).toMatchObject({ where: [{ value: 'set:stroke' }], period: { from: '2022-01-01', to: '2022-12-31' } });
  });
});

describe('periods as people say them', () => {
  test.each([
    ['klaim jan s/d mar', '2022-01-01', '2022-03-31'],
    ['claims in Jan, Feb and Mar', '2022-01-01', '2022-03-31'],
    ['claims between March and May', '2022-03-01', '2022-05-31'],
    ['claims from June onwards', '2022-06-01', undefined],
    ['klaim juni dan seterusnya', '2022-06-01', undefined],
    ['claims before March', undefined, '2022-02-28'],
    ['klaim bulan ke-3', '2022-03-01', '2022-03-31'],
    ['klaim bulan 1 s/d 6', '2022-01-01', '2022-06-30'],
    ['klaim triwulan I s/d III', '2022-01-01', '2022-09-30'],
    ['klaim tahun 2022 semester II', '2022-07-01', '2022-12-31'],
    ['klaim TW-II', '2022-04-01', '2022-06-30'],
    ['klaim caturwulan 2', '2022-05-01', '2022-08-31'],
    ['klaim 3 bulan pertama 2022', '2022-01-01', '2022-03-31'],
    ['klaim 2 bulan terakhir tahun 2022', '2022-11-01', '2022-12-31'],
    ['klaim akhir tahun', '2022-09-01', '2022-12-31'],
    ['claims from mid-March to mid-April', '2022-03-11', '2022-04-20'],
    ['claims on March 15', '2022-03-15', '2022-03-15'],
    ["klaim maret '22", '2022-03-01', '2022-03-31'],
    ['klaim sepanjang maret sampai mei', '2022-03-01', '2022-05-31'],
  ])('“%s” is from %s to %s', (text, from, to) => {
    const { queries, unread } = read(text);
    expect(unread).toEqual([]);
    expect([queries[0]?.period?.from, queries[0]?.period?.to]).toEqual([from, to]);
  });

  test('`may` is a month only where no verb or person follows', () => {
    expect(read('claims in May').queries[0]?.period).toMatchObject({ from: '2022-05-01', to: '2022-05-31' });
    expect(read('may we see the stroke claims').queries[0]?.period).toBeUndefined();
  });
});
