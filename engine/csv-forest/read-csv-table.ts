import { readColumns } from '../column-vectors.ts';
import { type Connection, Database } from '../database.ts';
import { CasemindError } from '../errors.ts';
import type { CategoricalColumn, ForestColumn, ForestFeature, ForestTable, NumericColumn } from '../isolation-forest/index.ts';
import { loadSql } from '../sql.ts';
import { readCsvHeader, refuseTable } from './read-csv-header.ts';

export interface ReadCsvOptions {
  readonly path: string;
  /** Column of 0 and 1, 1 = outlier; it is left out of the table. */
  readonly label?: string | undefined;
  /** Column of numbers from 0, the odds of a row to be drawn for a tree; it is left out of the table. */
  readonly weight?: string | undefined;
  /** Columns whose values are names, even where they look like numbers. */
  readonly categorical?: readonly string[] | undefined;
  /** Features of the forest that will read the table: they say what is a number, not the cells. */
  readonly features?: readonly ForestFeature[] | undefined;
  readonly threads?: number | undefined;
}

export interface CsvTable {
  readonly rows: number;
  readonly table: ForestTable;
  /** null where no label was asked for. */
  readonly labels: Uint8Array | null;
  readonly weights: Float64Array | null;
  /** Columns without a single value. */
  readonly emptyColumns: readonly string[];
}

/** A column of the file and its name in the database, which no name of a file can be mistaken for. */
interface FileColumn {
  readonly name: string;
  readonly column: string;
}

/**
 * Reads a CSV file into columns. Without features a column is numeric where every cell that is not
 * missing is a number, else categorical; missing are empty cells, NA, N/A, NaN, NULL, None and ?.
 *
 * @throws CasemindError FOREST_INPUT_INVALID naming column, row (from 1, the header not counted) and
 *   value: no rows, no values at all, a label that is not 0 or 1, text where the forest knows
 *   numbers, rows of another width than the header. SOURCE_UNREADABLE.
 */
export async function readCsvTable(options: ReadCsvOptions): Promise<CsvTable> {
  const { path, label, weight, features, categorical = [] } = options;
  const special = [label, weight].filter((name) => name !== undefined);
  const { names, delimiter } = readCsvHeader(path);
  const columns = names.map((name, index) => ({ name, column: `c${index}` }));
  for (const name of [...special, ...categorical])
    if (!names.includes(name)) refuseTable(name, `the file has no such column; it has ${names.join(', ')}`);
  const database = await Database.open(':memory:', { threads: options.threads });
  try {
    const connection = await database.connect();
    const rows = await loadRows(connection, path, delimiter, columns);
    const cells = columns.filter(({ name }) => !special.includes(name));
    if (cells.length === 0) refuseTable(path, 'it has no column beside the label and the weight');
    const filled = await countsOf(connection, 'csv/filled_cells');
    const emptyColumns = cells.filter(({ column }) => filled[column] === 0).map(({ name }) => name);
    if (emptyColumns.length === cells.length) refuseTable(emptyColumns.join(', '), 'no cell has a value');
    const texts = features ? categoriesOf(features) : await textColumns(connection, cells, categorical);
    const table: ForestColumn[] = [];
    for (const column of cells)
      table.push(texts.has(column.name) ? await readCategories(connection, column, rows) : await readNumbers(connection, column, rows));
    const columnOf = (asked: string | undefined) => columns.find(({ name }) => name === asked);
    const [labelColumn, weightColumn] = [columnOf(label), columnOf(weight)];
    return {
      rows,
      table,
      emptyColumns,
      labels: labelColumn ? await readLabels(connection, labelColumn, rows) : null,
      weights: weightColumn ? Float64Array.from((await readNumbers(connection, weightColumn, rows)).values) : null,
    };
  } finally {
    database.close();
  }
}

async function loadRows(connection: Connection, path: string, delimiter: string, columns: readonly FileColumn[]): Promise<number> {
  await connection.setVariable('file', path);
  await connection.setVariable('file_delimiter', delimiter);
  await connection.setVariable('file_columns', Object.fromEntries(columns.map(({ column }) => [column, 'VARCHAR'])));
  try {
    await connection.runFile('csv/rows');
  } catch (error) {
    const [, line] = /Line: (\d+)/.exec(String(error)) ?? [];
    const where = line === undefined ? 'it cannot be read as CSV' : `line ${line} cannot be read`;
    throw new CasemindError('FOREST_INPUT_INVALID', { field: path, reason: `${where}: the header has ${columns.length} columns` }, { cause: error });
  }
  const [counted] = await connection.rowsOfFile<{ rows: number }>('csv/row_count');
  if (!counted?.rows) return refuseTable(path, 'it has a header and no rows');
  return counted.rows;
}

function categoriesOf(features: readonly ForestFeature[]): ReadonlySet<string> {
  return new Set(features.filter(({ kind }) => kind === 'categorical').map(({ name }) => name));
}

/** The columns with a cell that is no number, and those asked for. */
async function textColumns(connection: Connection, cells: readonly FileColumn[], asked: readonly string[]): Promise<ReadonlySet<string>> {
  const texts = await countsOf(connection, 'csv/text_cells');
  return new Set(cells.filter(({ name, column }) => asked.includes(name) || (texts[column] ?? 0) > 0).map(({ name }) => name));
}

async function countsOf(connection: Connection, file: string): Promise<Record<string, number>> {
  const [row = {}] = await connection.rowsOfFile<Record<string, number>>(file);
  return row;
}

async function readNumbers(connection: Connection, { name, column }: FileColumn, rows: number): Promise<NumericColumn> {
  const [text] = await connection.rows<{ row_no: number; cell: string }>(ofColumn('csv/first_text_cell', column));
  if (text) refuseTable(name, `row ${text.row_no} has "${text.cell}" where the forest knows numbers`);
  const cells = (await readColumns(connection, ofColumn('csv/numbers', column), rows)).get('cells');
  return { name, values: cells instanceof Float64Array ? cells : new Float64Array(0) };
}

async function readCategories(connection: Connection, { name, column }: FileColumn, rows: number): Promise<CategoricalColumn> {
  const [found] = await connection.rows<{ names: string[] }>(ofColumn('csv/category_names', column));
  await connection.run(ofColumn('csv/categories', column));
  const cells = (await readColumns(connection, ofColumn('csv/category_codes', column), rows)).get('cells');
  return { name, codes: cells instanceof Int32Array ? cells : new Int32Array(0), categories: found?.names ?? [] };
}

async function readLabels(connection: Connection, { name, column }: FileColumn, rows: number): Promise<Uint8Array> {
  const [bad] = await connection.rows<{ row_no: number; cell: string | null }>(ofColumn('csv/first_bad_label', column));
  if (bad) refuseTable(name, `row ${bad.row_no} has ${bad.cell === null ? 'no value' : `"${bad.cell}"`} where a label is 0 or 1`);
  const cells = (await readColumns(connection, ofColumn('csv/numbers', column), rows)).get('cells');
  return Uint8Array.from(cells ?? []);
}

function ofColumn(file: string, column: string): string {
  return loadSql(file).replaceAll('{column}', column);
}
