import { calendarYear, isoDate } from './calendar.ts';
import { weightText } from './claim-text.ts';
import type { CodeText } from './code-text.ts';
import { type Members, participantNumber, positionOf } from './members.ts';

/** Membership columns in the official order. */
export const memberColumns = Array.from({ length: 18 }, (_, index) => `PSTV${String(index + 1).padStart(2, '0')}`);

/** The register by participant number. */
export function orderMembers(members: Pick<Members, 'count'>): Float64Array {
  const numbers = new Float64Array(members.count);
  for (let position = 0; position < members.count; position += 1) numbers[position] = participantNumber(position);
  return numbers.toSorted().map(positionOf);
}

export function memberRow(members: Members, position: number, hasDied: boolean, code: CodeText): string {
  const district = members.district[position]!;
  const province = Math.floor(district / 100);
  const status = hasDied ? 2 : members.isInactive[position] === 1 ? 3 : 1;
  return `${[
    participantNumber(position),
    participantNumber(members.head[position]!),
    isoDate(members.birthDay[position]!),
    code('PSTV04', members.relation[position]!),
    code('PSTV05', members.sex[position]!),
    code('PSTV06', members.marital[position]!),
    code('PSTV07', members.entitlement[position]!),
    code('PSTV08', members.segment[position]!),
    code('PSTV09', province),
    district,
    code('PSTV11', members.clinicOwner[position]!),
    code('PSTV12', members.clinicKind[position]!),
    code('PSTV13', province),
    district,
    weightText(members.weight[position]!),
    calendarYear,
    code('PSTV17', status),
    hasDied ? calendarYear : '',
  ].join(',')}\n`;
}
