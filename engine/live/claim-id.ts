import { maskIdentifiers } from '../identifiers.ts';

/** `SIM-YYYY-NNN…`: simulated claims have ids of their own, so that neither kind can be taken for the other. */
const simulatedPattern = /^SIM-\d{4}-\d{3,12}$/;
const realPattern = /^(?!SIM-)[A-Za-z\d][A-Za-z\d._/-]{0,63}$/i;

export function isSimulatedClaimId(text: string): boolean {
  return simulatedPattern.test(text);
}

/** Whether a text can be the id of a real claim; a number that could be that of a person cannot. */
export function isRealClaimId(text: string): boolean {
  return realPattern.test(text) && maskIdentifiers(text) === text;
}
