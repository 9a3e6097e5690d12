import { Annotation, END, START, StateGraph } from '@langchain/langgraph';
import type { Language } from '#engine';
import type { ValidatorPrompts } from '#prompts';
import { z } from 'zod';

import { askStructured } from '../runtime/ask-structured.ts';
import type { ChatModel } from '../runtime/chat-model.ts';
import { runOf } from '../runtime/graph.ts';
import { Pseudonyms } from '../runtime/pseudonyms.ts';
import { readChoice } from '../statements/choice.ts';
import { investigate } from './investigate.ts';
import { type ValidatorRun, ValidatorState, type ValidatorStateType } from './state.ts';
import { writeReport } from './write-report.ts';
import { writeStatements } from './write-statements.ts';

interface ValidatorGraphOptions {
  /** None where the size of the effects orders. */
  readonly model: ChatModel | undefined;
  readonly language: Language;
  readonly prompts: ValidatorPrompts;
}

const ValidatorContext = Annotation.Root({ run: Annotation<ValidatorRun> });

/** test run → investigate → write statements → choose lead → write report → notify; where nothing moved, test run → notify. The first alone decides, by arithmetic. */
export function createValidatorGraph(options: ValidatorGraphOptions) {
  const graph = new StateGraph(ValidatorState, ValidatorContext)
    .addNode('test_run', (_, runtime) => ({ validation: runOf(runtime).test() }))
    .addNode('investigate', async ({ validation }, runtime) => investigate(validation, runOf(runtime)))
    .addNode('write_statements', (state) => ({ statements: writeStatements(state) }))
    .addNode('choose_lead', async (state, runtime) => ({ chosen: await chooseLead(state, runOf(runtime), options) }))
    .addNode('write_report', (state) => ({ report: writeReport(state) }))
    .addNode('notify', async ({ report, validation }, runtime) => {
      if (validation) await runOf(runtime).notify(report, validation);
      return {};
    })
    .addEdge(START, 'test_run')
    .addConditionalEdges('test_run', ({ validation }) => (validation?.incident ? 'investigate' : 'notify'), { investigate: 'investigate', notify: 'notify' })
    .addEdge('investigate', 'write_statements')
    .addEdge('write_statements', 'choose_lead')
    .addEdge('choose_lead', 'write_report')
    .addEdge('write_report', 'notify')
    .addEdge('notify', END)
    .compile({ name: 'validator' });
  return {
    run: (run: ValidatorRun, threadId: string): Promise<ValidatorStateType> => graph.invoke({}, { context: { run }, configurable: { thread_id: threadId } }),
    drawMermaid: async (): Promise<string> => (await graph.getGraphAsync()).drawMermaid(),
  };
}

const choiceSchema = z.object({ statements: z.array(z.int()) });

/** Has a model choose which findings lead. It gives numbers of sentences that stand; whatever else it gives changes nothing. */
async function chooseLead({ statements, evidence }: ValidatorStateType, { signal }: ValidatorRun, { model, language, prompts }: ValidatorGraphOptions): Promise<readonly number[] | null> {
  if (!model || statements.length < 2) return null;
  const pseudonyms = new Pseudonyms();
  pseudonyms.know(...evidence.flatMap(({ unit, value, source }) => (unit === 'code' && source.keys['metric'] === 'volume_facility' && typeof value === 'string' ? [value] : [])));
  const candidates = statements.map(({ kind, text }, i) => ({ no: i + 1, kind, text: text[language] }));
  const reply = await askStructured({ model, system: prompts.lead.render(), data: { candidates }, output: choiceSchema, pseudonyms, signal });
  return readChoice(reply, statements.length)?.statements.map((number) => number - 1) ?? null;
}
