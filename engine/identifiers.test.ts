import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { anyText } from '../tests/support/any-text.ts';
import { findClaimIds, findIdentifiers, maskIdentifiers, maskMark } from './identifiers.ts';

const separator = fc.constantFrom('', '', ' ', '.', '-', ' - ', ') ', '\u00a0', '–');
const digits = (length: number): fc.Arbitrary<string> => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((list) => list.join(''));
/** A number with a sign or none between any two of its digits, but not so that it is an amount or a day. */
function written(number: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(number, fc.array(separator, { minLength: 19, maxLength: 19 })).map(([text, separators]) => Array.from(text, (digit, i) => digit + (i === text.length - 1 ? '' : (separators[i] ?? ''))).join(''));
}
const nik = digits(16);
const participant = digits(10).map((rest) => `000${rest}`);
const mobile = fc.integer({ min: 8, max: 10 }).chain(digits).map((rest) => `08${rest}`);
const around = fc.constantFrom('', 'NIK ', 'NIK', 'no. HP: ', 'a.n. Siti, ');
const after = fc.constantFrom('', '.', ' kontrol', ')', ', Hipertensi', ' s.d. besok');

describe('identifiers of a person', () => {
  it('are found whole, however dots, spaces, dashes and brackets stand between their digits: NIK, participant number, mobile telephone', () => {
    fc.assert(
      fc.property(written(fc.oneof(nik, participant, mobile)), around, after, (number, before, behind) => {
        const masked = maskIdentifiers(before + number + behind);
        expect(masked).toBe(`${before}${maskMark}${behind}`);
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    '3174012345678901', '3174 0123 4567 8901', '31.74.01.234567.8901', '317401-234567-8901', '[3174012345678901]', 'NIK3174012345678901', '３１７４０１２３４５６７８９０１',
    '0001234567890', '0001-2345-67890', '(0001) 2345 67890',
    '081234567890', '0812-3456-7890', '0812.3456.7890', '(0812) 3456 7890', '+62 812-3456-7890', '+62 (812) 3456-7890', '6281234567890', '(021) 5551234', '021-555-1234', '0274 512345', '+65 6123 4567',
    'utama@contoh.id',
  ])('are found in “%s”', (text) => {
    expect(maskIdentifiers(`Pasien ${text}, kontrol`).replace(/^Pasien (?:\[|NIK)?|\]?, kontrol$/g, '')).toMatch(/^\[?…\]?$/);
  });

  it.each([
    'Rp 4.500.000, 12 Januari 2024, J18.9, N-1-20-I, RITL, 1.176.438 klaim, P90, 2024-01-31, 8123',
    '2024-01-01 – 2024-12-31', '01-02-2024 05-02-2024', '31/12/2024', 'Rp 158.000.000.000.000', '12.345.678.901', '1736031222V000035', '0301R0010124V900001',
    'Essential (primary) hypertension', '88.72 - Diagnostic ultrasound of heart', '33,9%', '0f8fad5b-d9cb-4691-1652-708677289500', 'snapshot_20261129_114001', '17360', 'SIM-2026-000001000001', 'klaim SIM-2026-000000001?',
  ])('are not seen in “%s”', (text) => {
    expect(findIdentifiers(text)).toEqual([]);
  });

  it('are masked once: what was masked holds none, and stays as it is', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(anyText({ maxLength: 5 }), written(nik), written(mobile), fc.constantFrom(' ', '-', '.', 'x@y.id', '[…]', 'Rp 1.000.000', '2024-01-05')), { maxLength: 8 }), (parts) => {
        const masked = maskIdentifiers(parts.join(''));
        expect(maskIdentifiers(masked)).toBe(masked);
        expect(findIdentifiers(masked)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('stand at their place in the text, in order and apart', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), written(participant), fc.constant('a@b.id')), { maxLength: 6 }), (parts) => {
        const text = parts.join(' ');
        let end = 0;
        for (const { index, text: found } of findIdentifiers(text)) {
          expect(index).toBeGreaterThanOrEqual(end);
          expect(text.slice(index, index + found.length)).toBe(found);
          end = index + found.length;
        }
      }),
    );
  });
});

describe('claim ids', () => {
  it.each(['1736031222V000035', '0301R0010124V900001', '0301r0010124v900001', '173603 1222 V 000035', '173603.1222.V.000035', '46141221R000001', 'SIM-2026-000001000001', 'sim-2026-001'])('are found whether or not there is such a claim: %s', (id) => {
    expect(findClaimIds(`klaim ${id}?`).map(({ text }) => text.replace(/^klaim /, ''))).toEqual([id]);
  });

  it.each(['J18.9', 'N-1-20-I', '2024-01-31', 'Rp 4.500.000', '3174012345678901'])('are not seen in %s', (text) => {
    expect(findClaimIds(text)).toEqual([]);
  });
});
