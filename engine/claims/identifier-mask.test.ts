import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { maskCells, maskIdentifiers } from './identifier-mask.ts';

const columns = ['FKL02', 'PSTV01', 'FKL03', 'PSTV02', 'FKL47'];
const file = { columns, delimiter: ',' };
// Identifiers that no other field of the record is or holds.
const identifier = fc.oneof(fc.integer({ min: 1, max: 9 }).map((n) => `#${n}`), fc.stringMatching(/^#[0-9]{3,16}$/), fc.stringMatching(/^P#[0-9]{8}$/));
const cell = fc.string({ unit: fc.constantFrom('a', '7', ' ', '"', ',', '\n', 'é'), maxLength: 8 });
const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

describe('a masked record', () => {
  it('holds neither number, whole or with fields missing anywhere or added anywhere', () => {
    fc.assert(
      fc.property(
        fc.tuple(cell, identifier, cell, identifier, cell), fc.array(fc.nat(4), { maxLength: 2 }), fc.option(cell), fc.boolean(),
        (row, places, added, hasStrayMark) => {
          const fields = [...row];
          for (const at of places) {
            if (added !== null) fields.splice(at, 0, added);
            else if (fields[at] !== row[1] && fields[at] !== row[3]) fields.splice(at, 1);
          }
          const text = fields.map(quoted).join(',') + (hasStrayMark ? ',"x' : '');
          const masked = maskIdentifiers(text, file);
          expect(masked.text).not.toContain('#');
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is otherwise the record: other fields stay as they are', () => {
    fc.assert(
      fc.property(fc.tuple(cell, identifier, cell, identifier, cell), (row) => {
        const expected = [row[0], '[PSTV01]', row[2], '[PSTV02]', row[4]].map(quoted).join(',');
        expect(maskIdentifiers(row.map(quoted).join(','), file).text).toBe(expected);
      }),
    );
  });

  it('holds a number of seven characters or more nowhere, a short one at its place alone', () => {
    expect(maskIdentifiers('100080122V000001,1234567,1234567,1,1', file).text).toBe('100080122V000001,[PSTV01],[PSTV01],[PSTV02],1');
    expect(maskIdentifiers('100080122V000001,1234567,,1,1', file).maskValue('x1234567')).toBe('x[PSTV01]');
  });

  it('of a record that swallowed others holds none of theirs', () => {
    const lines = ['100080122V000001,1,2022-01-05,5,"x', '100080122V000002,2,2022-01-05,6,1', '100080122V000003,3,2022-01-05,7,1'];
    const { text } = maskIdentifiers(lines.join('\n'), file);
    expect(text.split('\n').map((line) => line.split(',')[1])).toEqual(['[PSTV01]', '[PSTV01]', '[PSTV01]']);
    expect(text.split('\n').map((line) => line.split(',')[3])).toEqual(['[PSTV02]', '[PSTV02]', '[PSTV02]']);
  });

  it('of named cells is JSON with the same replaced, whatever the case of the names', () => {
    const masked = maskCells({ pstv01: '12345678', PSTV02: '1', FKL47: '12345678', FKL48: null });
    expect(JSON.parse(masked.text)).toEqual({ pstv01: '[PSTV01]', PSTV02: '[PSTV02]', FKL47: '[PSTV01]', FKL48: null });
  });
});
