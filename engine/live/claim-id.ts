import { CasemindError } from '../errors.ts';
import { maskIdentifiers, simulatedClaimId } from '../identifiers.ts';

/** Simulated claims have ids of their own, so that neither kind can be taken for the other. */
const simulatedPattern = new RegExp(`^${simulatedClaimId}$`);
const realPattern = /^(?!SIM-)[A-Za-z\d][A-Za-z\d._/-]{0,63}$/i;

export function isSimulatedClaimId(text: string): boolean {
  return simulatedPattern.test(text);
}

/** What people do with claims, they do with real ones. @throws CasemindError CLAIM_SIMULATED for another, live or in a snapshot. */
export function refuseSimulatedClaim(claimId: string): void {
  if (isSimulatedClaimId(claimId)) throw new CasemindError('CLAIM_SIMULATED', { claim: claimId });
}

/** Whether a text can be the id of a real claim; a number that could be that of a person cannot. */
export function isRealClaimId(text: string): boolean {
  return realPattern.test(text) && maskIdentifiers(text) === text;
}
