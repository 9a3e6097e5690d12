import { quoteIdentifier } from '../database.ts';
import { isIdentifierColumn } from '../safe-text.ts';

export interface ExportedColumn {
  readonly name: string;
  /** DuckDB type. */
  readonly type: string;
}

/**
 * A column of a file as SQL over macros of `sql/text.sql`: text neutral and without identifiers of a person; in CSV
 * lists joined by `;`, and an apostrophe before what a spreadsheet would run as a formula.
 */
export function exportedCell({ name, type }: ExportedColumn, isCsv: boolean): string {
  const column = quoteIdentifier(name);
  if (!type.startsWith('VARCHAR')) return column;
  const isListed = type.endsWith('[]');
  const safe = isIdentifierColumn(name) ? column : isListed ? `list_transform(${column}, lambda item: safe_text(item))` : `safe_text(${column})`;
  return `${isCsv ? `spreadsheet_text(${isListed ? `array_to_string(${safe}, ';')` : safe})` : safe} AS ${column}`;
}
