import { type ValidatorContext, type ValidatorStateType, type ValidatorUpdate, contextOf } from '../state.ts';

/** Tells of the report, or that nothing moved, to whoever the caller says. */
export function createNotifyNode() {
  return async ({ report, validation }: ValidatorStateType, runtime: { readonly context?: ValidatorContext }): Promise<ValidatorUpdate> => {
    if (validation) await contextOf(runtime).notify(report, validation);
    return {};
  };
}
