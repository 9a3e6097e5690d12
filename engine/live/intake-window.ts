import type { Intake, LiveReading } from './intake.ts';
import type { LiveClaim, LivePatientClaim } from './live-claim.ts';

type Kept = Intake & Pick<LiveReading, 'claimsOfPatients'>;

/**
 * An intake whose claims count as there from the moment they are given to it: what is scored while a batch is being kept finds
 * that batch among the claims of its patients.
 */
export function createIntakeWindow(intake: Kept): Kept {
  const underWay = new Set<readonly LiveClaim[]>();
  const meanwhile = async <T>(claims: readonly LiveClaim[], work: () => Promise<T>): Promise<T> => {
    underWay.add(claims);
    try {
      return await work();
    } finally {
      underWay.delete(claims);
    }
  };
  return {
    positionOf: (channel, part) => intake.positionOf(channel, part),
    take: (batch) => meanwhile(batch.claims, () => intake.take(batch)),
    takeReplayed: (batch) => meanwhile(batch.claims, () => intake.takeReplayed(batch)),
    async claimsOfPatients(patientKeys) {
      const keys = new Set<string | null>(patientKeys);
      const found = new Map<string, LivePatientClaim>();
      // Taken down before the store is asked: what is kept in between is in what it answers.
      for (const claims of underWay) for (const { claim } of claims) if (claim.patient_key !== null && keys.has(claim.patient_key)) found.set(claim.claim_id, claim);
      for (const claim of await intake.claimsOfPatients(patientKeys)) if (!found.has(claim.claim_id)) found.set(claim.claim_id, claim);
      return [...found.values()].toSorted(byPatientAndTime);
    },
  };
}

function byPatientAndTime(a: LivePatientClaim, b: LivePatientClaim): number {
  return compare(a.patient_key ?? '', b.patient_key ?? '') || compare(a.admit_date, b.admit_date) || compare(a.claim_id, b.claim_id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
