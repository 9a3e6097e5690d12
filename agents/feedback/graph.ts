import { Annotation, type BaseCheckpointSaver, Command, END, START, StateGraph, interrupt } from '@langchain/langgraph';
import { type Language, claimFingerprint, outcomeEvidence, readClaim } from '#engine';
import type { FeedbackPrompts } from '#prompts';
import type { Proposal, Proposals } from '#store';

import type { ChatModel } from '../runtime/chat-model.ts';
import { kept, runOf } from '../runtime/graph.ts';
import { Pseudonyms } from '../runtime/pseudonyms.ts';
import { type SentenceReading, readSentence } from './read-sentence.ts';
import { type Answer, type FeedbackRun, type Settlement, settleAnswer } from './settle-answer.ts';

/** What a run of the feedback agent knows; it lies on the checkpointer while it waits for the person. */
const FeedbackState = Annotation.Root({
  message: kept(''),
  reading: kept<SentenceReading | null>(null),
  /** What the proposal took the place of. */
  replaced: kept<readonly Proposal[]>([]),
  answer: kept<Answer | null>(null),
  settlement: kept<Settlement | null>(null),
});
type State = typeof FeedbackState.State;

const FeedbackContext = Annotation.Root({ run: Annotation<FeedbackRun> });

interface FeedbackGraphOptions {
  /** Gives senses to words that the grammar does not know. */
  readonly model: ChatModel | undefined;
  readonly prompts: Readonly<Record<Language, FeedbackPrompts>>;
  readonly proposals: Proposals;
  /** Milliseconds for which a proposal waits. */
  readonly forMs: number;
  readonly checkpointer?: BaseCheckpointSaver;
}

/** The compiled graph; a thread is a proposal. */
export interface FeedbackGraph {
  /** Runs until the graph waits for the person, or has a question. */
  start(message: string, run: FeedbackRun): Promise<State>;
  /** Whether the thread waits for the person at this moment. */
  isWaiting(proposalId: string): Promise<boolean>;
  resume(answer: Answer, run: FeedbackRun): Promise<State>;
  drawMermaid(): Promise<string>;
}

/** A thread is a proposal; every step lies on the checkpointer before the next begins. */
const options = (run: FeedbackRun) => ({ context: { run }, configurable: { thread_id: run.proposalId }, durability: 'sync' as const });

/** read message → propose → await person ⇄ settle. */
export function createFeedbackGraph({ checkpointer, ...given }: FeedbackGraphOptions): FeedbackGraph {
  const graph = new StateGraph(FeedbackState, FeedbackContext)
    .addNode('read_message', async ({ message }, runtime) => ({ reading: await readMessage(message, runOf(runtime), given) }))
    .addNode('propose', async ({ reading }, runtime) => ({ replaced: await propose(reading, runOf(runtime), given) }))
    // Nothing else may stand here: a node that interrupts runs again from its start.
    .addNode('await_person', () => ({ answer: interrupt<'answer', Answer>('answer'), settlement: null }))
    .addNode('settle', async ({ answer }, runtime) => ({ settlement: await settle(answer, runOf(runtime), given) }))
    .addEdge(START, 'read_message')
    // What is not plain is asked back; only a plain decision is proposed.
    .addConditionalEdges('read_message', ({ reading }) => (reading?.proposed ? 'propose' : 'end'), { propose: 'propose', end: END })
    .addEdge('propose', 'await_person')
    .addEdge('await_person', 'settle')
    // An edited proposal, and one whose answer was refused, waits again.
    .addConditionalEdges('settle', ({ settlement }) => (settlement?.kind === 'edited' || settlement?.kind === 'refused' ? 'await_person' : 'end'), { await_person: 'await_person', end: END })
    .compile({ name: 'feedback', ...(checkpointer ? { checkpointer } : {}) });
  return {
    start: (message, run) => graph.invoke({ message }, options(run)),
    isWaiting: async (proposalId) => (await graph.getState({ configurable: { thread_id: proposalId } })).next.join() === 'await_person',
    resume: (answer, run) => graph.invoke(new Command({ resume: answer }), options(run)),
    drawMermaid: async () => (await graph.getGraphAsync()).drawMermaid(),
  };
}

/** Reads the auditor's sentence on the claim that is open; of the claim a model learns nothing, and of its ids pseudonyms. */
async function readMessage(message: string, { language, signal, reader, claimId, scope }: FeedbackRun, { model, prompts }: FeedbackGraphOptions): Promise<SentenceReading> {
  const { claim } = await reader.read((snapshot) => readClaim(snapshot, claimId, scope));
  const pseudonyms = new Pseudonyms();
  pseudonyms.know(claim.claim_id, claim.facility_key ?? '');
  const giver = model && { model, prompt: prompts[language].sense, pseudonyms, signal };
  return readSentence(message, { claimId: claim.claim_id, claimed: claim.amount_claimed, language }, giver);
}

/** Writes the proposal, whose id is that of the thread: run again, the step finds it there. */
async function propose(reading: SentenceReading | null, { proposalId, claimId, person, scope, reader }: FeedbackRun, { proposals, forMs }: FeedbackGraphOptions): Promise<readonly Proposal[]> {
  if (!reading?.proposed) throw new Error('there is nothing to propose');
  const { claim, manifest } = await reader.read(async (snapshot) => ({ claim: (await readClaim(snapshot, claimId, scope)).claim, manifest: snapshot.manifest }));
  const { replaced } = await proposals.create({
    ...reading.proposed,
    id: proposalId,
    claimId: claim.claim_id,
    ownerId: person.id,
    snapshotId: manifest.snapshot_id,
    claimHash: claimFingerprint(claim),
    evidence: outcomeEvidence(claim, manifest),
    forMs,
  });
  return replaced;
}

async function settle(answer: Answer | null, run: FeedbackRun, { proposals }: FeedbackGraphOptions): Promise<Settlement> {
  if (!answer) throw new Error('there is no answer to carry out');
  return settleAnswer(answer, run, proposals);
}
