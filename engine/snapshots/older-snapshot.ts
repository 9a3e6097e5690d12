import { claimColumns, scoreColumns } from '../columns.ts';
import { type Connection, quoteIdentifier } from '../database.ts';

/**
 * Makes a snapshot of an earlier version readable as one of today: on this connection `claims_scored` has the columns
 * that it lacks too, without a value. Row ids stay those of its table.
 *
 * @param schema under which the snapshot is attached.
 */
export async function fillMissingColumns(connection: Connection, schema: string): Promise<void> {
  const there = await connection.rows<{ column_name: string }>("SELECT column_name FROM duckdb_columns() WHERE database_name = $schema AND table_name = 'claims_scored'", { schema });
  const names = new Set(there.map(({ column_name }) => column_name));
  const missing = [...claimColumns, ...scoreColumns].filter(({ name }) => !names.has(name));
  if (names.size === 0 || missing.length === 0) return;
  const absent = missing.map(({ name, type }) => `CAST(NULL AS ${type}) AS ${quoteIdentifier(name)}`);
  await connection.run(`CREATE TEMP VIEW claims_scored AS SELECT *, rowid, ${absent.join(', ')} FROM ${quoteIdentifier(schema)}.claims_scored`);
}
