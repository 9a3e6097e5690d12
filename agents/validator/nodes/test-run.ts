import { type ValidatorContext, type ValidatorStateType, type ValidatorUpdate, contextOf } from '../state.ts';

/** Reads the logs and judges the run. Whether there is an alert is decided here, by arithmetic alone. */
export function createTestRunNode() {
  return async (_: ValidatorStateType, runtime: { readonly context?: ValidatorContext }): Promise<ValidatorUpdate> => ({ validation: contextOf(runtime).test() });
}
