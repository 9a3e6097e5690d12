import { Annotation } from '@langchain/langgraph';
import type { ClaimOrder, ClaimSimulation, Fault, SimulatedClaim } from '#engine';
import type { GetClaimsProfileData, Tools } from '#tools';

const last = <T>(initial: T): { reducer: (old: T, next: T) => T; default: () => T } => ({ reducer: (_, next) => next, default: () => initial });

/** What the making of one claim knows. Nothing of it outlives the claim: each has a thread of its own. */
export const SimulatorState = Annotation.Root({
  /** Claims of the diagnosis, together; null where the profile does not tell of it. */
  diagnosis: Annotation<GetClaimsProfileData['diagnosis']>(last<GetClaimsProfileData['diagnosis']>(null)),
  /** What the model wrote last; null where it failed or was late. */
  reply: Annotation<string | null>(last<string | null>(null)),
  /** Times that the model was asked. */
  attempts: Annotation<number>(last(0)),
  /** What is wrong with the reply. */
  faults: Annotation<readonly Fault[]>(last<readonly Fault[]>([])),
  claim: Annotation<SimulatedClaim | null>(last<SimulatedClaim | null>(null)),
  isDrawn: Annotation<boolean>(last(false)),
});
export type SimulatorStateType = typeof SimulatorState.State;
export type SimulatorUpdate = typeof SimulatorState.Update;

/** What one claim is made for and with. No model sees it, but what a node tells it. */
export const SimulatorContextSchema = Annotation.Root({
  order: Annotation<ClaimOrder>,
  now: Annotation<Date>,
  simulation: Annotation<ClaimSimulation>,
  tools: Annotation<Tools>,
  /** Ends waiting for the model. */
  signal: Annotation<AbortSignal>,
});
export type SimulatorContext = typeof SimulatorContextSchema.State;

/** @throws Error where the graph was invoked without a context: a defect of the caller. */
export function contextOf({ context }: { readonly context?: SimulatorContext }): SimulatorContext {
  if (!context) throw new Error('the simulator’s graph was invoked without its context');
  return context;
}
