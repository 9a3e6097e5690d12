import { Annotation, END, START, StateGraph } from '@langchain/langgraph';
import { CasemindError, type Language } from '#engine';
import type { Prompt } from '#prompts';
import type { ToolContext } from '#tools';
import { z } from 'zod';

import { askStructured } from '../runtime/ask-structured.ts';
import type { ChatModel } from '../runtime/chat-model.ts';
import { kept, runOf } from '../runtime/graph.ts';
import { type Choice, readChoice } from '../statements/choice.ts';
import { statementsOf } from '../statements/claim-statements.ts';
import { Facts, citable, summaryFactsSchema, summaryTools } from '../statements/facts.ts';
import { candidatesOf, composeFinding } from '../statements/finding.ts';
import { say } from '../statements/render.ts';
import { type Sentence, type Writer, createWriter } from '../statements/writer.ts';
import { type SectionId, sectionIds } from './answer.ts';
import { type RanTool, type ToolRun, runTool } from '../runtime/run-tool.ts';

const SummaryState = Annotation.Root({
  ranTools: kept<readonly RanTool[]>([]),
  /** What the model chose; null where none was asked, or its answer cannot be used. */
  choice: kept<Choice | null>(null),
  finding: kept<readonly Sentence[]>([]),
  sections: kept<readonly SummarySection[]>([]),
});
type SummaryStateType = typeof SummaryState.State;

interface SummarySection {
  readonly id: SectionId;
  readonly sentences: readonly Sentence[];
}

/** What the server binds to one summary. */
interface SummaryRun extends ToolRun {
  readonly language: Language;
  readonly toolContext: ToolContext;
  /** Chooses among the candidates; without one rules do. */
  readonly model: ChatModel | undefined;
  /** Ends waiting for a model; the run itself goes on. */
  readonly signal: AbortSignal;
  /** Asks a model to choose among the candidates. */
  readonly prompt: Prompt;
}

export interface SummaryGraph {
  /** @throws CasemindError CLAIM_MISSING; INTERNAL where a tool fails. */
  run(context: SummaryRun): Promise<SummaryStateType>;
  drawMermaid(): Promise<string>;
}

const SummaryContext = Annotation.Root({ run: Annotation<SummaryRun> });

/** read → choose, where there is a language model → tell. */
export function createSummaryGraph(): SummaryGraph {
  const graph = new StateGraph(SummaryState, SummaryContext)
    .addNode('read', async (_, runtime) => ({ ranTools: await read(runOf(runtime)) }))
    .addNode('choose', async ({ ranTools }, runtime) => ({ choice: await choose(ranTools, runOf(runtime)) }))
    .addNode('tell', async ({ ranTools, choice }, runtime) => tell(writerOf(ranTools, runOf(runtime)), choice))
    .addEdge(START, 'read')
    .addConditionalEdges('read', (_, runtime) => (runOf(runtime).model ? 'choose' : 'tell'), ['choose', 'tell'])
    .addEdge('choose', 'tell')
    .addEdge('tell', END)
    .compile({ name: 'summary' });
  return {
    run: (run) => graph.invoke({}, { context: { run } }),
    drawMermaid: async () => (await graph.getGraphAsync()).drawMermaid(),
  };
}

/** All that a summary stands on is read, whatever a model would ask for. */
async function read(run: SummaryRun): Promise<RanTool[]> {
  await run.toolContext.reading();
  const ranTools: RanTool[] = [];
  for (const tool of summaryTools) {
    const ran = await runTool(tool, {}, run);
    if (!ran.ok) throw new CasemindError('INTERNAL', { request: '' });
    ranTools.push(ran);
  }
  return ranTools;
}

/** Numbers of candidates are all that is taken from the model: nothing that it writes is kept. */
async function choose(ranTools: readonly RanTool[], run: SummaryRun): Promise<Choice | null> {
  const { language, model, pseudonyms, prompt, signal } = run;
  const candidates = candidatesOf(writerOf(ranTools, run)).map(({ forms }, i) => ({ number: i + 1, text: forms.at(-1)?.text ?? '' }));
  const given = model && (await askStructured({ model, system: prompt.render(), data: { language, candidates }, output: choiceSchema, pseudonyms, signal }));
  return given ? readChoice(given, candidates.length) : null;
}

// What is no number of a candidate, or no relation, counts as none.
const choiceSchema = z.object({ statements: z.array(z.int().catch(0)), relations: z.array(z.enum(['addition', 'contrast', 'none']).catch('none')).catch([]).default([]) });

function tell(writer: Writer, choice: Choice | null): Pick<SummaryStateType, 'finding' | 'sections'> {
  const statements = statementsOf(writer.facts);
  return { finding: composeFinding(writer, candidatesOf(writer), choice ?? undefined), sections: sectionIds.map((id) => ({ id, sentences: say(writer, statements[id]) })) };
}

function writerOf(ranTools: readonly RanTool[], { language }: SummaryRun): Writer {
  const results = ranTools.map(({ tool, data, evidence }) => [tool, { data, evidence: citable(evidence, language) }] as const);
  return createWriter(new Facts(summaryFactsSchema.parse(Object.fromEntries(results))), language);
}
