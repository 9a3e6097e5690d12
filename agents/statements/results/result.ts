import { type Field, type Rational, findField, isList, rationalOf } from '#engine';
import { type QueryData, queryDataSchema } from '#tools';

import type { RowRef, SideRef } from './statement.ts';

export type Column = QueryData['columns'][number];
export type Side = QueryData['sides'][number];
export type Measure = QueryData['query']['measures'][number];
export type Cell = Side['rows'][number][string];

/** The results of the queries of one run, by the beginning of their evidence ids. */
export class Results {
  readonly #data: ReadonlyMap<string, QueryData>;

  /** @param calls what `query_claims` gave, in the order of the calls. */
  constructor(calls: readonly { readonly data?: unknown; readonly evidence: readonly { readonly id: string }[] }[]) {
    this.#data = new Map(calls.map(({ data, evidence }) => [/^(?:\d+:)?query/.exec(evidence[0]?.id ?? '')?.[0] ?? '', queryDataSchema.parse(data)]));
  }

  get ids(): readonly string[] {
    return [...this.#data.keys()];
  }

  data(id: string): QueryData | undefined {
    return this.#data.get(id);
  }

  side({ query, side }: SideRef): Side | undefined {
    return this.#data.get(query)?.sides[side];
  }

  column({ query }: SideRef, name: string): Column | undefined {
    return this.#data.get(query)?.columns.find((column) => column.name === name);
  }

  /** Columns of a kind, in their order. */
  columns({ query }: SideRef, ...roles: readonly Column['role'][]): readonly Column[] {
    return (this.#data.get(query)?.columns ?? []).filter(({ role }) => roles.includes(role));
  }

  cell(of: RowRef, column: string): Cell | undefined {
    return this.side(of)?.rows[of.row - 1]?.[column];
  }

  /** A number of a row, exactly; undefined where there is none. */
  number(of: RowRef, column: string): Rational | undefined {
    const value = this.cell(of, column);
    return typeof value === 'number' ? rationalOf(value) : undefined;
  }

  measure({ query }: SideRef, name: string): Measure | undefined {
    const data = this.#data.get(query);
    const place = data?.columns.find((column) => column.name === name)?.measure;
    return place === undefined ? undefined : (data?.query.measures[place] ?? { agg: 'count' });
  }

  /** The column beside a measure that counts the claims of its conditions. */
  countOf(of: SideRef, { where = [] }: Measure): Column | undefined {
    return this.columns(of, 'measure').find(({ name }) => {
      const count = this.measure(of, name);
      return count?.agg === 'count' && count.of === undefined && JSON.stringify(count.where ?? []) === JSON.stringify(where);
    });
  }
}

/** The id of a row's evidence in a column; without a row that of the whole side. */
export function evidenceId({ query, side, row }: SideRef & { readonly row?: number }, hasSides: boolean, column: string): string {
  const prefix = hasSides ? `${query}.side${side + 1}` : query;
  return row === undefined ? `${prefix}.${column}` : `${prefix}.${row}.${column}`;
}

/** Whether each claim is in one group at most, so that groups add up to all that they are of. */
export function isPartition({ query }: QueryData): boolean {
  if (query.having.length > 0 || query.top_per !== undefined) return false;
  // Of the claims of a person: those without one are none of the matching.
  if (query.subject === 'patients') return true;
  const fields = query.subject === 'groups' ? query.by.map(({ field }) => findField(field)) : query.subject === 'facilities' ? [findField('facility_key')] : [];
  return fields.length > 0 && fields.every((field): field is Field => field !== undefined && !isList(field));
}
