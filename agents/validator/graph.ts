import { END, START, StateGraph } from '@langchain/langgraph';

import { routeAfterTesting } from './edges/route-after-testing.ts';
import { type ChooseLeadOptions, createChooseLeadNode } from './nodes/choose-lead.ts';
import { createInvestigateNode } from './nodes/investigate.ts';
import { createNotifyNode } from './nodes/notify.ts';
import { createTestRunNode } from './nodes/test-run.ts';
import { createWriteReportNode } from './nodes/write-report.ts';
import { createWriteStatementsNode } from './nodes/write-statements.ts';
import { type ValidatorContext, ValidatorContextSchema, ValidatorState, type ValidatorStateType } from './state.ts';

/** The compiled graph; one invocation validates one run. */
export interface ValidatorGraph {
  run(context: ValidatorContext, threadId: string): Promise<ValidatorStateType>;
  drawMermaid(): Promise<string>;
}

/** test run → investigate → write statements → choose lead → write report → notify; where nothing moved, test run → notify. */
export function createValidatorGraph(options: ChooseLeadOptions): ValidatorGraph {
  const graph = new StateGraph(ValidatorState, ValidatorContextSchema)
    .addNode('test_run', createTestRunNode())
    .addNode('investigate', createInvestigateNode())
    .addNode('write_statements', createWriteStatementsNode())
    .addNode('choose_lead', createChooseLeadNode(options))
    .addNode('write_report', createWriteReportNode())
    .addNode('notify', createNotifyNode())
    .addEdge(START, 'test_run')
    .addConditionalEdges('test_run', routeAfterTesting, { investigate: 'investigate', notify: 'notify' })
    .addEdge('investigate', 'write_statements')
    .addEdge('write_statements', 'choose_lead')
    .addEdge('choose_lead', 'write_report')
    .addEdge('write_report', 'notify')
    .addEdge('notify', END)
    .compile({ name: 'validator' });
  return {
    run: (context, threadId) => graph.invoke({}, { context, configurable: { thread_id: threadId } }),
    drawMermaid: async () => (await graph.getGraphAsync()).drawMermaid(),
  };
}
