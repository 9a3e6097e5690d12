import { type BaseCheckpointSaver, Command, END, START, StateGraph } from '@langchain/langgraph';
import type { Language } from '#engine';
import type { FeedbackPrompts } from '#prompts';
import type { Proposals } from '#store';

import type { ChatModel } from '../runtime/chat-model.ts';
import { routeAfterReading } from './edges/route-after-reading.ts';
import { routeAfterSettling } from './edges/route-after-settling.ts';
import { createAwaitPersonNode } from './nodes/await-person.ts';
import { createProposeNode } from './nodes/propose.ts';
import { createReadMessageNode } from './nodes/read-message.ts';
import { createSettleNode } from './nodes/settle.ts';
import { type Answer, type FeedbackContext, FeedbackContextSchema, FeedbackState, type FeedbackStateType } from './state.ts';

export interface FeedbackGraphOptions {
  /** Gives senses to words that the grammar does not know. */
  readonly model: ChatModel | undefined;
  readonly prompts: Readonly<Record<Language, FeedbackPrompts>>;
  readonly proposals: Proposals;
  readonly forMs: number;
  readonly checkpointer?: BaseCheckpointSaver;
}

/** The compiled graph; a thread is a proposal. */
export interface FeedbackGraph {
  /** Runs until the graph waits for the person, or has a question. */
  start(message: string, context: FeedbackContext): Promise<FeedbackStateType>;
  /** Whether the thread waits for the person at this moment. */
  isWaiting(proposalId: string): Promise<boolean>;
  resume(answer: Answer, context: FeedbackContext): Promise<FeedbackStateType>;
  drawMermaid(): Promise<string>;
}

/** A thread is a proposal; every step lies on the checkpointer before the next begins. */
const options = (context: FeedbackContext) => ({ context, configurable: { thread_id: context.proposalId }, durability: 'sync' as const });

/** read message → propose → await person ⇄ settle. */
export function createFeedbackGraph({ model, prompts, proposals, forMs, checkpointer }: FeedbackGraphOptions): FeedbackGraph {
  const graph = new StateGraph(FeedbackState, FeedbackContextSchema)
    .addNode('read_message', createReadMessageNode({ model, prompts }))
    .addNode('propose', createProposeNode({ proposals, forMs }))
    .addNode('await_person', createAwaitPersonNode())
    .addNode('settle', createSettleNode({ proposals }))
    .addEdge(START, 'read_message')
    .addConditionalEdges('read_message', routeAfterReading, { propose: 'propose', end: END })
    .addEdge('propose', 'await_person')
    .addEdge('await_person', 'settle')
    .addConditionalEdges('settle', routeAfterSettling, { await_person: 'await_person', end: END })
    .compile({ name: 'feedback', ...(checkpointer ? { checkpointer } : {}) });
  return {
    start: (message, context) => graph.invoke({ message }, options(context)),
    isWaiting: async (proposalId) => (await graph.getState({ configurable: { thread_id: proposalId } })).next.join() === 'await_person',
    resume: (answer, context) => graph.invoke(new Command({ resume: answer }), options(context)),
    drawMermaid: async () => (await graph.getGraphAsync()).drawMermaid(),
  };
}
