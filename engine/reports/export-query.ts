import type { ClaimQuery } from '../query/claim-query.ts';
import { compileSides } from '../query/run-query.ts';
import type { QueryOptions } from '../query/run-query.ts';
import { type ExportPlace, type RowsFile, exportRows } from './export-rows.ts';

/** Writes the rows of a query to a file, as `runQuery` gives them; with `against` each row tells its side, from 0. @throws CasemindError DISK_FULL; QUERY_INVALID. */
export function exportQuery(place: ExportPlace, query: ClaimQuery, options: QueryOptions): Promise<RowsFile> {
  return exportRows(place, async (snapshot) => {
    const sides = await compileSides(snapshot, query, options);
    const [first] = sides;
    const columns = first?.statement.columns ?? [];
    if (!query.against) return { columns, statements: sides.map(({ statement }) => statement) };
    return {
      columns: [{ name: 'side', type: 'BIGINT' }, ...columns],
      statements: sides.map(({ statement: { sql, parameters } }, i) => ({ sql: `SELECT CAST(${i} AS BIGINT) AS side, * FROM (${sql})`, parameters })),
    };
  });
}
