import { type Connection, literalGlob } from '../database.ts';
import { CasemindError } from '../errors.ts';
import type { SourceFile } from './source-files.ts';

export type RawFile = Pick<SourceFile, 'path' | 'name' | 'format' | 'columns' | 'delimiter'>;

/** Makes the view `raw` read this file (CSV in UTF-8, or Parquet), every cell as text. */
export async function openRawFile(connection: Connection, file: RawFile): Promise<void> {
  await connection.setVariable('file', literalGlob(file.path));
  await connection.setVariable('file_path', file.path);
  if (file.format === 'parquet') {
    await connection.runFile('staging/raw_parquet');
    return;
  }
  await connection.setVariable('file_columns', Object.fromEntries(uniqueNames(file.columns).map((name) => [name, 'VARCHAR'])));
  await connection.setVariable('file_delimiter', file.delimiter);
  await connection.runFile('staging/raw_csv');
}

/** Runs work that reads `raw`; what goes wrong there is told as a file that cannot be read. */
export async function readingRawFile<T>(file: RawFile, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CasemindError) throw error;
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new CasemindError('SOURCE_UNREADABLE', { file: file.name, reason: reason.replaceAll(file.path, file.name) }, { cause: error });
  }
}

/** Blank and repeated header names get a name of their own, so that the rest of the file can be read. */
function uniqueNames(columns: readonly string[]): string[] {
  return columns.map((column, i) => (column === '' || columns.indexOf(column) !== i ? `COLUMN_${i + 1}` : column));
}
