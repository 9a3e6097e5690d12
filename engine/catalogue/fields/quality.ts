import type { Field } from '../field.ts';
import { marks } from '../values/indications.ts';
import { ofClaim, ofColumn } from './define.ts';

/** What to keep in mind about the data of the claim. */
export const qualityFields: readonly Field[] = [
  ofColumn('quality_marks', {
    countedBy: 'quality_mark_count',
    kind: 'names',
    values: marks,
    label: { id: 'Tanda mutu data', en: 'Data-quality marks' },
    synonyms: { id: ['tanda mutu', 'catatan mutu', 'mutu data', 'kualitas data', 'tanda kualitas data', 'masalah data', 'temuan mutu data', 'catatan mutu data', 'catatan kualitas data', 'masalah mutu data', 'masalah kualitas data', 'temuan kualitas data', 'tanda mutu datanya', 'mutu datanya'], en: ['quality marks', 'data quality', 'quality mark', 'data problems', 'quality issue', 'quality issues', 'data issue', 'data issues', 'data-quality issue', 'data-quality issues', 'data-quality problem', 'data-quality problems', 'data problem', 'data-quality note', 'data-quality notes'] },
    definition: { id: 'Temuan mutu data yang tidak membuat klaim dikarantina; klaim tetap dinilai.', en: 'Data-quality findings that did not quarantine the claim; it is scored all the same.' },
    examples: ['PAID_MISSING'],
  }),
  ofClaim('quality_mark_count', {
    kind: 'integer',
    sql: 'len(claims.quality_marks)',
    columns: ['quality_marks'],
    label: { id: 'Jumlah tanda mutu', en: 'Number of quality marks' },
    synonyms: { id: ['banyaknya tanda mutu', 'jumlah masalah data', 'jumlah tanda mutu data', 'jumlah masalah mutu data', 'banyak tanda mutu'], en: ['quality mark count', 'number of data problems', 'number of data-quality marks', 'number of quality issues'] },
    definition: { id: 'Banyaknya tanda mutu data pada klaim.', en: 'How many data-quality marks the claim has.' },
    examples: [1],
  }),
];
