import { type ClaimQuery, findField } from '#engine';

import { type Extent, usualColumns } from '../../reading/index.ts';
import type { Wanted } from './tell.ts';

/** Rows of an answer unless more are asked for: of a list, of groups, of each group there is. */
const usualRows = { list: 10, groups: 20, each: 34 } as const;
/** Rows of groups that are listed unless each is asked for. */
const listedRows = 10;
/** What a limit is where nobody said one. */
const openLimit = 50;
const mostMeasures = 10;

/** What is told of the rows that an answer asked for. */
export function wantedOf({ limit, by, subject }: ClaimQuery, extent: Extent | undefined): Wanted {
  if (limit !== openLimit) return {};
  if (extent === 'one') return { isOne: true, most: listedRows };
  return (extent === 'each' && subject !== 'patients') || by[0]?.unit !== undefined ? {} : { most: listedRows };
}

/** A query as an answer asks it: with the columns that its sentences need, its periods named, and no more rows than people read. */
export function asAnswered(asked: ClaimQuery, extent?: Extent): ClaimQuery {
  const query = { ...asked, by: asked.by.map((grouping) => (findField(grouping.field)?.kind === 'date' ? { ...grouping, unit: grouping.unit ?? 'month' } : grouping)) };
  if (query.subject === 'claims') return { ...query, limit: rowsOf(query, 'list'), fields: query.fields.length > 0 ? withClaim(query.fields) : [...usualColumns(query)] };
  if (query.subject === 'decisions' || query.subject === 'pairs') return { ...query, limit: rowsOf(query, 'list'), fields: withClaim(query.fields) };
  return { ...query, limit: rowsOf(query, extent === 'each' ? 'each' : 'groups'), measures: measuresOf(query) };
}

function rowsOf({ limit, by }: ClaimQuery, kind: keyof typeof usualRows): number {
  if (limit !== openLimit) return limit;
  // Periods are few, and a trend needs each.
  return kind !== 'list' && by[0]?.unit !== undefined ? openLimit : usualRows[kind];
}

/** A row is called by its claim, which stands first. */
function withClaim(fields: ClaimQuery['fields']): ClaimQuery['fields'] {
  return fields.length === 0 ? fields : ['claim_id', ...fields.filter((id) => id !== 'claim_id')];
}

/** A share comes with the claims that it counts, a mean of some with how many these are, a group with how many it has. */
function measuresOf({ measures, by, subject }: ClaimQuery): ClaimQuery['measures'] {
  const asked: ClaimQuery['measures'] = measures.length === 0 ? [{ agg: 'count' }] : measures;
  const counts = asked.flatMap(({ of, where, agg }): ClaimQuery['measures'] => ((of !== undefined && typeof of === 'string') === (agg === 'count') && (where ?? []).length > 0 ? [{ agg: 'count', where }] : []));
  const isGrouped = by.length > 0 || subject !== 'groups';
  const support: ClaimQuery['measures'] = isGrouped && !asked.some((measure) => measure.agg === 'count' && measure.of === undefined && (measure.where ?? []).length === 0) ? [{ agg: 'count' }] : [];
  const others = [...counts, ...support];
  return [...asked, ...others.filter((measure, i) => ![...asked, ...others.slice(0, i)].some((other) => isSameMeasure(other, measure)))].slice(0, mostMeasures);
}

function isSameMeasure(a: ClaimQuery['measures'][number], b: ClaimQuery['measures'][number]): boolean {
  return a.agg === b.agg && a.field === b.field && JSON.stringify(a.of) === JSON.stringify(b.of) && JSON.stringify(a.where ?? []) === JSON.stringify(b.where ?? []);
}
