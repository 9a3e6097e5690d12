import { createHash, randomBytes } from 'node:crypto';

import { type ClaimReading, type Language, type QcSummary, Remembered, type ReportPage, type Scope, type Snapshot, type SnapshotReader, everywhere } from '#engine';
import { type CopilotPrompts, type Prompt, loadCopilotPrompts } from '#prompts';
import { createToolContext, createTools } from '#tools';

import type { ChatModel } from '../runtime/chat-model.ts';
import { anySignal, deadlineSignal } from '../runtime/deadline.ts';
import { type ModelBudget, withinBudget } from '../runtime/model-budget.ts';
import { Pseudonyms } from '../runtime/pseudonyms.ts';
import { summaryTools } from '../statements/facts.ts';
import type { ClaimSummary } from './answer.ts';
import type { Ask } from './ask.ts';
import { claimsInQuestion } from './claims-in-question.ts';
import type { CopilotGraph } from './graph.ts';
import { LeastRecentlyUsed } from './least-recently-used.ts';
import { toAnswer, toSummary } from './present.ts';
import type { RunContext } from './state.ts';
import { suggestionsFor } from './suggestions.ts';
import type { SummaryGraph } from './summary-graph.ts';
import { createQuestionTask } from './tasks/question-task.ts';
import { noticeTexts } from './texts-answer.ts';

export interface CopilotOptions {
  readonly reader: Pick<SnapshotReader, 'read'>;
  /** The offline model unless told. */
  readonly model?: ChatModel | undefined;
  /** Tokens that people may use; without end unless told. */
  readonly budget?: ModelBudget | undefined;
  /** Most tokens of one answer. */
  readonly tokensPerAnswer?: number | undefined;
  /** How long one answer may take in all; 45 s unless told. */
  readonly deadlineMs?: number;
  /** The clock: gives a signal that aborts when the time is up. */
  readonly deadline?: (milliseconds: number) => AbortSignal;
  /** Summaries kept; 1,000 unless told. */
  readonly cacheSize?: number;
  /** The QC summary of a snapshot. */
  readonly quality?: (snapshotId: string) => Promise<QcSummary | undefined>;
  /** Told of every summary given, and whether it was remembered: to count it. */
  readonly onSummary?: (summary: ClaimSummary, how: { readonly isCached: boolean }) => void;
}

export interface SummarizeOptions {
  readonly language?: Language;
  /** Ends the run for a caller who has gone. */
  readonly signal?: AbortSignal | undefined;
  /** The caller's scope: a claim outside it is as good as missing. The whole country unless told. */
  readonly scope?: Scope;
  /** Whose tokens are counted; nobody's where left out. */
  readonly userId?: string | undefined;
}

export interface Copilot {
  /**
   * Explains a claim of the snapshot that serves, the finding first. Every sentence is a statement that the
   * engine evaluated and worded; a model only chooses and orders, and one that fails is done without.
   *
   * @throws CasemindError SNAPSHOT_MISSING, CLAIM_MISSING; the signal's reason where the caller aborts.
   */
  summarize(claimId: string, options?: SummarizeOptions): Promise<ClaimSummary>;
  readonly ask: Ask;
  /** Loads the graph, so that the first answer does not wait for it. */
  warmUp(): Promise<void>;
}

/** The part of the time that a model has: the rest is for the deterministic answer. */
const shareOfModel = 0.85;

/** An agent over published snapshots. The graph and LangChain are loaded when they are first needed. */
export function createCopilot(options: CopilotOptions): Copilot {
  const { reader, budget, tokensPerAnswer, deadlineMs = 45_000, deadline = deadlineSignal, cacheSize = 1000, quality, onSummary = () => {} } = options;
  const prompts: Readonly<Record<Language, CopilotPrompts>> = { id: loadCopilotPrompts('id'), en: loadCopilotPrompts('en') };
  /** Stands in every system prompt of this process and may be shown nowhere. */
  const canary = `cm-${randomBytes(9).toString('hex')}`;
  const summaries = new LeastRecentlyUsed<ClaimSummary>(cacheSize);
  /** Claims as read; a snapshot never changes, so what was read of it stays true. */
  const readings = new LeastRecentlyUsed<ClaimReading>(cacheSize);
  const pages = new Remembered<ReportPage>({ largest: 500 });
  let loading: Promise<{ readonly graph: CopilotGraph; readonly summary: SummaryGraph; readonly model: ChatModel; readonly offline: ChatModel }> | undefined;

  async function remembered(snapshot: Snapshot, claimId: string, scope: Scope, read: () => Promise<ClaimReading>): Promise<ClaimReading> {
    const key = JSON.stringify([snapshot.manifest.snapshot_id, snapshot.manifest.created_at, claimId, scope.provinces]);
    const reading = readings.get(key) ?? (await read());
    readings.set(key, reading);
    return reading;
  }

  const runContext = <T extends Pick<RunContext, 'language' | 'model' | 'tools' | 'toolContext'>>(given: T & { readonly stop: AbortSignal | undefined }) => {
    const { stop, ...rest } = given;
    const limit = deadline(deadlineMs * shareOfModel);
    const pseudonyms = new Pseudonyms();
    if (rest.toolContext.claimId !== undefined) pseudonyms.know(rest.toolContext.claimId);
    return { ...rest, pseudonyms, canary, signal: stop ? anySignal([limit, stop]) : limit, onTool: () => {}, onPart: () => {} };
  };

  return {
    async summarize(claimId, { language = 'id', signal, scope = everywhere, userId } = {}) {
      signal?.throwIfAborted();
      return reader.read(async (snapshot) => {
        const first = createToolContext({ snapshot, claimId, scope });
        const reading = await remembered(snapshot, claimId, scope, () => first.reading());
        const toolContext = createToolContext({ snapshot, claimId, scope, known: reading });
        const { summary: graph, model: preferred, offline } = await load();
        const prompt = prompts[language].summary;
        const known = summaries.get(cacheKey({ reading, snapshot, model: preferred, prompt, language }));
        if (known) {
          onSummary(known, { isCached: true });
          return structuredClone(known);
        }
        return withinBudget({ budget, userId, agent: 'copilot', tokensPerAnswer }, async ({ isSpent }) => {
          const model = isSpent ? offline : preferred;
          const state = await graph.run(runContext({ prompt, language, model, tools: createTools(toolContext, summaryTools), toolContext, stop: signal }));
          signal?.throwIfAborted();
          const summary = toSummary({ state, snapshot, model, isSpent, prompt, language, claimId });
          // What a failing or late model left is not the answer that the next caller should get.
          if (summary.grounding.status !== 'fallback') summaries.set(cacheKey({ reading, snapshot, model, prompt, language }), structuredClone(summary));
          onSummary(summary, { isCached: false });
          return summary;
        });
      });
    },

    async ask({ question, language = 'id', claimId: open, scope, history = [], userId, outcomesOf, signal, onEvent = () => {} }) {
      signal?.throwIfAborted();
      const started = performance.now();
      return reader.read(async (snapshot) => {
        const { manifest } = snapshot;
        const [{ graph, model: preferred, offline }, mentioned] = await Promise.all([load(), claimsInQuestion(snapshot, scope, question, history)]);
        const claimId = open ?? mentioned.claimId;
        const known = claimId === undefined ? undefined : await remembered(snapshot, claimId, scope, () => createToolContext({ snapshot, claimId, scope }).reading());
        const toolContext = createToolContext({ snapshot, claimId, scope, namedClaims: mentioned.named, known, pages, outcomesOf, quality: async () => quality?.(manifest.snapshot_id) });
        const tools = createTools(toolContext);
        const request = { task: 'question' as const, language, question, claim_id: claimId ?? null, data_date: manifest.data_date, history: [...history] };
        const task = createQuestionTask(prompts[language].question, language, request);
        return withinBudget({ budget, userId, agent: 'copilot', tokensPerAnswer }, async ({ isSpent, meter }) => {
          const model = isSpent ? offline : preferred;
          let shown = 0;
          const context: RunContext = {
            ...runContext({ task, language, model, tools, toolContext, stop: signal }),
            onTool(state, tool, ok) {
              const label = tools.activityOf(tool)[language];
              onEvent(state === 'started' ? { type: 'tool_started', tool, label } : { type: 'tool_finished', tool, label, ok });
            },
            onPart({ sentences }, evidence) {
              shown += 1;
              for (const { text, evidence: names } of sentences) onEvent({ type: 'sentence', text, evidence: names.flatMap((name) => evidence.get(name) ?? []) });
            },
          };
          context.pseudonyms.know(...mentioned.named, ...mentioned.earlier);
          const state = await graph.run(context);
          signal?.throwIfAborted();
          const usages = meter.usages();
          const use = {
            model_calls: usages.reduce((sum, { calls }) => sum + calls, 0),
            input_tokens: usages.reduce((sum, { inputTokens }) => sum + inputTokens, 0),
            output_tokens: usages.reduce((sum, { outputTokens }) => sum + outputTokens, 0),
            milliseconds: Math.round(performance.now() - started),
          };
          const answer = toAnswer({ state, snapshot, model, isSpent, task, language, claimId, use, suggestions: suggestionsFor(known?.claim, language) });
          const evidence = new Map(answer.evidence.map((item) => [item.id, item]));
          if (answer.notice) onEvent({ type: 'notice', text: noticeTexts[answer.notice][language] });
          for (const { text, evidence: names } of answer.sentences.slice(shown)) onEvent({ type: 'sentence', text, evidence: names.flatMap((name) => evidence.get(name) ?? []) });
          return answer;
        });
      });
    },

    async warmUp() {
      await load();
    },
  };

  function load(): NonNullable<typeof loading> {
    return (loading ??= (async () => {
      const [{ createCopilotGraph }, { createSummaryGraph }, offline] = await Promise.all([import('./graph.ts'), import('./summary-graph.ts'), loadOfflineModel()]);
      return { graph: createCopilotGraph(), summary: createSummaryGraph(), model: options.model ?? offline, offline };
    })());
  }
}

/** The copilot's graph as a Mermaid diagram, drawn from the code. */
export async function copilotGraphMermaid(): Promise<string> {
  const { createCopilotGraph } = await import('./graph.ts');
  return createCopilotGraph().drawMermaid();
}

/** The graph of a summary as a Mermaid diagram, drawn from the code. */
export async function summaryGraphMermaid(): Promise<string> {
  const { createSummaryGraph } = await import('./summary-graph.ts');
  return createSummaryGraph().drawMermaid();
}

async function loadOfflineModel(): Promise<ChatModel> {
  const { createOfflineChatModel } = await import('../offline/offline-chat-model.ts');
  return createOfflineChatModel();
}

interface KeyParts {
  readonly reading: ClaimReading;
  readonly snapshot: Snapshot;
  readonly model: ChatModel;
  readonly prompt: Prompt;
  readonly language: Language;
}

/** A hash of everything the text follows from: equal key, equal summary. */
function cacheKey({ reading, snapshot: { manifest }, model, prompt, language }: KeyParts): string {
  const parts = [reading, manifest.snapshot_id, manifest.rows, manifest.model_version, manifest.ruleset_version, model.id, model.version, prompt.hash, summaryTools, language];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
