import { type ClaimQuery, type Clause, type Condition, findField, positions } from '#engine';

import type { Draft } from '../grammar/draft.ts';
import type { Composed } from './compose.ts';

type Measure = ClaimQuery['measures'][number];

/** The claims that a number is averaged over where nobody says which; its largest value is of all. */
function ownOf({ agg, field, of }: Measure): Condition | undefined {
  return of === undefined && agg !== 'max' && positions.some((one) => one === agg) ? findField(field ?? '')?.averagedOver : undefined;
}

function isOn(clause: Clause, fields: ReadonlySet<string>): boolean {
  return ('any' in clause ? clause.any : [clause]).some(({ field }) => fields.has(field));
}

/** How people were treated, and where outpatients were. */
const care: ReadonlySet<string> = new Set(['service_type', 'clinic_name']);

/** `rata-rata lama rawat per rs`: of stays, and not of visits that have none, unless the question says how people were treated, or the one before was of all claims. */
export function averagedOverOwn(composed: Composed, { measures }: Pick<Draft, 'measures'>, previous?: ClaimQuery): Composed {
  const { query } = composed;
  const owns = (query?.measures ?? []).map((measure) => ownOf(measure));
  const [own] = owns.filter((one) => one !== undefined);
  const wasOfAll = previous?.measures.some((measure) => ownOf(measure)) === true && JSON.stringify(averagedOverAll(previous)) === JSON.stringify(previous);
  if (!query || !own || wasOfAll) return composed;
  const isSaid = query.where.some((clause) => isOn(clause, care)) || query.by.some(({ field }) => care.has(field)) || query.against?.some(({ where }) => where.some((clause) => isOn(clause, care))) === true;
  const isAll = query.measures.every(({ field, of }) => of === undefined && findField(field ?? '')?.averagedOver !== undefined);
  const told = query.measures.map((measure, i): Measure => {
    if (owns[i] === undefined) return measure;
    const { where: said = [], ...bare } = measure;
    const where = said.filter((clause) => JSON.stringify(clause) !== JSON.stringify(own));
    const added = isSaid || isAll || where.some((clause) => isOn(clause, care)) ? where : [...where, own];
    return { ...bare, ...(added.length > 0 && { where: added }) };
  });
  const assumed = isSaid ? [] : [{ at: measures.find(({ field }) => field?.averagedOver !== undefined)?.at ?? 0, about: 'stays' as const }];
  return { ...composed, query: { ...query, measures: told, where: isSaid || !isAll ? query.where : [...query.where, own] }, assumed: [...composed.assumed, ...assumed] };
}

/** The same of all claims. */
export function averagedOverAll(query: ClaimQuery): ClaimQuery {
  const owns = new Set(query.measures.flatMap((measure) => JSON.stringify(ownOf(measure)) ?? []));
  const without = (where: readonly Clause[]): Clause[] => where.filter((clause) => !owns.has(JSON.stringify(clause)));
  return { ...query, where: without(query.where), measures: query.measures.map(({ where, ...measure }) => ({ ...measure, ...(where && without(where).length > 0 && { where: without(where) }) })) };
}
