import { Annotation, END, START, StateGraph } from '@langchain/langgraph';

import type { Part, Reading } from '../reading/index.ts';
import { kept, runOf } from '../runtime/graph.ts';
import type { RanTool } from '../runtime/run-tool.ts';
import type { OfferedDocument } from './answer.ts';
import type { Sentence } from '../statements/writer.ts';
import { answerPart } from './parts/answer-part.ts';
import { claimMeant } from './parts/claim.ts';
import type { PartAnswer, QuestionRun } from './parts/part.ts';
import type { Notice } from './question.ts';

const QuestionState = Annotation.Root({
  reading: kept<Reading | null>(null),
  answers: kept<readonly PartAnswer[]>([]),
  told: kept<Told | null>(null),
});
type QuestionStateType = typeof QuestionState.State;

/** What a question gets, before it is presented. */
export interface Told {
  readonly ran: readonly RanTool[];
  readonly sentences: readonly Sentence[];
  readonly notice: Notice | null;
  /** The claim that it is about. */
  readonly claimId: string | undefined;
  readonly documents: readonly OfferedDocument[];
}

/** What the server binds to one question, and how it is read. */
export interface CopilotRun extends Omit<QuestionRun, 'language' | 'queries'> {
  readonly language: QuestionRun['language'] | undefined;
  readonly read: () => Promise<Reading>;
  readonly onRead: (reading: Reading) => void;
  /** Chooses, of sentences that need not be told, which are; all without it. Null where nobody chose. */
  readonly choose?: ((sentences: readonly string[]) => Promise<readonly number[] | null>) | undefined;
}

export interface CopilotGraph {
  /** @throws CasemindError of a tool context; a defect otherwise. */
  run(run: CopilotRun): Promise<QuestionStateType>;
  drawMermaid(): Promise<string>;
}

const QuestionContext = Annotation.Root({ run: Annotation<CopilotRun> });
/** Sentences of one answer. */
const mostSentences = 80;

/** read → gather, where it was read → choose, where somebody does → tell. */
export function createCopilotGraph(): CopilotGraph {
  const graph = new StateGraph(QuestionState, QuestionContext)
    .addNode('read', async (_, runtime) => ({ reading: await read(runOf(runtime)) }))
    .addNode('gather', async ({ reading }, runtime) => ({ answers: await gather(reading, runOf(runtime)) }))
    .addNode('choose', async ({ answers }, runtime) => ({ answers: await choose(answers, runOf(runtime)) }))
    .addNode('tell', ({ reading, answers }) => ({ told: tell(reading, answers) }))
    .addEdge(START, 'read')
    .addConditionalEdges('read', ({ reading }) => (reading !== null && reading.parts.length > 0 ? 'gather' : 'tell'), ['gather', 'tell'])
    .addConditionalEdges('gather', ({ answers }, runtime) => (runOf(runtime).choose !== undefined && optionalIn(answers).length > 0 ? 'choose' : 'tell'), ['choose', 'tell'])
    .addEdge('choose', 'tell')
    .addEdge('tell', END)
    .compile({ name: 'copilot' });
  return {
    run: (run) => graph.invoke({}, { context: { run } }),
    drawMermaid: async () => (await graph.getGraphAsync()).drawMermaid(),
  };
}

async function read(run: CopilotRun): Promise<Reading> {
  const reading = await run.read();
  run.onRead(reading);
  return reading;
}

async function gather(reading: Reading | null, run: CopilotRun): Promise<readonly PartAnswer[]> {
  const answers: PartAnswer[] = [];
  const language = run.language ?? reading?.language ?? 'id';
  for (const part of mergedClaims(reading?.parts ?? [], { ...run, language, queries: [] })) answers.push(await answerPart(part, { ...run, language, queries: reading?.queries ?? [] }));
  return answers;
}

/** What is asked of one claim in several ways is answered once. */
function mergedClaims(parts: readonly Part[], run: QuestionRun): readonly Part[] {
  return parts.reduce<readonly Part[]>((before, part) => {
    const place = part.kind === 'claim' ? before.findIndex((other) => other.kind === 'claim' && claimMeant(other.claim, run) === claimMeant(part.claim, run)) : -1;
    const known = before[place];
    if (part.kind !== 'claim' || known?.kind !== 'claim') return [...before, part];
    const topics = [...new Set([...known.topics, ...part.topics])];
    return before.with(place, { ...known, topics: topics.length > 1 ? topics.filter((topic) => topic !== 'overview') : topics, fields: [...new Set([...known.fields, ...part.fields])] });
  }, []);
}

function optionalIn(answers: readonly PartAnswer[]): readonly string[] {
  return answers.flatMap(({ candidates }) => candidates.flatMap(({ sentence, isAlways }) => (isAlways ? [] : [sentence.text])));
}

/** What need not be told is left out unless it was chosen; what must be stays where it is. */
async function choose(answers: readonly PartAnswer[], run: CopilotRun): Promise<readonly PartAnswer[]> {
  const optional = optionalIn(answers);
  const chosen = (await run.choose?.(optional)) ?? null;
  if (chosen === null) return answers;
  const taken = new Set(chosen.flatMap((number) => optional[number - 1] ?? []));
  return answers.map((answer) => ({ ...answer, candidates: answer.candidates.filter(({ sentence, isAlways }) => isAlways || taken.has(sentence.text)) }));
}

function tell(reading: Reading | null, answers: readonly PartAnswer[]): Told {
  const notices = [...answers.flatMap((answer) => answer.notices), ...(reading !== null && reading.parts.length === 0 ? [{ code: 'unclear' as const, text: reading.question }] : [])];
  const [first, ...more] = notices;
  const notice = first ? { code: first.code, text: [...new Set([first, ...more].map(({ text }) => text))].join(' ') } : null;
  const apart = setApart(answers);
  const seen = new Set<string>();
  const sentences = apart.flatMap(({ candidates }) => candidates.map(({ sentence }) => sentence)).filter(({ text }) => !seen.has(text) && seen.add(text)).slice(0, mostSentences);
  return { ran: apart.flatMap(({ ran }) => ran), sentences, notice, claimId: answers.find((answer) => answer.claimId !== undefined)?.claimId, documents: answers.flatMap(({ documents = [] }) => documents) };
}

/** Evidence of two parts that has one id but not one source is told apart by the place of the part. */
function setApart(answers: readonly PartAnswer[]): readonly PartAnswer[] {
  const known = new Map<string, string>();
  return answers.map((answer, i) => {
    const isTaken = answer.ran.some(({ evidence }) => evidence.some(({ id, source }) => (known.get(id) ?? JSON.stringify(source)) !== JSON.stringify(source)));
    const named = (id: string): string => (isTaken ? `${i + 1}:${id}` : id);
    const ran = answer.ran.map((call) => ({ ...call, evidence: call.evidence.map((item) => ({ ...item, id: named(item.id) })) }));
    for (const { evidence } of ran) for (const { id, source } of evidence) known.set(id, JSON.stringify(source));
    return { ...answer, ran, candidates: answer.candidates.map((candidate) => ({ ...candidate, sentence: { text: candidate.sentence.text, evidence: candidate.sentence.evidence.map(named) } })) };
  });
}
