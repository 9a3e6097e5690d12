import { type Reference, positions } from '#engine';

import type { Comparison } from '../sense.ts';
import { isGroup } from './groups.ts';
import type { Tokens } from './tokens.ts';

/** What something is compared with that all of its like come to, and what that is said to be of. */
export interface Average extends Pick<Reference, 'times'> {
  readonly agg: NonNullable<Reference['agg']>;
  readonly op: Exclude<Comparison, '='>;
  readonly of?: 'country' | 'claims';
  readonly field?: string;
  readonly group?: string;
  readonly to: number;
}

/** `di atas rata-rata nasional`, `above the average of all claims`, `lebih dari dua kali median`: the comparison and the place after it. */
export function averageAt(tokens: Tokens, at: number): Average | undefined {
  const op = tokens.as(at, 'compare');
  if (!op || op.after === true || op.op === '=') return undefined;
  const times = tokens.as(at + 1, 'number');
  const first = at + (times?.unit === 'times' ? 2 : 1);
  const isNational = tokens.as(first, 'whole')?.of === 'country';
  let to = isNational ? first + 1 : first;
  const agg = positions.find((one) => one === tokens.as(to, 'aggregate')?.agg);
  if (agg === undefined || tokens.is(to, 'field') || (times !== undefined && times.unit !== 'times')) return undefined;
  let said: Pick<Average, 'of' | 'field' | 'group'> = isNational ? { of: 'country' } : {};
  for (to += 1; to < tokens.list.length; to += 1) {
    const leads = tokens.at(to)?.after;
    const field = tokens.is(to + 1, 'compare', 'number', 'which', 'superlative', 'value') || leads?.has('that') === true || leads?.has('with') === true || leads?.has('in') === true ? undefined : tokens.as(to, 'field')?.field;
    if (tokens.as(to, 'whole')?.of === 'country') said = { ...said, of: 'country' };
    else if (tokens.as(to, 'subject')?.subject === 'claims' && leads?.has('every') === true) said = { ...said, of: 'claims' };
    else if (field) said = { ...said, [isGroup(field) ? 'group' : 'field']: field.id };
    else break;
  }
  // `di atas rata-rata rs kelas B`, `above the average of inpatient claims`: an average of some is not known.
  const leads = tokens.at(to)?.after;
  const isOfSome = tokens.is(to, 'value', 'number', 'range', 'subject', 'field') && !(['that', 'in', 'with', 'quantity'] as const).some((lead) => leads?.has(lead) === true);
  if (isOfSome && !(said.of === 'claims' && tokens.all(to, 'value').some(({ field }) => field === 'service_type'))) return undefined;
  return { op: op.op, times: times?.value ?? 1, agg, ...said, to };
}
