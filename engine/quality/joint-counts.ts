import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

import { z } from 'zod';

import type { Connection } from '../database.ts';
import { parseJson } from '../parse-json.ts';
import { recordOf } from '../record-of.ts';
import { safeText } from '../safe-text.ts';

/** Version of the counts that this code writes and reads; counts of another are as good as none. */
const countsFormat = 2;

/** The attributes by which a change is looked for; `flags` is the set of active rules of a claim, joined by +. */
export const sliceAttributes = ['province', 'service_type', 'facility_class', 'severity', 'flags', 'inacbg_group'] as const;
export type SliceAttribute = (typeof sliceAttributes)[number];

/** What is summed of each cell. */
export const cellSums = ['n', 'short_stays', 'amount', 'amount_squares', 'priced', 'ratio', 'ratio_squares'] as const;
export type CellSum = (typeof cellSums)[number];

/**
 * Claims of each combination of the attributes that occurs, and of them sums of ln(amount_claimed) and of
 * ln(amount_claimed / tariff_amount), in thousandths; `priced` have a tariff. `codes[a][cell]` is a place in `values[a]`.
 */
export interface CellTable extends Readonly<Record<CellSum, Float64Array>> {
  readonly attributes: readonly string[];
  readonly values: readonly (readonly string[])[];
  readonly codes: readonly Uint16Array[];
}

/** Claims of each code; `tariff` and its squares are sums of ln(tariff_amount) in thousandths over the `priced`. */
export interface CodeTable {
  readonly keys: readonly string[];
  readonly n: Float64Array;
  readonly priced: Float64Array;
  readonly tariff: Float64Array;
  readonly tariff_squares: Float64Array;
}

export interface ScopeCounts {
  readonly cells: CellTable;
  readonly facility: CodeTable;
  readonly inacbg: CodeTable;
  readonly diagnosis: CodeTable;
}

/** The joint counts of a run, of all its claims and of the fresh ones; `fresh` is the same object where all are fresh. */
export interface JointCounts {
  readonly whole: ScopeCounts;
  readonly fresh: ScopeCounts;
}

const codeLists = ['facility', 'inacbg', 'diagnosis'] as const;

/** Counts the claims of the view `qc_claims`. */
export async function countScope(connection: Connection): Promise<ScopeCounts> {
  const cells = await connection.rowsOfFile<Record<SliceAttribute, string> & Record<CellSum, number>>('queries/qc_cells');
  const codes = await connection.rowsOfFile<{ list: string; code: string; n: number; priced: number; tariff: number; tariff_squares: number }>('queries/qc_codes');
  const tables = recordOf(codeLists, (list): CodeTable => {
    const rows = codes.filter((row) => row.list === list);
    const column = (name: 'n' | 'priced' | 'tariff' | 'tariff_squares'): Float64Array => Float64Array.from(rows, (row) => row[name]);
    return { keys: rows.map(({ code }) => (list === 'facility' ? code : safeText(code))), n: column('n'), priced: column('priced'), tariff: column('tariff'), tariff_squares: column('tariff_squares') };
  });
  const values = sliceAttributes.map((attribute) => [...new Set(cells.map((cell) => cell[attribute]))].toSorted());
  const placed = values.map((list) => new Map(list.map((value, place) => [value, place])));
  return {
    cells: {
      attributes: sliceAttributes,
      values: values.map((list) => list.map(safeText)),
      codes: sliceAttributes.map((attribute, a) => Uint16Array.from(cells, (cell) => placed[a]?.get(cell[attribute]) ?? 0)),
      ...recordOf(cellSums, (name) => Float64Array.from(cells, (cell) => cell[name])),
    },
    ...tables,
  };
}

/** A column of the file: so many numbers, from so many bytes after the header on. */
interface Column {
  readonly at: number;
  readonly length: number;
}

const column = z.object({ at: z.int().min(0), length: z.int().min(0) });
const codeTableSchema = <Numbers extends z.ZodType>(numbers: Numbers) => z.object({ keys: z.array(z.string()), n: numbers, priced: numbers, tariff: numbers, tariff_squares: numbers });

/** What a header holds, its columns looked up among the bytes after it. */
function countsSchemaOf(bytes: ArrayBuffer, header: number) {
  const numbers = column.transform(({ at, length }) => new Float64Array(bytes, header + at, length));
  const places = column.transform(({ at, length }) => new Uint16Array(bytes, header + at, length));
  const codes = codeTableSchema(numbers);
  const scope = z.object({
    cells: z.object({
      attributes: z.array(z.string()), values: z.array(z.array(z.string())), codes: z.array(places),
      n: numbers, short_stays: numbers, amount: numbers, amount_squares: numbers, priced: numbers, ratio: numbers, ratio_squares: numbers,
    }),
    facility: codes, inacbg: codes, diagnosis: codes,
  });
  return z.object({ format: z.literal(countsFormat), snapshot_id: z.string(), whole: scope, fresh: z.union([z.literal('whole'), scope]) });
}

/** Where the counts of a snapshot lie in a folder of QC logs: beside its log, compressed. */
export function countsPath(folder: string, snapshotId: string): string {
  return join(folder, `ml_scores_counts_${snapshotId.replace(/^snapshot-/, '')}.gz`);
}

/** Bytes that a column begins at a multiple of. */
const stride = 8;

/**
 * The counts as they are kept, equal bytes for equal counts: a line of JSON that says where each column is, filled up with spaces to a
 * multiple of 8 bytes, then the columns as they lie in memory (doubles and 16-bit integers, little-endian), each at a multiple of 8.
 */
export function packCounts(snapshotId: string, { whole, fresh }: JointCounts): Buffer {
  const columns: Buffer[] = [];
  let end = 0;
  const placed = (_: string, value: unknown): unknown => {
    if (!(value instanceof Float64Array || value instanceof Uint16Array)) return value;
    const at = end;
    columns.push(Buffer.from(value.buffer, value.byteOffset, value.byteLength), Buffer.alloc(-value.byteLength & (stride - 1)));
    end = at + Math.ceil(value.byteLength / stride) * stride;
    return { at, length: value.length } satisfies Column;
  };
  const header = Buffer.from(JSON.stringify({ format: countsFormat, snapshot_id: snapshotId, whole, fresh: fresh === whole ? 'whole' : fresh }, placed));
  return gzipSync(Buffer.concat([header, Buffer.alloc(-(header.length + 1) & (stride - 1), ' '), Buffer.from('\n'), ...columns]), { level: 6 });
}

/** The counts of a snapshot, as views of the file’s bytes; null where there are none, or of another format, or damaged. */
export function readCounts(folder: string, snapshotId: string): JointCounts | null {
  const path = countsPath(folder, snapshotId);
  if (!existsSync(path)) return null;
  try {
    const { buffer } = Uint8Array.from(gunzipSync(readFileSync(path)));
    const header = Buffer.from(buffer).indexOf('\n') + 1;
    const { whole, fresh } = countsSchemaOf(buffer, header).parse(parseJson(Buffer.from(buffer, 0, header).toString('utf8')));
    return { whole, fresh: fresh === 'whole' ? whole : fresh };
  } catch {
    return null;
  }
}
