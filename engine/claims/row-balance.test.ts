import * as fc from 'fast-check';
import { expect, it } from 'vitest';

import { type RawClaim, claimId, createRawFolder, csvText, rawClaim } from '../../tests/golden/raw-folder.ts';

interface Layout {
  readonly delimiter: string;
  readonly quoteAll: boolean;
  readonly newline: string;
}

/** One record as a CSV writer writes it. */
function whole(n: number, layout: Layout, overrides: Partial<RawClaim> = {}): string {
  const { newline } = layout;
  return csvText([rawClaim(n, overrides)], layout).split(newline).slice(1).join(newline).slice(0, -newline.length);
}

const fields = (n: number, overrides: Partial<RawClaim> = {}): string[] => Object.values(rawClaim(n, overrides));

/** The n-th record of a file, of each kind. */
const writers = {
  good: (n: number, layout: Layout) => whole(n, layout),
  quoted: (n: number, layout: Layout) => whole(n, layout, { FKL18A: `a ${layout.delimiter} "b" ,;` }),
  newlines: (n: number, layout: Layout) => whole(n, layout, { FKL18A: 'a\n\nb' }),
  noParticipant: (n: number, layout: Layout) => whole(n, layout, { PSTV01: '', PSTV02: '' }),
  blankLine: () => '',
  noId: (n: number, layout: Layout) => whole(n, layout, { FKL02: '' }),
  badDate: (n: number, layout: Layout) => whole(n, layout, { FKL03: '2022-02-30' }),
  badAmount: (n: number, layout: Layout) => whole(n, layout, { FKL47: 'free' }),
  noAmount: (n: number, layout: Layout) => whole(n, layout, { FKL47: '' }),
  repeated: (n: number, layout: Layout) => whole(n, layout, { FKL02: claimId(1) }),
  short: (n: number, { delimiter }: Layout) => fields(n).slice(0, -2).join(delimiter),
  long: (n: number, { delimiter }: Layout) => [...fields(n), '1', '2'].join(delimiter),
  strayQuote: (n: number, { delimiter }: Layout) => fields(n, { FKL18A: '"a" b' }).join(delimiter),
  openQuote: (n: number, { delimiter }: Layout) => fields(n, { FKL18A: '"a b' }).join(delimiter),
} as const satisfies Record<string, (n: number, layout: Layout) => string>;
type Kind = keyof typeof writers;
const kinds: readonly Kind[] = ['good', 'quoted', 'newlines', 'noParticipant', 'blankLine', 'noId', 'badDate', 'badAmount', 'noAmount', 'repeated', 'short', 'long', 'strayQuote', 'openQuote'];
const good: ReadonlySet<Kind> = new Set<Kind>(['good', 'quoted', 'newlines', 'noParticipant']);

it('rows in = rows out + quarantined, each record is where it belongs, whatever the mixture, delimiter and quoting', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...kinds), { minLength: 1, maxLength: 60, size: 'max' }),
      fc.constantFrom(',', ';', '\t', '|'),
      fc.boolean(),
      fc.constantFrom('\n', '\r\n'),
      async (mixture, delimiter, quoteAll, newline) => {
        const records: Kind[] = ['good', ...mixture];
        const rows = records.map((kind, i) => writers[kind](i + 1, { delimiter, quoteAll, newline }));
        const folder = createRawFolder({ 'claims.csv': csvText(rows, { delimiter, newline }) });
        try {
          const result = await folder.run({ maxQuarantine: 1 });
          const numbered = records.filter((kind) => kind !== 'blankLine').map((kind, i) => ({ kind, record: i + 1 }));
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
    { numRuns: 8 },
  );
});
