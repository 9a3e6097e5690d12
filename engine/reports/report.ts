import { z } from 'zod';

import type { Column } from '../columns.ts';
import type { Parameters } from '../database.ts';
import type { Language, Localized } from '../language.ts';
import type { Rule } from '../rules/rule.ts';
import { type ClaimFilters, filterShape, refuseEmptyRanges } from './claim-filters.ts';
import { type Paging, pageShape, refusePageBesideCursor } from './paging.ts';

/** A column of a report, with its name in the SQL where that is another. */
export interface ReportColumn extends Omit<Column, 'source' | 'isPrivate'> {
  readonly from?: string;
}

/** What a report is asked besides filters: a dimension, the smallest group shown, the facility set against all. */
export interface ReportChoices {
  readonly of_facility?: string | undefined;
  readonly by?: string | undefined;
  readonly min_n?: number | undefined;
}

export interface Report {
  /** Its address under `/reports/`. */
  readonly name: string;
  readonly title: Localized;
  /** A file of `sql/` over `matching_claims`. */
  readonly sql: string;
  readonly columns: readonly ReportColumn[];
  /** Columns that tell its rows apart: ascending, they end every order. */
  readonly keys: readonly string[];
  readonly defaultSort: string;
  /** Dimensions to choose from; the first one is the default, unless no dimension at all is. */
  readonly by?: readonly [string, ...string[]];
  readonly isByOptional?: true;
  /** Smallest group shown unless asked otherwise; left out where groups have no smallest size. */
  readonly minN?: number;
  /** The parameters of `sql` besides the filters. */
  bind(choices: ReportChoices, rules: readonly Rule[]): Parameters;
}

export interface ReportQuery extends ClaimFilters, ReportChoices, Paging {
  readonly sort: string;
  readonly format?: 'json' | 'csv' | 'parquet' | undefined;
  readonly lang?: Language | undefined;
}

/** The query that a report takes: the filters of the worklist, its own choices, order, page and format. */
export function reportQuerySchema({ columns, defaultSort, by, isByOptional, minN }: Report): z.ZodType<ReportQuery> {
  const sorts = columns.flatMap(({ name }) => [name, `${name}_asc`, `${name}_desc`]);
  const absent: { by?: true; min_n?: true } = { ...(by ? {} : { by: true }), ...(minN === undefined ? { min_n: true } : {}) };
  return z
    .strictObject({
      ...filterShape,
      by: dimensionSchema(by ?? ['none'], isByOptional === true),
      min_n: z.coerce.number().int().min(1).max(1_000_000).default(minN ?? 1).describe('smallest number of claims of a group that is shown'),
      sort: z.enum(sorts).default(defaultSort).describe('order by a column, largest first unless it ends in _asc; equal values by the keys of the report'),
      ...pageShape,
      format: z.enum(['json', 'csv', 'parquet']).optional().describe('json has pages; csv and parquet hold all rows. Accept: text/csv or application/vnd.apache.parquet says the same'),
      lang: z.enum(['id', 'en']).optional().describe('language of problems'),
    })
    .omit(absent)
    .superRefine(refuseEmptyRanges)
    .superRefine(refusePageBesideCursor);
}

function dimensionSchema(by: readonly [string, ...string[]], isOptional: boolean): z.ZodType<string | undefined> {
  const dimension = z.enum(by).describe('what the claims are grouped by; class is that of the facility, dx the 3-character group of the primary diagnosis');
  return isOptional ? dimension.optional() : dimension.default(by[0]);
}
