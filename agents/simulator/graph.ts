import { END, START, StateGraph } from '@langchain/langgraph';

import { routeAfterChecking } from './edges/route-after-checking.ts';
import { createCheckClaimNode } from './nodes/check-claim.ts';
import { createDrawClaimNode } from './nodes/draw-claim.ts';
import { createReadProfileNode } from './nodes/read-profile.ts';
import { createWriteClaimNode } from './nodes/write-claim.ts';
import { type SimulatorContext, SimulatorContextSchema, SimulatorState, type SimulatorStateType } from './state.ts';

type GraphOptions = Parameters<typeof createWriteClaimNode>[0];

/** The compiled graph; one invocation makes one claim. */
export interface SimulatorGraph {
  run(context: SimulatorContext): Promise<SimulatorStateType>;
  drawMermaid(): Promise<string>;
}

/** read profile → write claim ⇄ check claim, and draw claim where the model cannot. */
export function createSimulatorGraph(options: GraphOptions): SimulatorGraph {
  const graph = new StateGraph(SimulatorState, SimulatorContextSchema)
    .addNode('read_profile', createReadProfileNode())
    .addNode('write_claim', createWriteClaimNode(options))
    .addNode('check_claim', createCheckClaimNode())
    .addNode('draw_claim', createDrawClaimNode())
    .addEdge(START, 'read_profile')
    .addEdge('read_profile', 'write_claim')
    .addEdge('write_claim', 'check_claim')
    .addConditionalEdges('check_claim', routeAfterChecking, { write_claim: 'write_claim', draw_claim: 'draw_claim', end: END })
    .addEdge('draw_claim', END)
    .compile({ name: 'simulator' });
  return {
    run: (context) => graph.invoke({}, { context, configurable: { thread_id: context.order.claimId } }),
    drawMermaid: async () => (await graph.getGraphAsync()).drawMermaid(),
  };
}
