import { DOUBLE, DuckDBDataChunk, type DuckDBVector, INTEGER } from '@duckdb/node-api';

import type { Connection } from './database.ts';

/** A column of numbers over shared memory, so that workers read it without a copy. */
export type NumberColumn = Float32Array | Float64Array | Int32Array | Int16Array;

/** The vectors of numbers hold a typed array over DuckDB's own memory; their typings keep it private. */
function itemsOf(vector: DuckDBVector): NumberColumn {
  const items: unknown = Reflect.get(vector, 'items');
  if (items instanceof Float32Array || items instanceof Float64Array || items instanceof Int32Array || items instanceof Int16Array) return items;
  throw new TypeError(`${vector.constructor.name} holds no numbers that can be read in place`);
}

/**
 * Reads columns of a query without making a JavaScript value for any cell. Columns must be FLOAT,
 * DOUBLE, INTEGER or SMALLINT and hold no NULL.
 *
 * @param rows number of rows that the query gives.
 */
export async function readColumns(connection: Connection, sql: string, rows: number): Promise<Map<string, NumberColumn>> {
  const result = await connection.duckdb.stream(sql);
  const names = result.columnNames();
  const columns: NumberColumn[] = [];
  let done = 0;
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    for (let i = 0; i < names.length; i += 1) {
      const items = itemsOf(chunk.getColumnVector(i));
      const column = (columns[i] ??= likewise(items, rows));
      column.set(items.length > chunk.rowCount ? items.subarray(0, chunk.rowCount) : items, done);
    }
    done += chunk.rowCount;
  }
  if (done !== rows) throw new Error(`the query gave ${done} rows where ${rows} were announced`);
  return new Map(names.map((name, i) => [name, columns[i] ?? new Float32Array(0)]));
}

function likewise(items: NumberColumn, rows: number): NumberColumn {
  const memory = new SharedArrayBuffer(rows * items.BYTES_PER_ELEMENT);
  if (items instanceof Float32Array) return new Float32Array(memory);
  if (items instanceof Float64Array) return new Float64Array(memory);
  return items instanceof Int32Array ? new Int32Array(memory) : new Int16Array(memory);
}

const chunkRows = 2048;

/** Appends rows of one INTEGER and then DOUBLE columns to a table, by column vectors. */
export async function appendColumns(
  connection: Connection,
  table: string,
  keys: Int32Array,
  values: readonly Float64Array[],
): Promise<void> {
  const appender = await connection.duckdb.createAppender(table);
  for (let from = 0; from < keys.length; from += chunkRows) {
    const to = Math.min(from + chunkRows, keys.length);
    const chunk = DuckDBDataChunk.create([INTEGER, ...values.map(() => DOUBLE)], to - from);
    for (const [i, column] of [keys, ...values].entries()) {
      const vector = chunk.getColumnVector(i);
      itemsOf(vector).set(column.subarray(from, to));
      vector.flush();
    }
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}
