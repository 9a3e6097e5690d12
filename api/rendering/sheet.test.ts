import { expect, test } from 'vitest';

import { docxParts } from '../../tests/support/docx-text.ts';
import { sheetOf } from './sheet.ts';

test('a sheet holds numbers and dates as such, and no text that a spreadsheet would run', async () => {
  const columns = [
    { label: 'Klaim', type: 'VARCHAR', decimals: 0 },
    { label: 'Biaya', type: 'BIGINT', decimals: 0 },
    { label: 'Skor', type: 'DOUBLE', decimals: 2 },
    { label: 'Masuk', type: 'DATE', decimals: 0 },
    { label: 'Indikasi', type: 'VARCHAR[]', decimals: 0 },
    { label: '=Judul', type: 'BOOLEAN', decimals: 0 },
  ];
  const file = await sheetOf({ columns, rows: [['=HYPERLINK("x")', 4_500_000, 0.98, '2025-01-02', ['a', 'b'], true], ['a;=1+1', null, null, null, [], false]] });
  const text = [...docxParts(file)].filter(([name]) => /sheet1\.xml$|sharedStrings/.test(name)).map(([, part]) => part).join('');
  expect(text).toContain('<v>4500000</v>');
  expect(text).toContain('<v>0.98</v>');
  // Days since 1900 as Excel counts them.
  expect(text).toContain('<v>45659</v>');
  expect(text).toContain("'=HYPERLINK");
  expect(text).toContain("a;'=1+1");
  expect(text).toContain("'=Judul");
  expect(text).not.toMatch(/<f>|>=HYPERLINK/);
});
