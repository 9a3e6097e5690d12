import { CasemindError, type Language, type Scope, type SnapshotReader, readClaim, refuseSimulatedClaim } from '#engine';
import { type FeedbackPrompts, loadFeedbackPrompts } from '#prompts';
import type { Outcome, Person, Proposal, ProposedDecision, Store } from '#store';

import type { ChatModel } from '../runtime/chat-model.ts';
import { deadlineSignal } from '../runtime/deadline.ts';
import { type ModelBudget, withinBudget } from '../runtime/model-budget.ts';
import type { FeedbackGraph } from './graph.ts';
import { type Answer, type FeedbackRun, type Settlement, settleAnswer } from './settle-answer.ts';
import { fill } from '../reading/texts.ts';
import type { Assumption } from './read-sentence.ts';
import type { Choice, Why } from './reading/read-decision.ts';
import { told } from './reading/texts.ts';

export interface FeedbackAgentOptions {
  readonly reader: Pick<SnapshotReader, 'read'>;
  readonly store: Pick<Store, 'proposals' | 'checkpoints'>;
  readonly newId: () => string;
  /** The grammar alone unless told. */
  readonly model?: ChatModel | undefined;
  /** Tokens that people may use; without end unless told. */
  readonly budget?: ModelBudget | undefined;
  /** Most tokens for one sentence. */
  readonly tokensPerAnswer?: number | undefined;
  /** How long a model may take; 20 s unless told. */
  readonly deadlineMs?: number;
  /** How long a proposal waits for its person; 30 minutes unless told. */
  readonly proposalMs?: number;
}

/** Who asks, as the server knows them. No model can change it. */
export interface Caller {
  readonly person: Person;
  readonly scope: Scope;
}

export type ProposalAnswer =
  | {
      readonly isClear: true;
      readonly proposal: Proposal;
      /** How the sentence was read, and which proposals it takes the place of, in one line. */
      readonly understood: string;
      /** What a model gave. */
      readonly assumed: readonly Assumption[];
      /** Other readings, where a model chose. */
      readonly choices: readonly Choice[];
      /** The person's proposals on the claim that waited until now. */
      readonly replaced: readonly Proposal[];
    }
  | { readonly isClear: false; readonly question: string; readonly why: Why; readonly unread: readonly string[]; readonly choices: readonly Choice[] };

export interface FeedbackAgent {
  /**
   * Proposes one outcome from an auditor's sentence, in place of what the person proposed on the claim before, or asks back. Writes no outcome.
   *
   * @throws CasemindError CLAIM_MISSING, CLAIM_SIMULATED, SNAPSHOT_MISSING.
   */
  propose(options: Caller & { readonly claimId: string; readonly message: string; readonly language: Language }): Promise<ProposalAnswer>;
  /** @throws CasemindError PROPOSAL_MISSING where the caller has no such proposal. */
  find(caller: Caller, id: string): Promise<Proposal>;
  /** Writes the outcome that the person saw as `version`. @throws CasemindError as `Proposals.confirm`. */
  confirm(caller: Caller, id: string, version: number): Promise<{ readonly outcome: Outcome; readonly isNew: boolean }>;
  edit(caller: Caller, id: string, version: number, to: ProposedDecision): Promise<Proposal>;
  reject(caller: Caller, id: string): Promise<Proposal>;
  /** Forgets how sentences were read whose last step was before a time, and gives how many; never one whose proposal waits for its person. */
  forgetBefore(time: Date): Promise<number>;
}

/** An agent that turns sentences into proposals. The graph and LangChain are loaded when they are first needed. */
export function createFeedbackAgent({ reader, store, newId, model, budget, tokensPerAnswer, deadlineMs = 20_000, proposalMs = 30 * 60_000 }: FeedbackAgentOptions): FeedbackAgent {
  const { proposals } = store;
  const prompts: Readonly<Record<Language, FeedbackPrompts>> = { id: loadFeedbackPrompts('id'), en: loadFeedbackPrompts('en') };
  let loading: Promise<FeedbackGraph> | undefined;

  function load(): Promise<FeedbackGraph> {
    return (loading ??= (async () => {
      const [{ createFeedbackGraph }, { openCheckpointer }] = await Promise.all([import('./graph.ts'), import('./checkpointer.ts')]);
      return createFeedbackGraph({ model, prompts, proposals, forMs: proposalMs, checkpointer: await openCheckpointer(store.checkpoints) });
    })().catch((error: unknown) => {
      loading = undefined;
      throw error;
    }));
  }

  async function find({ person }: Caller, id: string): Promise<Proposal> {
    const proposal = await proposals.find(person.id, id);
    if (!proposal) throw new CasemindError('PROPOSAL_MISSING', { proposal: id });
    return proposal;
  }

  const runFor = (caller: Caller, proposalId: string, claimId: string, language: Language, signal = deadlineSignal(deadlineMs)): FeedbackRun => ({ ...caller, proposalId, claimId, language, reader, signal });

  /** By the graph where it waits; else, after a crash between answer and end, by the store alone. */
  async function settle(caller: Caller, id: string, answer: Answer): Promise<Exclude<Settlement, { kind: 'refused' }>> {
    const { claimId } = await find(caller, id);
    const run = runFor(caller, id, claimId, 'id');
    const graph = await load();
    const resumed = (await graph.isWaiting(id)) ? (await graph.resume(answer, run)).settlement : null;
    const settlement = resumed ?? (await settleAnswer(answer, run, proposals));
    if (settlement.kind === 'refused') throw new CasemindError(settlement.code, settlement.details);
    return settlement;
  }

  return {
    async propose({ claimId, message, language, ...caller }) {
      await reader.read((snapshot) => readClaim(snapshot, claimId, caller.scope));
      refuseSimulatedClaim(claimId);
      const id = newId();
      const graph = await load();
      const { reading, replaced } = await withinBudget({ budget, userId: caller.person.id, agent: 'feedback', tokensPerAnswer }, ({ isSpent }) =>
        // Nothing left to ask a model with: the grammar reads alone.
        graph.start(message, runFor(caller, id, claimId, language, isSpent ? AbortSignal.abort() : undefined)),
      );
      if (!reading) throw new Error('the sentence was not read');
      const { proposed, understood, assumed, choices, question, unread, why } = reading;
      if (!proposed) return { isClear: false, question, why: why ?? 'decision', unread, choices };
      const taken = replaced.length > 0 ? [fill(told.replaced, language, { ids: replaced.map((one) => one.id).join(', ') })] : [];
      return { isClear: true, proposal: await find(caller, id), understood: [understood, ...taken].join('. '), assumed, choices, replaced };
    },
    find,
    async confirm(caller, id, version) {
      const settlement = await settle(caller, id, { action: 'confirm', version });
      if (settlement.kind === 'confirmed') return settlement;
      // Another answer to the same proposal was faster: the store says what holds.
      const direct = await settleAnswer({ action: 'confirm', version }, runFor(caller, id, (await find(caller, id)).claimId, 'id'), proposals);
      if (direct.kind === 'confirmed') return direct;
      throw new CasemindError(direct.kind === 'refused' ? direct.code : 'PROPOSAL_CHANGED', direct.kind === 'refused' ? direct.details : { proposal: id, version });
    },
    async edit(caller, id, version, to) {
      const settlement = await settle(caller, id, { action: 'edit', version, to });
      return settlement.kind === 'edited' ? settlement.proposal : find(caller, id);
    },
    async reject(caller, id) {
      const settlement = await settle(caller, id, { action: 'reject' });
      return settlement.kind === 'rejected' ? settlement.proposal : find(caller, id);
    },
    async forgetBefore(time) {
      const { openCheckpointer, threadsBefore } = await import('./checkpointer.ts');
      const checkpointer = await openCheckpointer(store.checkpoints);
      const threads = await threadsBefore(store.checkpoints, checkpointer, time);
      const waiting = new Set(await proposals.waiting());
      const ended = threads.filter((id) => !waiting.has(id));
      for (const id of ended) await checkpointer.deleteThread(id);
      return ended.length;
    },
  };
}

/** The feedback agent's graph as a Mermaid diagram, drawn from the code. */
export async function feedbackGraphMermaid({ proposals }: Pick<Store, 'proposals'>): Promise<string> {
  const { createFeedbackGraph } = await import('./graph.ts');
  return createFeedbackGraph({ model: undefined, prompts: { id: loadFeedbackPrompts('id'), en: loadFeedbackPrompts('en') }, proposals, forMs: 0 }).drawMermaid();
}
