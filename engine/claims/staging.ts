import { join } from 'node:path';

import type { Connection } from '../database.ts';
import type { Observer } from '../observer.ts';
import { type QuarantineReason, layoutReasons } from './quarantine-reasons.ts';
import { safeText } from '../safe-text.ts';
import { openRawFile, readingRawFile } from './raw-file.ts';
import { scanRecords } from './record-scanner.ts';
import { type RewrittenFile, rewriteFile, verifyPacked } from './rewritten-file.ts';
import type { Encoding, SourceFile } from './source-files.ts';

/** A raw file after it was read: where its rows stand in the staged table. */
export interface StagedFile {
  readonly fileNo: number;
  /** Its path is that of the copy, where the file was read from one. */
  readonly file: SourceFile;
  readonly rowCount: number;
  readonly brokenCount: number;
  /** Lines left out of the copy. */
  readonly strayLines: ReadonlyMap<number, string>;
}

const amountColumns = ['FKL32', 'FKL34', 'FKL37', 'FKL40', 'FKL43', 'FKL46', 'FKL47', 'FKL48'];
const dateColumns = ['FKL03', 'FKL04', 'PSTV03'];
const codedColumns = ['FKL05', 'FKL07', 'FKL08', 'FKL09', 'FKL10', 'FKL11', 'FKL12', 'FKL13', 'FKL14'];
const learnedSpellingsAtMost = 200;

/** Makes the tables that raw files are read into. */
export async function prepareStaging(connection: Connection, codeValuesFile: string): Promise<void> {
  await connection.setVariable('code_values_file', codeValuesFile);
  await connection.runFile('staging/code_values');
  await connection.runFile('staging/code_maps');
  for (const table of ['raw_template', 'claims_staged_table', 'secondary_diagnoses_table', 'members_table', 'source_files_table', 'claims_rejected_table'])
    await connection.runFile(`staging/${table}`);
  await connection.setVariable('layout_error_types', Object.keys(layoutReasons));
  await connection.setVariable('layout_error_codes', Object.values(layoutReasons));
  await connection.runFile('staging/layout_reasons');
}

/**
 * Reads one raw file into its staged table, in the file's order.
 *
 * How numbers, dates and codes are written is decided for a whole column of a file, never for a
 * cell. The common writing is tried first; only where a cell does not fit it is the whole file
 * examined and, if that teaches something, read again. A file that is not in UTF-8 or has stray
 * quotation marks is read from a copy of it in the scratch folder.
 */
export async function stageFile(
  connection: Connection,
  { file, fileNo, salt, scratch }: { file: SourceFile; fileNo: number; salt: string; scratch: string },
  observer: Observer,
): Promise<StagedFile> {
  return readingRawFile(file, async () => {
    const verified = file.path.toLowerCase().endsWith('.gz') ? verifyPacked(file) : Promise.resolve();
    // A failure is told when the reading is over, not while it still runs.
    verified.catch(() => {});
    const copyPath = join(scratch, `${fileNo}.csv`);
    let copy: RewrittenFile | undefined;
    if (file.encoding === 'utf-16' || file.encoding === 'windows-1252') copy = await rewriteFile(file, file.encoding, copyPath);
    const read = (): Promise<StagedRows> => stageRows(connection, { ...file, ...pathOf(copy) }, fileNo, salt, observer);
    const first = await read().catch((error: unknown) => {
      // DuckDB gives up a file with line ends of several kinds.
      if (copy || file.format !== 'csv') throw error;
      return undefined;
    });
    await verified;
    const encoding = copy ? undefined : first ? await encodingToReadAgain(connection, file, first) : 'utf-8';
    if (encoding) {
      copy = await rewriteFile(file, encoding, copyPath);
      if (first) await unstageRows(connection, file, fileNo, first.firstRowNo);
    }
    const staged = encoding || !first ? await read() : first;
    const readFile = { ...file, ...pathOf(copy) };
    const brokenCount = staged.hasRefused
      ? await connection.runFile('staging/broken_records', { file_no: fileNo, blank_lines: [0, ...(await scanRecords(readFile, new Set())).blankLines] })
      : 0;
    await connection.runFile('staging/source_file', {
      file_no: fileNo,
      kind: file.kind,
      file_name: file.name,
      first_row_no: staged.firstRowNo,
      row_count: staged.rowCount,
      broken_count: brokenCount,
    });
    return { fileNo, file: readFile, rowCount: staged.rowCount, brokenCount, strayLines: copy?.strayLines ?? new Map<number, string>() };
  });
}

const pathOf = (copy: RewrittenFile | undefined): { path?: string } => (copy ? { path: copy.path } : {});

interface StagedRows {
  readonly firstRowNo: number;
  readonly rowCount: number;
  /** Whether DuckDB refused records of the file. */
  readonly hasRefused: boolean;
}

/** In which encoding a copy of the file would lose fewer records, if any would. */
async function encodingToReadAgain(connection: Connection, file: SourceFile, { hasRefused }: StagedRows): Promise<Encoding | undefined> {
  if (!hasRefused) return undefined;
  const rows = await connection.rowsOfFile<{ reason_code: QuarantineReason }>('staging/broken_reasons');
  const reasons = new Set(rows.map(({ reason_code }) => reason_code));
  // A head in ASCII says nothing of the rest; where that is no UTF-8, it is in the code page of Windows.
  if (reasons.has('ENCODING_INVALID') && file.encoding === 'ascii') return 'windows-1252';
  if (reasons.has('QUOTE_UNBALANCED') || reasons.has('LINE_TOO_LONG')) return 'utf-8';
  return undefined;
}

async function stageRows(connection: Connection, file: SourceFile, fileNo: number, salt: string, observer: Observer): Promise<StagedRows> {
  await openRawFile(connection, file);
  await setStyles(connection, new Map());
  await connection.run('RESET VARIABLE scan_id');
  const staged = file.kind === 'claims' ? await stageClaims(connection, file, fileNo, salt, observer) : await stageOther(connection, file, salt);
  const [scan] = await connection.rows<{ scan_id: number | null }>("SELECT getvariable('scan_id') AS scan_id");
  return { ...staged, hasRefused: file.format === 'csv' && typeof scan?.scan_id === 'number' };
}

/** Takes back the rows of the file read last. */
async function unstageRows(connection: Connection, file: SourceFile, fileNo: number, firstRowNo: number): Promise<void> {
  if (file.kind === 'claims') await connection.runFile('staging/claims_unstaged', { file_no: fileNo });
  else await connection.runFile(file.kind === 'membership' ? 'staging/members_unstaged' : 'staging/secondary_unstaged', { first_row_no: firstRowNo });
}

async function stageClaims(
  connection: Connection,
  file: SourceFile,
  fileNo: number,
  salt: string,
  observer: Observer,
): Promise<{ firstRowNo: number; rowCount: number }> {
  const parameters = { file_no: fileNo, salt };
  await connection.runFile('staging/claims_staged', parameters);
  await noteScan(connection, file);
  const count = await countStaged(connection, fileNo);
  if (count.unparsed === 0 && count.unknown === 0) return count;
  const hasStyles = count.unparsed > 0 && (await learnStyles(connection, 'staging/cell_evidence'));
  const hasSpellings = count.unknown > 0 && (await learnSpellings(connection, file, fileNo, observer));
  if (!hasStyles && !hasSpellings) return count;
  // Only this file's rows go, the last ones; those read next follow on the earlier files'.
  await connection.runFile('staging/claims_unstaged', { file_no: fileNo });
  await connection.runFile('staging/claims_staged', parameters);
  await noteScan(connection, file);
  return countStaged(connection, fileNo);
}

async function stageOther(connection: Connection, file: SourceFile, salt: string): Promise<{ firstRowNo: number; rowCount: number }> {
  const isMembership = file.kind === 'membership';
  const read = (): Promise<number> => (isMembership ? connection.runFile('staging/members', { salt }) : readSecondary(connection, file));
  const [before] = await connection.rowsOfFile<{ first_row_no: number; undated: number }>(isMembership ? 'staging/members_count' : 'staging/secondary_count');
  const firstRowNo = before?.first_row_no ?? 0;
  const rowCount = await read();
  await noteScan(connection, file);
  if (!isMembership) return { firstRowNo, rowCount };
  const [after] = await connection.rowsOfFile<{ undated: number }>('staging/members_count');
  if ((after?.undated ?? 0) > (before?.undated ?? 0) && (await learnStyles(connection, 'staging/birth_date_evidence'))) {
    await unstageRows(connection, file, 0, firstRowNo);
    return { firstRowNo, rowCount: await read() };
  }
  return { firstRowNo, rowCount };
}

/** What share of DuckDB's memory may be bytes of a file of secondary diagnoses that is gathered at once: it holds lists, and the least of texts, in memory until all are whole. */
const gatheredShare = 1 / 16;
/** About how many times a packed file is as large when it is unpacked. */
const packed = 6;

/** Reads the diagnoses of a part of the claims at a time, the whole file for each: a small file once. */
async function readSecondary(connection: Connection, { bytes, path, format }: SourceFile): Promise<number> {
  const unpacked = bytes * (format === 'parquet' || path.endsWith('.gz') ? packed : 1);
  const parts = Math.max(1, Math.ceil(unpacked / (gatheredShare * (await connection.memoryLimit()))));
  let rows = 0;
  for (let part = 0; part < parts; part += 1) rows += await connection.runFile('staging/secondary_diagnoses', { parts, part });
  return rows;
}

/** Remembers what DuckDB refused in the statement just run. */
async function noteScan(connection: Connection, file: SourceFile): Promise<void> {
  if (file.format === 'csv') await connection.runFile('staging/last_scan');
}

async function countStaged(connection: Connection, fileNo: number) {
  const [row] = await connection.rowsOfFile<{ first_row_no: number; row_count: number; unparsed: number; unknown: number }>(
    'staging/claims_staged_count',
    { file_no: fileNo },
  );
  return { firstRowNo: row?.first_row_no ?? 0, rowCount: row?.row_count ?? 0, unparsed: row?.unparsed ?? 0, unknown: row?.unknown ?? 0 };
}

async function setStyles(connection: Connection, styles: ReadonlyMap<string, string>): Promise<void> {
  for (const column of [...amountColumns, ...dateColumns])
    await connection.setVariable(`style_${column}`, styles.get(column) ?? 'plain');
}

/** Decides from all cells of each column; gives whether any column is written otherwise than assumed. */
async function learnStyles(connection: Connection, evidenceFile: 'staging/cell_evidence' | 'staging/birth_date_evidence'): Promise<boolean> {
  const evidence = await connection.rowsOfFile<{
    column_name: string;
    first_style: number;
    second_style: number;
    first_style_likely: number;
    second_style_likely: number;
  }>(evidenceFile);
  const styles = new Map<string, string>();
  for (const row of evidence.filter(({ column_name }) => amountColumns.includes(column_name))) {
    const isSecond =
      row.first_style === row.second_style ? row.second_style_likely > row.first_style_likely : row.second_style > row.first_style;
    const isProven = row.first_style + row.second_style + row.first_style_likely + row.second_style_likely > 0;
    if (isProven) styles.set(row.column_name, isSecond ? 'point' : 'comma');
  }
  // A date column that proves nothing is written as the other one of its file.
  const dates = evidence.filter(({ column_name }) => dateColumns.includes(column_name)).map((row) => ({ ...row, lead: row.second_style - row.first_style }));
  for (const { column_name, lead } of dates)
    if ((lead === 0 ? dates.reduce((sum, other) => sum + other.lead, 0) : lead) > 0) styles.set(column_name, 'month_first');
  await setStyles(connection, styles);
  return styles.size > 0;
}

/** Takes unknown spellings as codes of their own, unless they are too many to be an edition's labels. */
async function learnSpellings(connection: Connection, file: SourceFile, fileNo: number, observer: Observer): Promise<boolean> {
  const unknown = await connection.rowsOfFile<{ column_name: string; spelling: string; n: number }>('staging/unknown_spellings', { file_no: fileNo });
  let hasLearned = false;
  for (const column of codedColumns) {
    const spellings = unknown.filter((row) => row.column_name === column);
    const [first] = spellings;
    if (!first) continue;
    const isLearned = spellings.length <= learnedSpellingsAtMost;
    observer.warn(
      `${file.name}: ${column} holds ${spellings.length} unknown value(s), such as "${safeText(first.spelling)}" (${first.n} rows); ` +
        (isLearned ? 'taken as they stand.' : 'too many to be labels, read as empty.'),
    );
    if (!isLearned) continue;
    for (const { spelling } of spellings) await connection.runFile('staging/code_learned', { column_name: column, label: spelling });
    hasLearned = true;
  }
  if (hasLearned) await connection.runFile('staging/code_maps');
  return hasLearned;
}
