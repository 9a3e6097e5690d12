import { z } from 'zod';

import type { Connection } from '../database.ts';
import { type MaskedRecord, maskCells, maskIdentifiers } from './identifier-mask.ts';
import { openRawFile } from './raw-file.ts';
import { scanRecords } from './record-scanner.ts';
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

const kindNames = { claims: 'claim', membership: 'member', secondary_diagnoses: 'secondary_diagnosis' } as const;

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
    const found = await findRawTexts(connection, staged, records);
    const appender = await connection.duckdb.createAppender('claims_quarantine', 'main', 'run');
    for (const record of records) {
      const raw = found.get(record.record) ?? { masked: maskIdentifiers(record.raw_text ?? '', file) };
      appender.appendInteger((quarantineNo += 1));
      appender.appendVarchar(kindNames[file.kind]);
      appender.appendVarchar(file.name);
      appender.appendInteger(record.record);
      if (raw.line === undefined) appender.appendNull();
      else appender.appendInteger(raw.line);
      appender.appendVarchar(record.reason_code);
      const value = record.value === null ? null : raw.masked.maskValue(record.value);
      for (const text of [record.column_name, value, raw.masked.text]) {
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

interface RawText {
  readonly line?: number;
  readonly masked: MaskedRecord;
}

async function findRawTexts(connection: Connection, staged: StagedFile, records: readonly RejectedRecord[]): Promise<Map<number, RawText>> {
  const texts = new Map<number, RawText>();
  const { file } = staged;
  if (file.format === 'csv') {
    const scan = await scanRecords(file, new Set(records.map(({ record }) => record)));
    // Where the two readers part ways, a record number means nothing to the scan.
    if (file.kind !== 'claims' || scan.total === staged.rowCount + staged.brokenCount) {
      for (const [record, { line, text }] of scan.records) texts.set(record, { line, masked: maskIdentifiers(staged.strayLines.get(line) ?? text, file) });
      return texts;
    }
  }
  const rows = records.flatMap(({ row_in_file }) => row_in_file ?? []);
  if (rows.length === 0) return texts;
  await openRawFile(connection, file);
  const found = await connection.rowsOfFile<{ row_in_file: number; cells: string }>('staging/raw_cells', { rows });
  const cellsOfRow = new Map(found.map(({ row_in_file, cells }) => [row_in_file, cellsSchema.parse(JSON.parse(cells))]));
  for (const { record, row_in_file } of records) {
    const cells = cellsOfRow.get(row_in_file ?? 0);
    if (cells) texts.set(record, { masked: maskCells(cells) });
  }
  return texts;
}

const cellsSchema = z.record(z.string(), z.string().nullable());
