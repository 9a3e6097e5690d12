import { createHash } from 'node:crypto';

import { type ClaimReading, type Language, type Scope, type Snapshot, type SnapshotReader, CasemindError, everywhere } from '#engine';
import { type CopilotPrompts, loadCopilotPrompts } from '#prompts';
import { type EvidenceItem, createToolContext, createTools } from '#tools';

import type { ChatModel } from '../chat-model.ts';
import { type ClaimSummary, claimSummarySchema } from './answer.ts';
import type { CopilotGraph } from './graph.ts';
import { LeastRecentlyUsed } from './least-recently-used.ts';
import type { CopilotStateType } from './state.ts';
import { summaryText } from './summary-text.ts';
import { disclosures, sectionTitles } from './texts.ts';

export interface CopilotOptions {
  readonly reader: Pick<SnapshotReader, 'read'>;
  /** The offline model unless told. */
  readonly model?: ChatModel;
  /** How long a model may take for one summary; 45 s unless told. */
  readonly deadlineMs?: number;
  /** The clock: gives a signal that aborts when the time is up. */
  readonly deadline?: (milliseconds: number) => AbortSignal;
  /** Summaries kept; 1,000 unless told. */
  readonly cacheSize?: number;
  /** Told of every summary given, and whether it was remembered: to count it. */
  readonly onSummary?: (summary: ClaimSummary, how: { readonly isCached: boolean }) => void;
}

export interface SummarizeOptions {
  readonly language?: Language;
  /** Ends the run for a caller who has gone. */
  readonly signal?: AbortSignal | undefined;
  /** The caller's scope: a claim outside it is as good as missing. The whole country unless told. */
  readonly scope?: Scope;
}

export interface Copilot {
  /**
   * Explains a claim of the snapshot that serves. The text shown has passed the grounding check
   * whole; a model that fails, stalls or says what it cannot prove is replaced by deterministic text.
   *
   * @throws CasemindError SNAPSHOT_MISSING, CLAIM_MISSING; the signal's reason where the caller aborts.
   */
  summarize(claimId: string, options?: SummarizeOptions): Promise<ClaimSummary>;
  /** Loads the graph, so that the first summary does not wait for it. */
  warmUp(): Promise<void>;
}

/** An agent over published snapshots. The graph and LangChain are loaded when they are first needed. */
export function createCopilot(options: CopilotOptions): Copilot {
  const { reader, deadlineMs = 45_000, deadline = (milliseconds) => AbortSignal.timeout(milliseconds), cacheSize = 1000, onSummary = () => {} } = options;
  const prompts: Readonly<Record<Language, CopilotPrompts>> = { id: loadCopilotPrompts('id'), en: loadCopilotPrompts('en') };
  const summaries = new LeastRecentlyUsed<ClaimSummary>(cacheSize);
  /** Claims as read; a snapshot never changes, so what was read of it stays true. */
  const readings = new LeastRecentlyUsed<ClaimReading>(cacheSize);
  let loading: Promise<{ readonly graph: CopilotGraph; readonly model: ChatModel }> | undefined;

  return {
    async summarize(claimId, { language = 'id', signal, scope = everywhere } = {}) {
      signal?.throwIfAborted();
      return reader.read(async (snapshot) => {
        const readingKey = JSON.stringify([snapshot.manifest.snapshot_id, snapshot.manifest.created_at, claimId, scope.provinces]);
        const toolContext = createToolContext({ snapshot, claimId, scope, known: readings.get(readingKey) });
        const reading = await toolContext.reading();
        readings.set(readingKey, reading);
        const { graph, model } = await load();
        const key = cacheKey({ reading, snapshot, model, prompts: prompts[language], language });
        const known = summaries.get(key);
        if (known) {
          onSummary(known, { isCached: true });
          return structuredClone(known);
        }
        const limit = deadline(deadlineMs);
        const state = await graph.run({
          language,
          tools: createTools(toolContext),
          toolContext,
          signal: signal ? AbortSignal.any([limit, signal]) : limit,
        });
        signal?.throwIfAborted();
        const summary = toSummary({ state, snapshot, model, prompts: prompts[language], language, claimId });
        // What a failing or late model left is not the answer that the next caller should get.
        if (summary.grounding.status !== 'fallback') summaries.set(key, structuredClone(summary));
        onSummary(summary, { isCached: false });
        return summary;
      });
    },
    async warmUp() {
      await load();
    },
  };

  function load(): NonNullable<typeof loading> {
    return (loading ??= (async () => {
      const [{ createCopilotGraph }, model] = await Promise.all([import('./graph.ts'), options.model ?? loadOfflineModel()]);
      return { graph: createCopilotGraph({ model, prompts }), model };
    })());
  }
}

/** The copilot's graph as a Mermaid diagram, drawn from the code. */
export async function copilotGraphMermaid(): Promise<string> {
  const [{ createCopilotGraph }, model] = await Promise.all([import('./graph.ts'), loadOfflineModel()]);
  return createCopilotGraph({ model, prompts: { id: loadCopilotPrompts('id'), en: loadCopilotPrompts('en') } }).drawMermaid();
}

async function loadOfflineModel(): Promise<ChatModel> {
  const { createOfflineChatModel } = await import('../offline/offline-chat-model.ts');
  return createOfflineChatModel();
}

interface KeyParts {
  readonly reading: ClaimReading;
  readonly snapshot: Snapshot;
  readonly model: ChatModel;
  readonly prompts: CopilotPrompts;
  readonly language: Language;
}

/** A hash of everything the text follows from: equal key, equal summary. */
function cacheKey({ reading, snapshot: { manifest }, model, prompts, language }: KeyParts): string {
  const parts = [reading, manifest.snapshot_id, manifest.rows, manifest.model_version, manifest.ruleset_version, model.id, model.version, prompts.hash, language];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

interface SummaryParts {
  readonly state: CopilotStateType;
  readonly snapshot: Snapshot;
  readonly model: ChatModel;
  readonly prompts: CopilotPrompts;
  readonly language: Language;
  readonly claimId: string;
}

function toSummary({ state, snapshot: { manifest }, model, prompts, language, claimId }: SummaryParts): ClaimSummary {
  const { result, ranTools } = state;
  if (!result) throw new CasemindError('INTERNAL', { request: '' });
  const sections = result.sections.map(({ id, sentences }) => ({ id, title: sectionTitles[id][language], sentences: sentences.map(({ text, evidence }) => ({ text, evidence })) }));
  const how = !model.isLanguageModel ? 'offline' : result.status === 'fallback' ? 'mixed' : 'model';
  const disclosure = disclosures[how][language];
  const cited = new Set(sections.flatMap(({ sentences }) => sentences.flatMap(({ evidence }) => evidence)));
  const evidence = new Map<string, EvidenceItem>(ranTools.flatMap((ran) => ran.evidence.filter(({ id }) => cited.has(id)).map((item) => [item.id, item] as const)));
  return claimSummarySchema.parse({
    claim_id: claimId,
    language,
    snapshot_id: manifest.snapshot_id,
    data_date: manifest.data_date,
    model_version: manifest.model_version,
    ruleset_version: manifest.ruleset_version,
    prompt_id: prompts.id,
    prompt_hash: prompts.hash,
    generated_by: result.isFromModel ? model.id : 'offline',
    disclosure,
    sections,
    text: summaryText(sections, disclosure),
    evidence: [...evidence.values()],
    grounding: { status: result.status, figures: result.figures, unsupported: 0 },
    tool_calls: ranTools.map(({ tool, ok }) => ({ tool, ok })),
  });
}
