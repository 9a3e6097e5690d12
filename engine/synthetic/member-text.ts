import { calendarYear, isoDate } from './calendar.ts';
import { weightText } from './claim-text.ts';
import type { CodeText } from './code-text.ts';
import { type Members, participantNumber } from './members.ts';

/** Membership columns in the official order. */
export const memberColumns = Array.from({ length: 18 }, (_, index) => `PSTV${String(index + 1).padStart(2, '0')}`);

/** The register by participant number. */
export function orderMembers(members: Members): Float64Array {
  const keys = new Float64Array(members.count);
  // Number and position in one key, so that a plain numeric sort carries the position along: below 2⁵³.
  for (let position = 0; position < members.count; position += 1) keys[position] = participantNumber(position) * 0x40_0000 + position;
  return keys.toSorted().map((key) => key % 0x40_0000);
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
