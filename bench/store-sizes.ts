import Sqlite from 'libsql';
import { Client } from 'pg';

/** Bytes of each table of a store, its indexes included. */
export type StoreSizes = ReadonlyMap<string, number>;

const sqliteSizes = 'SELECT tables.tbl_name AS name, sum(pages.pgsize) AS bytes FROM dbstat AS pages JOIN sqlite_schema AS tables ON tables.name = pages.name GROUP BY tables.tbl_name';
const postgresSizes = 'SELECT relname AS name, pg_total_relation_size(relid)::float8 AS bytes FROM pg_stat_user_tables';

/** @param store the file of an SQLite store, or the URL of one in PostgreSQL. */
export async function storeSizes(store: string): Promise<StoreSizes> {
  const rows = store.startsWith('postgresql:') ? await ofPostgres(store) : ofSqlite(store);
  return new Map(rows.map(({ name, bytes }) => [name, bytes]));
}

interface Size {
  readonly name: string;
  readonly bytes: number;
}

function ofSqlite(path: string): Size[] {
  const file = new Sqlite(path);
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return file.prepare(sqliteSizes).all() as Size[];
  } finally {
    file.close();
  }
}

async function ofPostgres(connectionString: string): Promise<Size[]> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return (await client.query<Size>(postgresSizes)).rows;
  } finally {
    await client.end();
  }
}
