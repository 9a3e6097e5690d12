import { type SimulatorContext, type SimulatorStateType, type SimulatorUpdate, contextOf } from '../state.ts';

/** Makes the claim by the deterministic sampler. */
export function createDrawClaimNode() {
  return async (_: SimulatorStateType, runtime: { readonly context?: SimulatorContext }): Promise<SimulatorUpdate> => {
    const { order, now, simulation } = contextOf(runtime);
    return { claim: simulation.draw(order, now), isDrawn: true };
  };
}
