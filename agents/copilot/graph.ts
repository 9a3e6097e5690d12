import { END, START, StateGraph } from '@langchain/langgraph';

import { routeAfterCompose } from './edges/route-after-compose.ts';
import { routeAfterPlan } from './edges/route-after-plan.ts';
import { routeAfterTools } from './edges/route-after-tools.ts';
import { routeAfterVerify } from './edges/route-after-verify.ts';
import { createCallToolsNode } from './nodes/call-tools.ts';
import { createComposeNode } from './nodes/compose.ts';
import { createFallbackNode } from './nodes/fallback.ts';
import { createOpenNode } from './nodes/open.ts';
import { createPlanNode } from './nodes/plan.ts';
import { createRepairNode } from './nodes/repair.ts';
import { createRespondNode } from './nodes/respond.ts';
import { createVerifyNode } from './nodes/verify.ts';
import { CopilotState, type CopilotStateType, type RunContext, RunContextSchema } from './state.ts';

/** The compiled graph. What belongs to one run comes with `run`, never with the graph. */
export interface CopilotGraph {
  run(context: RunContext): Promise<CopilotStateType>;
  drawMermaid(): Promise<string>;
}

/** open → plan ⇄ tools → compose → verify → respond, with one repair and the fallback. */
export function createCopilotGraph(): CopilotGraph {
  const graph = new StateGraph(CopilotState, RunContextSchema)
    .addNode('open', createOpenNode())
    .addNode('plan', createPlanNode())
    .addNode('call_tools', createCallToolsNode())
    .addNode('compose', createComposeNode())
    .addNode('verify', createVerifyNode())
    .addNode('repair', createRepairNode())
    .addNode('respond', createRespondNode())
    .addNode('fallback', createFallbackNode())
    .addEdge(START, 'open')
    .addEdge('open', 'plan')
    .addConditionalEdges('plan', routeAfterPlan, ['call_tools', 'compose', 'fallback'])
    .addConditionalEdges('call_tools', routeAfterTools, ['plan', 'compose'])
    .addConditionalEdges('compose', routeAfterCompose, ['verify', 'fallback'])
    .addConditionalEdges('verify', routeAfterVerify, ['respond', 'repair', 'fallback'])
    .addConditionalEdges('repair', routeAfterCompose, ['verify', 'fallback'])
    .addEdge('respond', END)
    .addEdge('fallback', END)
    .compile({ name: 'copilot' });
  return {
    run: (context) => graph.invoke({}, { context }),
    drawMermaid: async () => (await graph.getGraphAsync()).drawMermaid(),
  };
}
