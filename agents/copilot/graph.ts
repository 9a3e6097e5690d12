import { END, START, StateGraph } from '@langchain/langgraph';
import type { Language } from '#engine';
import type { CopilotPrompts } from '#prompts';

import type { ChatModel } from '../chat-model.ts';
import { routeAfterCompose } from './edges/route-after-compose.ts';
import { routeAfterPlan } from './edges/route-after-plan.ts';
import { routeAfterTools } from './edges/route-after-tools.ts';
import { routeAfterVerify } from './edges/route-after-verify.ts';
import { createCallToolsNode } from './nodes/call-tools.ts';
import { createComposeNode } from './nodes/compose.ts';
import { createFallbackNode } from './nodes/fallback.ts';
import { createLoadClaimNode } from './nodes/load-claim.ts';
import { createPlanNode } from './nodes/plan.ts';
import { createRepairNode } from './nodes/repair.ts';
import { createRespondNode } from './nodes/respond.ts';
import { createVerifyNode } from './nodes/verify.ts';
import { CopilotState, type CopilotStateType, type RunContext, RunContextSchema } from './state.ts';

export interface CopilotGraphOptions {
  readonly model: ChatModel;
  readonly prompts: Readonly<Record<Language, CopilotPrompts>>;
}

/** The compiled graph. What belongs to one run comes with `run`, never with the graph. */
export interface CopilotGraph {
  run(context: RunContext): Promise<CopilotStateType>;
  drawMermaid(): Promise<string>;
}

/** load claim → plan ⇄ tools → compose → verify → respond, with one repair and the fallback. */
export function createCopilotGraph({ model, prompts }: CopilotGraphOptions): CopilotGraph {
  const graph = new StateGraph(CopilotState, RunContextSchema)
    .addNode('load_claim', createLoadClaimNode({ prompts }))
    .addNode('plan', createPlanNode({ model }))
    .addNode('call_tools', createCallToolsNode())
    .addNode('compose', createComposeNode({ model, prompts }))
    .addNode('verify', createVerifyNode())
    .addNode('repair', createRepairNode({ model, prompts }))
    .addNode('respond', createRespondNode())
    .addNode('fallback', createFallbackNode())
    .addEdge(START, 'load_claim')
    .addEdge('load_claim', 'plan')
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
