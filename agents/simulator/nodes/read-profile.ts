import { getClaimsProfileDataSchema } from '#tools';

import { Pseudonyms } from '../../runtime/pseudonyms.ts';
import { runTool } from '../../runtime/run-tool.ts';
import { type SimulatorContext, type SimulatorStateType, type SimulatorUpdate, contextOf } from '../state.ts';

/** Reads what claims of the diagnosis that was ordered are like, by the tool that any client has. */
export function createReadProfileNode() {
  return async (_: SimulatorStateType, runtime: { readonly context?: SimulatorContext }): Promise<SimulatorUpdate> => {
    const { order, tools } = contextOf(runtime);
    const { data } = await runTool('get_claims_profile', { service_type: order.serviceType, dx: order.diagnosis.code, limit: 1 }, { tools, pseudonyms: new Pseudonyms(), onTool: () => {} });
    return { diagnosis: getClaimsProfileDataSchema.safeParse(data).data?.diagnosis ?? null };
  };
}
