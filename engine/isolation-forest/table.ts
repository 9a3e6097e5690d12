import { CasemindError } from '../errors.ts';
import type { ForestFeature } from './forest.ts';

/** A number per row; NaN is a missing value, an infinity is beyond every finite value. */
export interface NumericColumn {
  readonly name: string;
  readonly values: Float64Array | Float32Array | Int32Array;
}

/**
 * A category per row, as an index into `categories`; -1 (in unsigned arrays the greatest value)
 * is no category. Each category is a 0/1 feature of its own, as with scikit-learn's
 * OneHotEncoder(handle_unknown='ignore'); no category is all zeros.
 */
export interface CategoricalColumn {
  readonly name: string;
  readonly codes: Int32Array | Int16Array | Int8Array | Uint16Array | Uint8Array;
  readonly categories: readonly string[];
}

export type ForestColumn = NumericColumn | CategoricalColumn;

/** Columns of equal length with different names. Arrays over SharedArrayBuffer are not copied. */
export type ForestTable = readonly ForestColumn[];

export function isCategorical(column: ForestColumn): column is CategoricalColumn {
  return 'codes' in column;
}

export function refuseInput(field: string, reason: string): never {
  throw new CasemindError('FOREST_INPUT_INVALID', { field, reason });
}

export function columnLength(column: ForestColumn): number {
  return isCategorical(column) ? column.codes.length : column.values.length;
}

/** Rows of the table, after checking that the columns have one length and different names. */
export function countRows(table: ForestTable): number {
  const [first] = table;
  if (first === undefined) refuseInput('table', 'it has no columns');
  const rows = columnLength(first);
  const seen = new Set<string>();
  for (const column of table) {
    if (seen.has(column.name)) refuseInput(column.name, 'the table has two columns of this name');
    seen.add(column.name);
    if (columnLength(column) !== rows) {
      refuseInput(
        column.name,
        `it has ${columnLength(column)} rows where ${first.name} has ${rows}`,
      );
    }
    if (isCategorical(column)) checkCategories(column);
  }
  return rows;
}

function checkCategories(column: CategoricalColumn): void {
  const seen = new Set<string>();
  for (const category of column.categories) {
    if (seen.has(category)) refuseInput(column.name, `the category "${category}" is listed twice`);
    seen.add(category);
  }
}

export function featureOf(column: ForestColumn): ForestFeature {
  return isCategorical(column)
    ? { kind: 'categorical', name: column.name, categories: [...column.categories] }
    : { kind: 'numeric', name: column.name };
}

export type BoundColumn =
  | { readonly kind: 'numeric'; readonly values: NumericColumn['values'] }
  | {
      readonly kind: 'categorical';
      readonly name: string;
      readonly codes: CategoricalColumn['codes'];
      /** From the table's code to the forest's, -1 where the forest does not know the category. */
      readonly toForest: Int32Array;
      /** The code that stands for no category. */
      readonly none: number;
    };

/** A table seen through the features of a forest: column k is feature k. */
export interface BoundTable {
  readonly rows: number;
  readonly columns: readonly BoundColumn[];
}

/**
 * Finds the column of each feature by name; the order of the columns does not matter.
 * Raises FOREST_INPUT_INVALID naming the columns that are missing, unknown or of the other kind.
 */
export function bindTable(features: readonly ForestFeature[], table: ForestTable): BoundTable {
  const rows = countRows(table);
  const byName = new Map(table.map((column) => [column.name, column]));
  const missing = features.filter((feature) => !byName.has(feature.name));
  const known = new Set(features.map((feature) => feature.name));
  const extra = table.filter((column) => !known.has(column.name));
  if (missing.length > 0 || extra.length > 0) {
    const reasons = [
      ...(missing.length > 0
        ? [`the forest was trained on ${listNames(missing)}, not in the table`]
        : []),
      ...(extra.length > 0 ? [`the forest does not know ${listNames(extra)}`] : []),
    ];
    refuseInput(listNames([...missing, ...extra]), reasons.join('; '));
  }
  return { rows, columns: features.map((feature) => bindColumn(feature, byName)) };
}

function listNames(items: readonly { readonly name: string }[]): string {
  return items.map(({ name }) => name).join(', ');
}

function bindColumn(
  feature: ForestFeature,
  byName: ReadonlyMap<string, ForestColumn>,
): BoundColumn {
  const column = byName.get(feature.name);
  if (column === undefined) refuseInput(feature.name, 'it is not in the table');
  if (!isCategorical(column) && feature.kind === 'numeric') {
    return { kind: 'numeric', values: column.values };
  }
  if (!isCategorical(column) || feature.kind === 'numeric') {
    refuseInput(feature.name, `the forest was trained on it as a ${feature.kind} column`);
  }
  const position = new Map(feature.categories.map((category, code) => [category, code]));
  return {
    kind: 'categorical',
    name: column.name,
    codes: column.codes,
    toForest: Int32Array.from(column.categories, (category) => position.get(category) ?? -1),
    none: codeOfNone(column.codes),
  };
}

export function codeOfNone(codes: CategoricalColumn['codes']): number {
  if (codes instanceof Uint16Array) return 0xffff;
  if (codes instanceof Uint8Array) return 0xff;
  return -1;
}

/** The forest's code of one cell; a code that is neither a category's nor none is an error. */
export function forestCode(
  column: Extract<BoundColumn, { kind: 'categorical' }>,
  row: number,
): number {
  const code = column.codes[row]!;
  const mapped = column.toForest[code];
  if (mapped !== undefined) return mapped;
  if (code !== column.none) {
    refuseInput(
      column.name,
      `row ${row} has the code ${code} where ${column.toForest.length} categories are listed`,
    );
  }
  return -1;
}
