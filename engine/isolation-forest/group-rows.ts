import { forestCode, type BoundTable } from './table.ts';

/**
 * Rows sorted by their combination of categories. Within a group every one-hot split goes the
 * same way, so a group sees only the numeric splits of the forest.
 */
export interface RowGroups {
  /** Row numbers, group after group; ascending within a group. */
  readonly order: Int32Array;
  /** Position in `order` where each group begins, and the number of rows last. */
  readonly start: Int32Array;
  /** The forest's code of each column, group by group; -1 for none and for numeric columns. */
  readonly codes: Int32Array;
}

/** Keys up to here are counted in a plain array. */
const directKeys = 2 ** 22;

/** A counting sort; `allocate` gives the memory of the order, which threads may share. */
export function groupRows(table: BoundTable, allocate: (length: number) => Int32Array): RowGroups {
  const { rows, columns } = table;
  let keys = new Int32Array(rows);
  let size = 1;
  /** For each key the codes of the columns so far, where they were renumbered; else null. */
  let known: Int32Array[] | null = null;
  let digits: { readonly column: number; readonly radix: number }[] = [];

  const decode = (key: number): Int32Array => {
    const codes = new Int32Array(columns.length).fill(-1);
    let rest = key;
    for (const { column, radix } of digits.toReversed()) {
      codes[column] = (rest % radix) - 1;
      rest = Math.floor(rest / radix);
    }
    const earlier = known?.[rest];
    earlier?.forEach((code, k) => {
      if (code >= 0) codes[k] = code;
    });
    return codes;
  };

  columns.forEach((column, k) => {
    if (column.kind === 'numeric') return;
    const categories = column.toForest.reduce((most, code) => Math.max(most, code + 1), 0);
    const radix = categories + 1;
    if (size * radix > directKeys) {
      const renumbered = renumber(keys);
      known = renumbered.present.map(decode);
      digits = [];
      size = known.length;
      keys = renumbered.keys;
    }
    for (let row = 0; row < rows; row += 1) {
      const code = column.toForest[column.codes[row]!] ?? forestCode(column, row);
      keys[row] = keys[row]! * radix + code + 1;
    }
    size *= radix;
    digits.push({ column: k, radix });
  });
  if (size > directKeys) {
    const renumbered = renumber(keys);
    known = renumbered.present.map(decode);
    digits = [];
    size = known.length;
    keys = renumbered.keys;
  }
  return sortByKey(keys, size, columns.length, decode, allocate);
}

/** Keys renumbered from 0 in the order of their first row. */
function renumber(keys: Int32Array): { keys: Int32Array<ArrayBuffer>; present: number[] } {
  const numbers = new Map<number, number>();
  const renumbered = new Int32Array(keys.length);
  keys.forEach((key, row) => {
    const number = numbers.get(key) ?? numbers.size;
    if (number === numbers.size) numbers.set(key, number);
    renumbered[row] = number;
  });
  return { keys: renumbered, present: [...numbers.keys()] };
}

function sortByKey(
  keys: Int32Array,
  size: number,
  columns: number,
  decode: (key: number) => Int32Array,
  allocate: (length: number) => Int32Array,
): RowGroups {
  const next = new Int32Array(size);
  for (let row = 0; row < keys.length; row += 1) next[keys[row]!]! += 1;
  const present: number[] = [];
  const start: number[] = [];
  let total = 0;
  for (let key = 0; key < size; key += 1) {
    const count = next[key]!;
    next[key] = total;
    if (count === 0) continue;
    present.push(key);
    start.push(total);
    total += count;
  }
  start.push(total);
  const order = allocate(keys.length);
  for (let row = 0; row < keys.length; row += 1) order[next[keys[row]!]!++] = row;
  const codes = new Int32Array(present.length * columns);
  present.forEach((key, group) => codes.set(decode(key), group * columns));
  return { order, start: Int32Array.from(start), codes };
}
