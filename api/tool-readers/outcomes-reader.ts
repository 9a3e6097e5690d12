import type { AskOptions } from '#agents';
import type { Store } from '#store';

/** Reads the decisions on a claim as tools may show them: the latest first, without who made them. */
export function outcomesReader({ outcomes }: Pick<Store, 'outcomes'>): NonNullable<AskOptions['outcomesOf']> {
  return async (claimId) =>
    (await outcomes.ofClaim(claimId)).map(({ decision, correctionRatio, reason, createdAt, notes }) => ({ decision, correctionRatio, reason, decidedAt: createdAt, notes }));
}
