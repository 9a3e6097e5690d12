import { type ExportPlace, type RowsFile, exportRows } from './export-rows.ts';
import { reportStatement } from './read-report.ts';
import type { Report, ReportQuery } from './report.ts';
import type { Scope } from '../scope.ts';

/** Writes all rows of a report in its order to a file. @throws CasemindError DISK_FULL; QUERY_INVALID. */
export function exportReport(place: ExportPlace, report: Report, query: ReportQuery, scope: Scope): Promise<RowsFile> {
  return exportRows(place, async (snapshot) => ({ columns: report.columns, statements: [await reportStatement(snapshot, report, query, scope)] }));
}
