import type { SimulatorStateType } from '../state.ts';

/** The model is asked at most so often: for the claim, and to repair it. */
const mostAttempts = 2;

/** What is right goes out; what has faults is repaired once, else the sampler makes the claim; so it does where the model fails. */
export function routeAfterChecking({ claim, reply, attempts }: Pick<SimulatorStateType, 'claim' | 'reply' | 'attempts'>): 'write_claim' | 'draw_claim' | 'end' {
  if (claim) return 'end';
  return reply !== null && attempts < mostAttempts ? 'write_claim' : 'draw_claim';
}
