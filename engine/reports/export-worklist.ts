import { worklistColumns } from '../catalogue/worklist-columns.ts';
import { compileList } from '../query/list-query.ts';
import { type ExportPlace, type RowsFile, exportRows } from './export-rows.ts';
import { type WorklistOptions, worklistQuestion } from './worklist.ts';
import type { WorklistQuery } from './worklist-query.ts';

/** More rows than any snapshot has. */
const everyRow = 1_000_000_000;

/** What people did with a claim, as columns of the file. */
const stateFields = ['review_state', 'decision', 'correction_ratio', 'reason', 'reviewer', 'decided_on', 'assignee', 'due_on'];

/** How a claim came in, where claims of every source are listed. */
const intakeFields = ['source', 'channel', 'received_at'];

/** Writes the whole worklist that passes the filters to a file, in its order. @throws CasemindError DISK_FULL; QUERY_INVALID. */
export function exportWorklist(place: ExportPlace, query: WorklistQuery, options: WorklistOptions): Promise<RowsFile> {
  return exportRows(place, async (snapshot) => {
    const question = await worklistQuestion(snapshot, query, options);
    const { columns, ...statement } = compileList({ ...question.query, fields: [...worklistColumns, ...(question.context.everySource ? intakeFields : []), ...stateFields], limit: everyRow }, question.context);
    return { columns, statements: [statement] };
  });
}
