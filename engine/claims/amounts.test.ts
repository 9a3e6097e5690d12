import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type Connection, Database } from '../database.ts';

let database: Database;
let connection: Connection;
beforeAll(async () => {
  database = await Database.open(':memory:', { threads: 1 });
  connection = await database.connect();
  await connection.runFile('prelude');
});
afterAll(() => database.close());

async function parse(cells: readonly string[], style: 'plain' | 'comma' | 'point'): Promise<(number | null)[]> {
  const rows = await connection.rows<{ amount: number | null }>(
    'SELECT parse_amount(cell, $style) AS amount FROM (SELECT unnest($cells) AS cell, generate_subscripts($cells, 1) AS place) ORDER BY place',
    { cells, style },
  );
  return rows.map(({ amount }) => amount);
}

const amounts = fc.array(fc.integer({ min: 0, max: 99_999_999_999 }), { minLength: 1, maxLength: 200 });
const grouped = (amount: number, separator: string): string => String(amount).replaceAll(/\B(?=(\d{3})+$)/g, separator);

describe('an amount written and read is the same amount', () => {
  const writings: readonly (readonly [string, 'plain' | 'comma' | 'point', (amount: number) => string])[] = [
    ['1234567', 'comma', String],
    ['1234567', 'point', String],
    ['1.234.567', 'comma', (amount) => grouped(amount, '.')],
    ['1.234.567,00', 'comma', (amount) => `${grouped(amount, '.')},00`],
    ['1234567,0', 'comma', (amount) => `${amount},0`],
    ['Rp 1.234.567', 'comma', (amount) => `Rp ${grouped(amount, '.')}`],
    ['Rp1.234.567,-', 'comma', (amount) => `Rp${grouped(amount, '.')},-`],
    ['rp. 1.234.567,00', 'comma', (amount) => `rp. ${grouped(amount, '.')},00`],
    ['1,234,567', 'point', (amount) => grouped(amount, ',')],
    ['1,234,567.00', 'point', (amount) => `${grouped(amount, ',')}.00`],
    ['1234567.0', 'point', (amount) => `${amount}.0`],
    ['1234567.0', 'plain', (amount) => `${amount}.0`],
    ['1234567.00', 'plain', (amount) => `${amount}.00`],
    ['Rp 1,234,567.00', 'point', (amount) => `Rp ${grouped(amount, ',')}.00`],
    [' 1234567 ', 'comma', (amount) => ` ${amount} `],
    ['0001234567', 'point', (amount) => String(amount).padStart(14, '0')],
  ];
  it.each(writings)('%s in a column of style %s', async (_, style, write) => {
    const isKept = fc.asyncProperty(amounts, async (all) => {
      expect(await parse(all.map(write), style)).toEqual(all);
    });
    await fc.assert(isKept, { numRuns: 10 });
  });

  it('cents are rounded to the nearest rupiah, half away from zero', async () => {
    expect(await parse(['1.234,49', '1.234,50', '0,5', '-0,5'], 'comma')).toEqual([1234, 1235, 1, -1]);
    expect(await parse(['1,234.49', '1,234.50', '.5', '-1.5'], 'point')).toEqual([1234, 1235, null, -2]);
  });
});

describe('a cell is no amount', () => {
  it.each(['', 'x', '1e5', '0x10', '1_000', '--5', '1.23.456', '1,23,456', '12 000', 'Rp', '∞', '１２３', '99999999999999999999999', '99.999.999.999.999.999.999,00'])(
    '"%s" in any style',
    async (cell) => {
      for (const style of ['plain', 'comma', 'point'] as const) expect(await parse([cell], style)).toEqual([null]);
    },
  );
  it('where the other style wrote it', async () => {
    expect(await parse(['1,234,567.00', '183300.50', '1,234', '327000.0', '327000.00'], 'comma')).toEqual([null, null, null, null, null]);
    expect(await parse(['1.234.567,00', '183300,50', '1.234'], 'point')).toEqual([null, null, null]);
  });
  it('while no style is proven and it could be thousands or a fraction', async () => {
    expect(await parse(['192.100', '192.000', '192.10', '192.5', '1,234', '.0', '1.000.0', 'x.0'], 'plain')).toEqual(Array.from({ length: 8 }, () => null));
  });
});
