import { parse } from 'csv-parse/sync';

import type { Connection } from '../database.ts';
import { openRawFile } from './raw-file.ts';
import { scanRecords } from './record-scanner.ts';
import type { SourceFile } from './source-files.ts';
import type { StagedFile } from './staging.ts';

interface RejectedRecord {
  file_no: number;
  record: number;
  row_in_file: number | null;
  reason_code: string;
  column_name: string | null;
  value: string | null;
  raw_text: string | null;
}

/**
 * Writes every record that became no claim to `run.claims_quarantine`, with its file, record number,
 * physical line (CSV only) and raw text, participant and family numbers replaced. Only files that
 * have such records are read a second time.
 */
export async function writeQuarantine(connection: Connection, stagedFiles: readonly StagedFile[], etlRunId: string): Promise<number> {
  const rejected = await connection.rowsOfFile<RejectedRecord>('staging/claims_rejected_records');
  let quarantineNo = 0;
  for (const staged of stagedFiles) {
    const { file } = staged;
    const records = rejected.filter((record) => record.file_no === staged.fileNo);
    if (records.length === 0) continue;
    const raw = await findRawTexts(connection, staged, records);
    const appender = await connection.duckdb.createAppender('claims_quarantine', 'main', 'run');
    for (const record of records) {
      const found = raw.get(record.record);
      appender.appendInteger((quarantineNo += 1));
      appender.appendVarchar(file.kind === 'claims' ? 'claim' : file.kind === 'membership' ? 'member' : 'secondary_diagnosis');
      appender.appendVarchar(file.name);
      appender.appendInteger(record.record);
      if (found?.line === undefined) appender.appendNull();
      else appender.appendInteger(found.line);
      appender.appendVarchar(record.reason_code);
      for (const text of [record.column_name, record.value, found?.text ?? maskIdentifiers(record.raw_text ?? '', file)]) {
        if (text === null) appender.appendNull();
        else appender.appendVarchar(text);
      }
      appender.appendVarchar(etlRunId);
      appender.endRow();
    }
    appender.closeSync();
  }
  return quarantineNo;
}

async function findRawTexts(
  connection: Connection,
  staged: StagedFile,
  records: readonly RejectedRecord[],
): Promise<Map<number, { line?: number; text: string }>> {
  const texts = new Map<number, { line?: number; text: string }>();
  const { file } = staged;
  if (file.format === 'csv' && file.encoding !== 'utf-16') {
    const scan = await scanRecords(file, new Set(records.map(({ record }) => record)));
    // Where a stray quotation mark made the two readers part ways, a record number means nothing to the scan.
    if (file.kind !== 'claims' || scan.total === staged.rowCount + staged.brokenCount) {
      for (const [record, { line, text }] of scan.records) texts.set(record, { line, text: maskIdentifiers(text, file) });
      return texts;
    }
  }
  const rows = records.flatMap(({ row_in_file }) => row_in_file ?? []);
  if (rows.length === 0) return texts;
  await openRawFile(connection, file);
  const cells = await connection.rowsOfFile<{ row_in_file: number; raw_text: string }>('staging/raw_cells', { rows });
  const textOfRow = new Map(cells.map(({ row_in_file, raw_text }) => [row_in_file, raw_text]));
  for (const { record, row_in_file } of records) {
    const text = textOfRow.get(row_in_file ?? 0);
    if (text !== undefined) texts.set(record, { text });
  }
  return texts;
}

/**
 * The text of a raw record with participant and family numbers replaced by their column names, field
 * by field. In a record whose columns do not match the header any long number may be one of them, so
 * all of seven digits or more are replaced.
 */
export function maskIdentifiers(text: string, file: Pick<SourceFile, 'columns' | 'delimiter'>): string {
  const fields = fieldsOf(text, file.delimiter);
  for (const column of ['PSTV01', 'PSTV02']) {
    const index = file.columns.indexOf(column);
    if (fields[index]?.trim()) fields[index] = `[${column}]`;
  }
  const masked = fields.map((field) => quoted(field, file.delimiter)).join(file.delimiter);
  return fields.length === file.columns.length ? masked : masked.replaceAll(/\d{7,}/g, '[…]');
}

function fieldsOf(text: string, delimiter: string): string[] {
  try {
    const records: string[][] = parse(text, { delimiter, relax_quotes: true, relax_column_count: true });
    return records[0] ?? [];
  } catch {
    return text.split(delimiter);
  }
}

function quoted(field: string, delimiter: string): string {
  return field.includes(delimiter) || /["\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
