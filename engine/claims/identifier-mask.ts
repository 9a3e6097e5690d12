import { parse } from 'csv-parse/sync';

import { maskIdentifiers as maskPersonal, maskMark } from '../identifiers.ts';
import { quoting } from './rewritten-file.ts';
import type { SourceFile } from './source-files.ts';

/** A raw record without participant and family numbers. */
export interface MaskedRecord {
  readonly text: string;
  /** A value of the record without them. */
  maskValue(value: string): string;
}

const identifierColumns = ['PSTV01', 'PSTV02'];
/** Shorter numbers are told from codes and days by their place alone. */
const tellingLength = 7;

/**
 * The text of a raw record with participant and family numbers replaced by their column names, at
 * their place and wherever else they stand. A record whose columns do not match the header has them
 * at one of several places, on each of its lines: what stands there and all numbers of seven digits
 * or more are replaced. Other identifiers of a person, such as a telephone number in a label, are masked wherever they stand.
 */
export function maskIdentifiers(text: string, file: Pick<SourceFile, 'columns' | 'delimiter'>): MaskedRecord {
  const fields = wholeRecord(text, file.delimiter);
  if (fields?.length !== file.columns.length) {
    const masked = fields
      ? maskShifted(fields, file.columns).map((field) => quoted(field, file.delimiter)).join(file.delimiter)
      : text.split('\n').map((line) => maskShifted(line.split(file.delimiter), file.columns, 0).join(file.delimiter)).join('\n');
    return { text: withoutLongNumbers(masked), maskValue: withoutLongNumbers };
  }
  const maskValue = maskerOf(identifierColumns.map((column) => [column, fields[file.columns.indexOf(column)] ?? '']));
  const masked = fields.map((field, i) => maskCell(file.columns[i] ?? '', field, maskValue));
  return { text: masked.map((field) => quoted(field, file.delimiter)).join(file.delimiter), maskValue };
}

/** The same of a row of named cells, as JSON. */
export function maskCells(cells: Readonly<Record<string, string | null>>): MaskedRecord {
  const byName = new Map(Object.entries(cells).map(([name, cell]) => [name.toUpperCase(), cell ?? '']));
  const maskValue = maskerOf(identifierColumns.map((column) => [column, byName.get(column) ?? '']));
  const masked = Object.entries(cells).map(([name, cell]) => [name, cell === null ? null : maskCell(name.toUpperCase(), cell, maskValue)]);
  return { text: JSON.stringify(Object.fromEntries(masked)), maskValue };
}

function maskCell(column: string, cell: string, maskValue: (value: string) => string): string {
  return identifierColumns.includes(column) && cell.trim() !== '' ? `[${column}]` : maskValue(cell);
}

function maskerOf(identifiers: readonly (readonly [string, string])[]): (value: string) => string {
  const telling = identifiers.map(([column, text]) => [column, text.trim()] as const).filter(([, text]) => text.length >= tellingLength);
  return (value) => maskPersonal(telling.reduce((masked, [column, text]) => masked.replaceAll(text, `[${column}]`), value));
}

// The digits at the start of a claim id are those of its facility.
const withoutLongNumbers = (text: string): string => maskPersonal(text).replaceAll(/\d{7,}(?![\dV])/g, maskMark);

/** Fields that are missing or too many may stand before the identifier: it is that many places further to the left or right. */
function maskShifted(fields: readonly string[], columns: readonly string[], firstPlace?: number): string[] {
  const shift = fields.length - columns.length;
  const masked = [...fields];
  for (const column of identifierColumns) {
    const place = columns.indexOf(column);
    if (place < 0) continue;
    for (let i = firstPlace ?? Math.max(0, place + Math.min(shift, 0)); i <= Math.min(fields.length - 1, place + Math.max(shift, 0)); i += 1)
      if (masked[i]?.trim() && !masked[i]?.startsWith('[PSTV')) masked[i] = `[${column}]`;
  }
  return masked;
}

/** Its fields, if the text is one record with quotation marks in pairs. */
function wholeRecord(text: string, delimiter: string): string[] | undefined {
  if (quoting(text, delimiter) !== 'whole') return undefined;
  try {
    const records: string[][] = parse(text, { delimiter, relax_quotes: true, relax_column_count: true });
    return records.length === 1 ? records[0] : undefined;
  } catch {
    return undefined;
  }
}

function quoted(field: string, delimiter: string): string {
  return field.includes(delimiter) || /["\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
