import type { Parameters } from '../database.ts';
import type { Unit } from '../catalogue/field.ts';
import type { Localized } from '../language.ts';

/** A column of a result: a value of a group or claim, a name of it, a measure, or how a measure changed. */
export interface ResultColumn {
  readonly name: string;
  readonly role: 'field' | 'group' | 'label' | 'measure' | 'change' | 'mark';
  /** DuckDB type, as far as the reader of a file or of the API needs it. */
  readonly type: 'VARCHAR' | 'VARCHAR[]' | 'BIGINT' | 'DOUBLE' | 'DATE' | 'TIMESTAMP' | 'BOOLEAN';
  readonly label: Localized;
  readonly unit?: Unit;
  /** Decimal places. */
  readonly decimals: number;
  /** The place of the measure in the query, from 0. */
  readonly measure?: number;
  /** The field whose values it holds. */
  readonly field?: string;
}

/** Bound SQL. Its rows have `total`, the number of rows before the limit, and the columns. */
export interface Statement {
  readonly sql: string;
  readonly parameters: Parameters;
  readonly columns: readonly ResultColumn[];
}
