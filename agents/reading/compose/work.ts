import type { ClaimQueryInput } from '#engine';

import type { Assumption, Draft, GroupPiece, MeasurePiece } from '../grammar/draft.ts';

type Measure = NonNullable<ClaimQueryInput['measures']>[number];
type Order = NonNullable<ClaimQueryInput['order']>[number];

/** A query in the making: what its pieces have come to so far, and the places of tokens that it has no room for. */
export interface Work {
  readonly draft: Draft;
  readonly left: number[];
  readonly assumed: Assumption[];
  readonly measures: Measure[];
  readonly order: Order[];
  /** Fields that a list of claims is to show. */
  readonly columns: { readonly id: string; readonly at: number }[];
  by: GroupPiece[];
  /** The question is about decisions: its periods are of them. */
  readonly isOnDecisions: boolean;
}

export function workOn(draft: Draft): Work {
  const isOnDecisions = draft.subject === 'decisions' || draft.terms.some(({ field, isNegative }) => field === 'reviewer' && !isNegative) || draft.groups.some(({ field }) => field === 'decided_on' || field === 'reviewer');
  const groups = isOnDecisions ? draft.groups.map((group) => (group.isImplied === true ? { ...group, field: 'decided_on' } : group)) : draft.groups;
  const ranked = [...groups.filter(({ role }) => role === 'per'), ...groups.filter(({ role }) => role === 'head')];
  // `per provinsi, hanya provinsi yang …`: a group that is said twice is one.
  const by = ranked.filter((group, i) => group.limit !== undefined || !ranked.some((other, j) => (other.limit !== undefined || j < i) && j !== i && isSameGroup(group, other)));
  return { draft, left: [...draft.left], assumed: [...draft.assumed], measures: [], order: [], columns: [], by, isOnDecisions };
}

function isSameGroup(one: GroupPiece, other: GroupPiece): boolean {
  return one.field === other.field && one.unit === other.unit && one.width === other.width && one.edges === other.edges;
}

/** The place of a measure, which is added where it is not there yet. */
export function addMeasure(work: Work, piece: MeasurePiece): number {
  const field = piece.field?.id;
  const where = piece.where ?? [];
  const same = work.measures.findIndex((measure) => measure.agg === piece.agg && measure.field === field && JSON.stringify(measure.of) === JSON.stringify(piece.of) && JSON.stringify(measure.where ?? []) === JSON.stringify(where));
  if (same >= 0) return same;
  work.measures.push({ agg: piece.agg, ...(field !== undefined && { field }), ...(where.length > 0 && { where: [...where] }), ...(piece.of && { of: piece.of }) });
  return work.measures.length - 1;
}

/** A measure that the words do not name, told as assumed. */
export function assumeMeasure(work: Work, { agg, field, at }: Required<Pick<MeasurePiece, 'agg' | 'field' | 'at'>>): void {
  addMeasure(work, { agg, field, at });
  work.assumed.push({ at, about: 'aggregate', value: `${agg} ${field.id}` });
}
