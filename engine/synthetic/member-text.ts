import { calendarYear, isoDate } from './calendar.ts';
import { weightText } from './claim-text.ts';
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

export function memberRow(members: Members, position: number, hasDied: boolean): string {
  const district = members.district[position]!;
  const province = Math.floor(district / 100);
  const status = hasDied ? 2 : members.isInactive[position] === 1 ? 3 : 1;
  return `${[
    participantNumber(position),
    participantNumber(members.head[position]!),
    isoDate(members.birthDay[position]!),
    members.relation[position],
    members.sex[position],
    members.marital[position],
    members.entitlement[position],
    members.segment[position],
    province,
    district,
    members.clinicOwner[position],
    members.clinicKind[position],
    province,
    district,
    weightText(members.weight[position]!),
    calendarYear,
    status,
    hasDied ? calendarYear : '',
  ].join(',')}\n`;
}
