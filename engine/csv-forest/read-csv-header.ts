import { closeSync, openSync, readSync } from 'node:fs';

import { parse } from 'csv-parse/sync';

import { CasemindError } from '../errors.ts';

export interface CsvHeader {
  readonly names: readonly string[];
  readonly delimiter: string;
}

const longestHeader = 4 * 1024 * 1024;
const delimiters = [',', ';', '\t', '|'];

/**
 * Names of the columns, from the first line; the delimiter is the one that occurs most in it.
 *
 * @throws CasemindError FOREST_INPUT_INVALID for an empty file, a name that is missing or there twice,
 *   SOURCE_UNREADABLE where the file cannot be read.
 */
export function readCsvHeader(path: string): CsvHeader {
  const text = readStart(path).replace(/^\uFEFF/, '');
  const line = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  if (line.trim() === '') refuseTable(path, 'the file is empty or its first line is');
  const counts = delimiters.map((delimiter) => line.split(delimiter).length);
  const delimiter = delimiters[counts.indexOf(Math.max(...counts))] ?? ',';
  const names = parseFirstRecord(text, delimiter, path).map((name) => name.trim());
  names.forEach((name, index) => {
    if (name === '') refuseTable(path, `column ${index + 1} has no name`);
    if (/[\r\n]/.test(name)) refuseTable(path, `the name of column ${index + 1} runs over several lines`);
    if (names.indexOf(name) !== index) refuseTable(name, 'the file has two columns of this name');
  });
  return { names, delimiter };
}

/** What in a table cannot be used, and why. */
export function refuseTable(field: string, reason: string): never {
  throw new CasemindError('FOREST_INPUT_INVALID', { field, reason });
}

function parseFirstRecord(text: string, delimiter: string, path: string): string[] {
  try {
    const [names = []] = parse(text, { delimiter, to: 1, relax_column_count: true });
    return names;
  } catch (error) {
    throw new CasemindError('FOREST_INPUT_INVALID', { field: path, reason: 'its first line cannot be read as column names' }, { cause: error });
  }
}

function readStart(path: string): string {
  try {
    const file = openSync(path, 'r');
    try {
      const bytes = Buffer.alloc(longestHeader);
      return bytes.toString('utf8', 0, readSync(file, bytes, 0, longestHeader, 0));
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw new CasemindError('SOURCE_UNREADABLE', { file: path, reason: 'it is not there or may not be read' }, { cause: error });
  }
}
