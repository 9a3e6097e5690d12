import type { ScoredClaim } from '../columns.ts';

export type Visit = Pick<ScoredClaim, 'claim_id' | 'patient_key' | 'province_code' | 'admit_date' | 'discharge_date' | 'service_type'>;

export type History = Pick<
  ScoredClaim,
  | 'claim_id' | 'previous_claim_id' | 'days_since_previous_claim' | 'days_since_previous_discharge' | 'readmission_gap' | 'same_day_claim_count'
  | 'claim_count_30_days_before' | 'claim_count_365_days_before' | 'overlapping_claim_count' | 'is_history_local'
>;

const dayOf = (date: string): number => Date.parse(date) / 86_400_000;

/** What the other claims of a claim's patient say of it, as the columns describe it, one claim at a time. */
export function naiveHistories(visits: readonly Visit[]): readonly History[] {
  const ofPatient = Map.groupBy(visits, ({ patient_key }) => patient_key);
  return visits.map((visit) => (visit.patient_key === null ? withoutPatient(visit) : historyOf(visit, ofPatient.get(visit.patient_key) ?? [])));
}

function withoutPatient({ claim_id }: Visit): History {
  return {
    claim_id, previous_claim_id: null, days_since_previous_claim: null, days_since_previous_discharge: null, readmission_gap: null, same_day_claim_count: null,
    claim_count_30_days_before: null, claim_count_365_days_before: null, overlapping_claim_count: null, is_history_local: null,
  };
}

function historyOf(visit: Visit, all: readonly Visit[]): History {
  const others = all.filter(({ claim_id }) => claim_id !== visit.claim_id);
  const before = others.filter((other) => other.admit_date < visit.admit_date || (other.admit_date === visit.admit_date && other.claim_id < visit.claim_id));
  const [previous] = before.toSorted((a, b) => dayOf(b.admit_date) - dayOf(a.admit_date) || (a.claim_id < b.claim_id ? 1 : -1));
  const daysFrom = (date: string): number => dayOf(visit.admit_date) - dayOf(date);
  const daysSinceDischarge = (earlier: readonly Visit[]): number | null => {
    const days = earlier.map(({ discharge_date }) => daysFrom(discharge_date)).filter((apart) => apart >= 0);
    return days.length === 0 ? null : Math.min(...days);
  };
  const within = (most: number): number => others.filter(({ admit_date }) => daysFrom(admit_date) >= 1 && daysFrom(admit_date) <= most).length;
  return {
    claim_id: visit.claim_id,
    previous_claim_id: previous?.claim_id ?? null,
    days_since_previous_claim: previous ? daysFrom(previous.admit_date) : null,
    days_since_previous_discharge: daysSinceDischarge(before),
    readmission_gap: visit.service_type === 'RITL' ? daysSinceDischarge(before.filter(({ service_type }) => service_type === 'RITL')) : null,
    same_day_claim_count: others.filter(({ admit_date }) => admit_date === visit.admit_date).length,
    claim_count_30_days_before: within(30),
    claim_count_365_days_before: within(365),
    overlapping_claim_count: others.filter((other) => other.admit_date < visit.discharge_date && visit.admit_date < other.discharge_date).length,
    is_history_local: visit.province_code !== null && all.every(({ province_code }) => province_code === visit.province_code),
  };
}
