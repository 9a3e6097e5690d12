import type { Connection } from '../database.ts';
import type { Observer } from '../observer.ts';
import { layoutReasons } from './quarantine-reasons.ts';
import { openRawFile, readingRawFile } from './raw-file.ts';
import type { SourceFile } from './source-files.ts';

/** A raw file after it was read: where its rows stand in the staged table. */
export interface StagedFile {
  readonly fileNo: number;
  readonly file: SourceFile;
  readonly rowCount: number;
  readonly brokenCount: number;
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
 * examined and, if that teaches something, read again.
 */
export async function stageFile(
  connection: Connection,
  { file, fileNo, salt }: { file: SourceFile; fileNo: number; salt: string },
  observer: Observer,
): Promise<StagedFile> {
  return readingRawFile(file, async () => {
    await openRawFile(connection, file);
    await setStyles(connection, new Map());
    const staged = file.kind === 'claims' ? await stageClaims(connection, file, fileNo, salt, observer) : await stageOther(connection, file, salt);
    const brokenCount = file.format === 'csv' ? await connection.runFile('staging/broken_records', { file_no: fileNo }) : 0;
    await connection.runFile('staging/source_file', {
      file_no: fileNo,
      kind: file.kind,
      file_name: file.name,
      first_row_no: staged.firstRowNo,
      row_count: staged.rowCount,
      broken_count: brokenCount,
    });
    return { fileNo, file, rowCount: staged.rowCount, brokenCount };
  });
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
  let count = await countStaged(connection, fileNo);
  if (count.unparsed === 0 && count.unknown === 0) return count;
  const hasStyles = count.unparsed > 0 && (await learnStyles(connection));
  const hasSpellings = count.unknown > 0 && (await learnSpellings(connection, file, fileNo, observer));
  if (!hasStyles && !hasSpellings) return count;
  // Only this file's rows go, the last ones; those read next follow on the earlier files'.
  await connection.runFile('staging/claims_unstaged', { file_no: fileNo });
  await connection.runFile('staging/claims_staged', parameters);
  count = await countStaged(connection, fileNo);
  return count;
}

async function stageOther(connection: Connection, file: SourceFile, salt: string): Promise<{ firstRowNo: number; rowCount: number }> {
  const rowCount =
    file.kind === 'membership'
      ? await connection.runFile('staging/members', { salt })
      : await connection.runFile('staging/secondary_diagnoses');
  return { firstRowNo: 0, rowCount };
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
async function learnStyles(connection: Connection): Promise<boolean> {
  const evidence = await connection.rowsOfFile<{
    column_name: string;
    first_style: number;
    second_style: number;
    first_style_likely: number;
    second_style_likely: number;
  }>('staging/cell_evidence');
  const styles = new Map<string, string>();
  for (const row of evidence) {
    const names = dateColumns.includes(row.column_name) ? (['day_first', 'month_first'] as const) : (['comma', 'point'] as const);
    const isSecond =
      row.first_style === row.second_style ? row.second_style_likely > row.first_style_likely : row.second_style > row.first_style;
    styles.set(row.column_name, names[isSecond ? 1 : 0]);
  }
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
      `${file.name}: ${column} holds ${spellings.length} unknown value(s), such as "${first.spelling}" (${first.n} rows); ` +
        (isLearned ? 'taken as they stand.' : 'too many to be labels, read as empty.'),
    );
    if (!isLearned) continue;
    for (const { spelling } of spellings) await connection.runFile('staging/code_learned', { column_name: column, label: spelling });
    hasLearned = true;
  }
  if (hasLearned) await connection.runFile('staging/code_maps');
  return hasLearned;
}
