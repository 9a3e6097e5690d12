import { writtenClaimSchema } from '#engine';

import { readObject } from '../../runtime/read-object.ts';
import { type SimulatorContext, type SimulatorStateType, type SimulatorUpdate, contextOf } from '../state.ts';

/** Lets through what was ordered, and names what is wrong with anything else. */
export function createCheckClaimNode() {
  return async ({ reply }: SimulatorStateType, runtime: { readonly context?: SimulatorContext }): Promise<SimulatorUpdate> => {
    const { order, now, simulation } = contextOf(runtime);
    if (reply === null) return { faults: [] };
    const given = readObject(reply);
    if (given === undefined) return { faults: [{ field: 'answer', accepted: 'one JSON object' }] };
    const parsed = writtenClaimSchema.safeParse(given);
    if (!parsed.success) return { faults: parsed.error.issues.slice(0, mostFaults).map(({ path, message }) => ({ field: path.join('.'), accepted: message })) };
    const taken = simulation.take(parsed.data, order, now);
    return 'claim' in taken ? { claim: taken.claim } : { faults: taken.faults };
  };
}

/** Faults of form that a model is told of. */
const mostFaults = 8;
