import { spreadsheetText } from '#engine';
import writeSheet, { type Cell } from 'write-excel-file/node';

export type SheetValue = string | number | boolean | null | readonly string[];

export interface Sheet {
  readonly columns: readonly { readonly label: string; readonly type: string; readonly decimals: number }[];
  readonly rows: readonly (readonly SheetValue[])[];
}

/**
 * A table as a workbook of one sheet: amounts and dates as numbers that Excel reckons with, texts as cells of CSV are, so that
 * none becomes a formula where the sheet is copied or saved as CSV.
 *
 * @returns bytes of an .xlsx file.
 */
export function sheetOf({ columns, rows }: Sheet): Promise<Buffer> {
  const header = columns.map(({ label }): Cell => ({ value: spreadsheetText(label), fontWeight: 'bold' }));
  const cells = rows.map((row) => row.map((value, i) => cellOf(value, columns[i])));
  return writeSheet([header, ...cells], { sheet: 'Casemind', stickyRowsCount: 1, columns: columns.map(({ type }) => ({ width: type === 'VARCHAR' ? 24 : 16 })) }).toBuffer();
}

function cellOf(value: SheetValue, column: Sheet['columns'][number] | undefined): Cell {
  if (value === null) return null;
  if (typeof value === 'boolean') return { type: Boolean, value };
  if (typeof value === 'number') return { type: Number, value, format: (column?.decimals ?? 0) === 0 ? '#,##0' : `#,##0.${'0'.repeat(Math.min(column?.decimals ?? 0, 6))}` };
  if (typeof value !== 'string') return { type: String, value: spreadsheetText(value.join('; ')) };
  if (column?.type === 'DATE') return { type: Date, value: new Date(`${value}T00:00:00Z`), format: 'yyyy-mm-dd' };
  return { type: String, value: spreadsheetText(value) };
}
