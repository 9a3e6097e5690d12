import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

import { type CategoricalColumn, type ForestTable, type NumericColumn } from '../engine/isolation-forest/index.ts';
import { createRandomStream } from '../engine/isolation-forest/random-stream.ts';

/** Shapes that are measured: 8 numbers with 64 categories (72 columns one-hot), and 12 numbers. */
export const shapes = {
  claims: { numeric: 8, categories: [4, 21, 34, 5] },
  numbers: { numeric: 12, categories: [] },
} as const satisfies Record<string, { readonly numeric: number; readonly categories: readonly number[] }>;
export type Shape = keyof typeof shapes;
export const shapeSchema = z.enum(['claims', 'numbers']);

/** Skewed amounts, small counts, and categories of which a few are frequent; the same for a shape and number of rows. */
export function makeTable(shape: Shape, rows: number): ForestTable {
  const { numeric, categories } = shapes[shape];
  const random = createRandomStream(20_080_712, rows % 2 ** 32);
  const amount = (): number => Math.exp(2 * (random.uniform() + random.uniform() + random.uniform() + random.uniform() - 2) + 13);
  return [
    ...Array.from({ length: numeric }, (_, k): NumericColumn => {
      const values = shared(Float32Array, rows);
      for (let row = 0; row < rows; row += 1) values[row] = k % 4 === 0 ? Math.floor(8 * random.uniform() ** 4) : amount();
      return { name: `n${k}`, values };
    }),
    ...categories.map((size, k): CategoricalColumn => {
      const codes = shared(Int8Array, rows);
      for (let row = 0; row < rows; row += 1) codes[row] = Math.floor(size * random.uniform() ** 2);
      return { name: `c${k}`, codes, categories: Array.from({ length: size }, (_, code) => `v${code}`) };
    }),
  ];
}

const aboutSchema = z.object({
  rows: z.int(),
  numeric: z.array(z.string()),
  categorical: z.array(z.object({ name: z.string(), categories: z.array(z.string()) })),
});

/** Writes a table as files that forest-peer.py and `loadTable` read. */
export function saveTable(folder: string, shape: Shape, table: ForestTable): void {
  const numeric = table.filter((column) => 'values' in column);
  const categorical = table.filter((column) => 'codes' in column);
  const about: z.infer<typeof aboutSchema> = {
    rows: numeric[0]?.values.length ?? 0,
    numeric: numeric.map(({ name }) => name),
    categorical: categorical.map(({ name, categories }) => ({ name, categories: [...categories] })),
  };
  writeFileSync(join(folder, `${shape}.json`), JSON.stringify(about));
  writeFileSync(join(folder, `${shape}.f32`), Buffer.concat(numeric.map(({ values }) => bytesOf(values))));
  writeFileSync(join(folder, `${shape}.i8`), Buffer.concat(categorical.map(({ codes }) => bytesOf(codes))));
}

/** The table over shared memory, the first `rows` rows of it. */
export function loadTable(folder: string, shape: Shape, rows: number): ForestTable {
  const about = aboutSchema.parse(JSON.parse(readFileSync(join(folder, `${shape}.json`), 'utf8')));
  const numbers = readFileSync(join(folder, `${shape}.f32`));
  const codes = readFileSync(join(folder, `${shape}.i8`));
  const numeric = about.numeric.map((name, k): NumericColumn => {
    const values = shared(Float32Array, rows);
    values.set(new Float32Array(numbers.buffer, numbers.byteOffset + 4 * k * about.rows, rows));
    return { name, values };
  });
  return [
    ...numeric,
    ...about.categorical.map(({ name, categories }, k): CategoricalColumn => {
      const column = shared(Int8Array, rows);
      column.set(new Int8Array(codes.buffer, codes.byteOffset + k * about.rows, rows));
      return { name, codes: column, categories };
    }),
  ];
}

function shared<Values>(type: { readonly BYTES_PER_ELEMENT: number; new (memory: SharedArrayBuffer): Values }, length: number): Values {
  return new type(new SharedArrayBuffer(type.BYTES_PER_ELEMENT * length));
}

function bytesOf(values: { readonly buffer: ArrayBufferLike; readonly byteOffset: number; readonly byteLength: number }): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}
