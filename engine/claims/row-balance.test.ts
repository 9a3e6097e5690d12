import fc from 'fast-check';
import { expect, it } from 'vitest';

import { claimId, createRawFolder, csvText, rawClaim } from '../../tests/golden/raw-folder.ts';

const kinds = ['good', 'quoted', 'newlines', 'blank line', 'no id', 'bad date', 'bad amount', 'no amount', 'short', 'long', 'stray quote', 'open quote', 'again', 'no participant'] as const;
const good = new Set(['good', 'quoted', 'newlines', 'no participant']);

it('rows in = rows out + quarantined, each record is where it belongs, whatever the mixture, delimiter and quoting', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...kinds), { minLength: 1, maxLength: 60, size: 'max' }),
      fc.constantFrom(',', ';', '\t', '|'),
      fc.boolean(),
      fc.constantFrom('\n', '\r\n'),
      async (mixture, delimiter, quoteAll, newline) => {
        const records = ['good' as const, ...mixture];
        const rows = records.map((kind, i) => {
          const n = i + 1;
          const whole = (overrides = {}): string => csvText([rawClaim(n, overrides)], { delimiter, quoteAll, newline }).split(newline).slice(1).join(newline).slice(0, -newline.length);
          const open = (label: string): string => Object.values(rawClaim(n, { FKL18A: label })).join(delimiter);
          switch (kind) {
            case 'good': return whole();
            case 'quoted': return whole({ FKL18A: `a ${delimiter} "b" ,;` });
            case 'newlines': return whole({ FKL18A: 'a\n\nb' });
            case 'blank line': return '';
            case 'no id': return whole({ FKL02: '' });
            case 'bad date': return whole({ FKL03: '2022-02-30' });
            case 'bad amount': return whole({ FKL47: 'free' });
            case 'no amount': return whole({ FKL47: '' });
            case 'short': return Object.values(rawClaim(n)).slice(0, -2).join(delimiter);
            case 'long': return [...Object.values(rawClaim(n)), '1', '2'].join(delimiter);
            case 'stray quote': return open('"a" b');
            case 'open quote': return open('"a b');
            case 'again': return whole({ FKL02: claimId(1) });
            case 'no participant': return whole({ PSTV01: '', PSTV02: '' });
          }
        });
        const folder = createRawFolder({ 'claims.csv': csvText(rows, { delimiter, newline }) });
        try {
          const result = await folder.run({ maxQuarantine: 1 });
          const numbered = records.filter((kind) => kind !== 'blank line').map((kind, i) => ({ kind, record: i + 1 }));
          const bad = numbered.filter(({ kind }) => !good.has(kind)).map(({ record }) => record);
          const claims = await folder.query<{ source_record: number }>(result, 'SELECT source_record FROM claims ORDER BY claim_no');
          const quarantine = await folder.query<{ source_record: number; raw_text: string }>(result, 'SELECT source_record, raw_text FROM run.claims_quarantine ORDER BY quarantine_no');
          expect(claims.map(({ source_record }) => source_record)).toEqual(numbered.filter(({ kind }) => good.has(kind)).map(({ record }) => record));
          expect(quarantine.map(({ source_record }) => source_record)).toEqual(bad);
          expect(quarantine.filter(({ raw_text }) => /[12]00000\d{3}/.test(raw_text))).toEqual([]);
          expect(result.manifest).toMatchObject({ rows_in: numbered.length, rows_out: numbered.length - bad.length, rows_quarantined: bad.length });
        } finally {
          folder.remove();
        }
      },
    ),
    { numRuns: 12 },
  );
});
