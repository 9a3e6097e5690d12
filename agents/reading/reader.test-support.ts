import { type ClaimQuery, type ClaimQueryInput, claimQuerySchema } from '#engine';

import type { Names } from './lexicon.ts';
import { type ConversationOptions, readQuestion } from './conversation.ts';
import type { Reading } from './read-question.ts';

/** Names of a small country: two places of one name, keys of facilities. */
export const names: Names = new Map<string, { name: string; code: string | null }[]>([
  ['province_name', ['DKI JAKARTA', 'JAWA BARAT', 'JAWA TENGAH', 'JAWA TIMUR', 'BALI', 'GORONTALO'].map((name, i) => ({ name, code: String(31 + i) }))],
  ['district_name', ['Jakarta Pusat', 'KAB. BANDUNG', 'KOTA BANDUNG', 'KOTA DENPASAR', 'KAB. SLEMAN'].map((name, i) => ({ name, code: String(3101 + i) }))],
  ['facility_key', ['173603', '100080'].map((name) => ({ name, code: null }))],
]);

/** The newest date of the claims, and today. */
export const anchors = { claims: '2022-12-31', clock: '2026-11-28' };

export function read(message: string, previous?: ClaimQuery, context: Pick<ConversationOptions, 'openClaim' | 'shown' | 'pending' | 'earlier' | 'shownGroups' | 'openFacility' | 'shownConcept'> = {}): Reading {
  return readQuestion(message, { names, anchors, ...(previous && { previous }), ...context });
}

/** A query with its defaults, its clauses in an order of their own, so that two that ask the same are equal. */
export function same(query: ClaimQueryInput): unknown {
  const { where, period, against, measures, ...rest } = claimQuerySchema.parse(query);
  return {
    ...rest,
    where: clauses(where),
    measures: measures.map(({ where: own, ...measure }) => ({ ...measure, ...(own && { where: clauses(own) }) })),
    ...(period && { period: { date: period.date, from: period.from, to: period.to } }),
    ...(against && { against: against.map((side) => clauses(side.where)) }),
  };
}

function clauses(all: ClaimQuery['where']): unknown {
  return sorted(all.map((one) => ('any' in one ? { any: sorted(one.any) } : { ...one, value: Array.isArray(one.value) && one.op !== 'between' ? sorted(one.value) : one.value })));
}

function sorted(values: readonly unknown[]): unknown[] {
  return values.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
