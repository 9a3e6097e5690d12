import { createHash, randomBytes } from 'node:crypto';

import { type ClaimReading, type Language, type QcSummary, Remembered, type ReportPage, type Scope, type Snapshot, type SnapshotReader, CasemindError, everywhere } from '#engine';
import { type CopilotPrompts, type PromptSet, loadCopilotPrompts } from '#prompts';
import { type EvidenceItem, createToolContext, createTools } from '#tools';

import type { ChatModel } from '../chat-model.ts';
import { anySignal, deadlineSignal } from '../models/deadline.ts';
import { type ModelBudget, withinBudget } from '../models/model-budget.ts';
import { Pseudonyms } from '../privacy/pseudonyms.ts';
import { type ClaimSummary, type CopilotAnswer, claimSummarySchema, copilotAnswerSchema, sectionIds } from './answer.ts';
import type { Ask } from './ask.ts';
import { claimsInQuestion } from './claims-in-question.ts';
import { summaryTools } from './composition/facts.ts';
import type { CopilotGraph } from './graph.ts';
import { LeastRecentlyUsed } from './least-recently-used.ts';
import { replyText } from './reply-text.ts';
import type { CopilotStateType, RanTool, RunContext } from './state.ts';
import { suggestionsFor } from './suggestions.ts';
import { summaryText } from './summary-text.ts';
import { createQuestionTask } from './tasks/question-task.ts';
import { createSummaryTask } from './tasks/summary-task.ts';
import type { Task } from './state.ts';
import { noticeTexts } from './texts-answer.ts';
import { disclosures, sectionTitles } from './texts.ts';

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
   * Explains a claim of the snapshot that serves. The text shown has passed the grounding check
   * whole; a model that fails, stalls or says what it cannot prove is replaced by deterministic text.
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
  let loading: Promise<{ readonly graph: CopilotGraph; readonly model: ChatModel; readonly offline: ChatModel }> | undefined;

  async function remembered(snapshot: Snapshot, claimId: string, scope: Scope, read: () => Promise<ClaimReading>): Promise<ClaimReading> {
    const key = JSON.stringify([snapshot.manifest.snapshot_id, snapshot.manifest.created_at, claimId, scope.provinces]);
    const reading = readings.get(key) ?? (await read());
    readings.set(key, reading);
    return reading;
  }

  const runContext = (given: Pick<RunContext, 'task' | 'language' | 'model' | 'tools' | 'toolContext'> & { readonly stop: AbortSignal | undefined }): RunContext => {
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
        const { graph, model: preferred, offline } = await load();
        const task = createSummaryTask(prompts[language].summary, language);
        const known = summaries.get(cacheKey({ reading, snapshot, model: preferred, prompts: prompts[language].summary, language }));
        if (known) {
          onSummary(known, { isCached: true });
          return structuredClone(known);
        }
        return withinBudget({ budget, userId, agent: 'copilot', tokensPerAnswer }, async ({ isSpent }) => {
          const model = isSpent ? offline : preferred;
          const state = await graph.run(runContext({ task, language, model, tools: createTools(toolContext, summaryTools), toolContext, stop: signal }));
          signal?.throwIfAborted();
          const summary = toSummary({ state, snapshot, model, isSpent, task, language, claimId });
          // What a failing or late model left is not the answer that the next caller should get.
          if (summary.grounding.status !== 'fallback') summaries.set(cacheKey({ reading, snapshot, model, prompts: prompts[language].summary, language }), structuredClone(summary));
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
      const [{ createCopilotGraph }, offline] = await Promise.all([import('./graph.ts'), loadOfflineModel()]);
      return { graph: createCopilotGraph(), model: options.model ?? offline, offline };
    })());
  }
}

/** The copilot's graph as a Mermaid diagram, drawn from the code. */
export async function copilotGraphMermaid(): Promise<string> {
  const { createCopilotGraph } = await import('./graph.ts');
  return createCopilotGraph().drawMermaid();
}

async function loadOfflineModel(): Promise<ChatModel> {
  const { createOfflineChatModel } = await import('../offline/offline-chat-model.ts');
  return createOfflineChatModel();
}

interface KeyParts {
  readonly reading: ClaimReading;
  readonly snapshot: Snapshot;
  readonly model: ChatModel;
  readonly prompts: PromptSet;
  readonly language: Language;
}

/** A hash of everything the text follows from: equal key, equal summary. */
function cacheKey({ reading, snapshot: { manifest }, model, prompts, language }: KeyParts): string {
  const parts = [reading, manifest.snapshot_id, manifest.rows, manifest.model_version, manifest.ruleset_version, model.id, model.version, prompts.hash, summaryTools, language];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

interface AnswerParts {
  readonly state: CopilotStateType;
  readonly snapshot: Snapshot;
  readonly model: ChatModel;
  /** Whether the person's budget was spent, so that no language model was asked. */
  readonly isSpent: boolean;
  readonly task: Task;
  readonly language: Language;
}

/** What every answer names, and says of how it was made. */
function originOf({ state: { result }, snapshot: { manifest }, model, isSpent, task, language }: AnswerParts) {
  if (!result) throw new CasemindError('INTERNAL', { request: '' });
  const how = isSpent ? 'spent' : !model.isLanguageModel ? 'offline' : result.status !== 'fallback' ? 'model' : result.isFromModel ? 'mixed' : 'replaced';
  return {
    language,
    snapshot_id: manifest.snapshot_id,
    data_date: manifest.data_date,
    model_version: manifest.model_version,
    ruleset_version: manifest.ruleset_version,
    prompt_id: task.promptId,
    prompt_hash: task.promptHash,
    generated_by: result.isFromModel ? model.id : 'offline',
    disclosure: disclosures[how][language],
  };
}

/** The evidence that sentences cite, each once, in the order the tools gave it. */
function citedEvidence(ranTools: readonly RanTool[], sentences: readonly { readonly evidence: readonly string[] }[]): EvidenceItem[] {
  const cited = new Set(sentences.flatMap(({ evidence }) => evidence));
  return [...new Map(ranTools.flatMap(({ evidence }) => evidence.filter(({ id }) => cited.has(id)).map((item) => [item.id, item] as const))).values()];
}

function toSummary({ claimId, ...parts }: AnswerParts & { readonly claimId: string }): ClaimSummary {
  const { result, ranTools } = parts.state;
  const { language } = parts;
  const origin = originOf(parts);
  const sections = sectionIds.flatMap((id) => {
    const part = result?.parts.find((other) => other.id === id);
    return part ? [{ id, title: sectionTitles[id][language], sentences: part.sentences.map(({ text, evidence }) => ({ text, evidence })) }] : [];
  });
  return claimSummarySchema.parse({
    claim_id: claimId,
    ...origin,
    sections,
    text: summaryText(sections, origin.disclosure),
    evidence: citedEvidence(ranTools, sections.flatMap(({ sentences }) => sentences)),
    grounding: { status: result?.status, figures: result?.figures, unsupported: 0 },
    tool_calls: ranTools.map(({ tool, ok }) => ({ tool, ok })),
  });
}

interface ReplyParts extends AnswerParts {
  readonly claimId: string | undefined;
  readonly use: CopilotAnswer['usage'];
  readonly suggestions: readonly string[];
}

function toAnswer({ claimId, use, suggestions, ...parts }: ReplyParts): CopilotAnswer {
  const { result, ranTools } = parts.state;
  const { language } = parts;
  const sentences = (result?.parts ?? []).flatMap((part) => part.sentences.map(({ text, evidence }) => ({ text, evidence })));
  const notice = result?.notice ?? null;
  return copilotAnswerSchema.parse({
    claim_id: claimId ?? null,
    ...originOf(parts),
    notice,
    sentences,
    text: replyText(notice && noticeTexts[notice][language], sentences),
    evidence: citedEvidence(ranTools, sentences),
    grounding: { status: result?.status, figures: result?.figures, unsupported: 0, dropped: result?.dropped },
    tool_calls: ranTools.map(({ tool, args, ok }) => ({ tool, args, ok })),
    usage: use,
    suggestions,
  });
}
