import { createHash } from 'node:crypto';

import { type ClaimQuery, type ClaimReading, CasemindError, type Language, type QcSummary, type Scope, type Snapshot, type SnapshotReader, everywhere } from '#engine';
import { type CopilotPrompts, type Prompt, loadCopilotPrompts } from '#prompts';
import { type Tools, createToolContext, createTools } from '#tools';

import { type ReadingOptions, anchorsAt, readQuestion, readingNames } from '../reading/index.ts';
import type { ChatModel } from '../runtime/chat-model.ts';
import { anySignal, deadlineSignal } from '../runtime/deadline.ts';
import { type ModelBudget, withinBudget } from '../runtime/model-budget.ts';
import { Pseudonyms } from '../runtime/pseudonyms.ts';
import { summaryTools } from '../statements/facts.ts';
import type { ClaimSummary } from './answer.ts';
import type { Ask } from './ask.ts';
import type { CopilotGraph, CopilotRun } from './graph.ts';
import { LeastRecentlyUsed } from './least-recently-used.ts';
import { toAnswer, toSummary } from './present.ts';
import type { Turn } from './question.ts';
import { chooseSentences, readMessage } from './read.ts';
import { suggestionsFor } from './suggestions.ts';
import type { SummaryGraph } from './summary-graph.ts';

/** Who reads a question first: `auto` asks a model for unknown words and summaries, `model` for the order of every answer too, `offline` never. */
export type CopilotRoute = 'auto' | 'model' | 'offline';

export interface CopilotOptions {
  readonly reader: Pick<SnapshotReader, 'read'>;
  /** Without one every answer is made by rules alone. */
  readonly model?: ChatModel | undefined;
  /** `auto` unless told. */
  readonly route?: CopilotRoute;
  /** Tokens that people may use; without end unless told. */
  readonly budget?: ModelBudget | undefined;
  /** Most tokens of one answer. */
  readonly tokensPerAnswer?: number | undefined;
  /** How long one answer may take in all; 45 s unless told. */
  readonly deadlineMs?: number;
  /** Gives a signal that aborts when the time is up. */
  readonly deadline?: (milliseconds: number) => AbortSignal;
  readonly clock?: () => Date;
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

/** An agent over published snapshots. The graphs and LangChain are loaded when they are first needed. */
export function createCopilot(options: CopilotOptions): Copilot {
  const { reader, budget, tokensPerAnswer, deadlineMs = 45_000, deadline = deadlineSignal, clock = () => new Date(), cacheSize = 1000, quality, onSummary = () => {}, route = 'auto' } = options;
  const preferred = route === 'offline' ? undefined : options.model;
  const prompts: Readonly<Record<Language, CopilotPrompts>> = { id: loadCopilotPrompts('id'), en: loadCopilotPrompts('en') };
  const summaries = new LeastRecentlyUsed<ClaimSummary>(cacheSize);
  /** Claims as read; a snapshot never changes, so what was read of it stays true. */
  const readings = new LeastRecentlyUsed<ClaimReading>(cacheSize);
  let loading: Promise<{ readonly graph: CopilotGraph; readonly summary: SummaryGraph }> | undefined;

  async function remembered(snapshot: Snapshot, claimId: string, scope: Scope): Promise<ClaimReading> {
    const key = JSON.stringify([snapshot.manifest.snapshot_id, snapshot.manifest.created_at, claimId, scope.provinces]);
    const reading = readings.get(key) ?? (await createToolContext({ snapshot, claimId, scope }).reading());
    readings.set(key, reading);
    return reading;
  }

  const signalUntil = (stop: AbortSignal | undefined): AbortSignal => {
    const limit = deadline(deadlineMs * shareOfModel);
    return stop ? anySignal([limit, stop]) : limit;
  };

  return {
    async summarize(claimId, { language = 'id', signal, scope = everywhere, userId } = {}) {
      signal?.throwIfAborted();
      return reader.read(async (snapshot) => {
        const reading = await remembered(snapshot, claimId, scope);
        const toolContext = createToolContext({ snapshot, claimId, scope, known: reading, now: clock() });
        const { summary: graph } = await load();
        const prompt = prompts[language].summary;
        const known = summaries.get(cacheKey({ reading, snapshot, model: preferred, prompt, language }));
        if (known) {
          onSummary(known, { isCached: true });
          return structuredClone(known);
        }
        return withinBudget({ budget, userId, agent: 'copilot', tokensPerAnswer }, async ({ isSpent }) => {
          const model = isSpent ? undefined : preferred;
          const pseudonyms = new Pseudonyms();
          pseudonyms.know(claimId);
          const state = await graph.run({ prompt, language, model, tools: createTools(toolContext, summaryTools), toolContext, pseudonyms, signal: signalUntil(signal), onTool: () => {} });
          signal?.throwIfAborted();
          const summary = toSummary({ state, snapshot, model, isSpent, prompt, language, claimId });
          // What a failing or late model left is not the answer that the next caller should get.
          if (summary.grounding.status !== 'fallback') summaries.set(cacheKey({ reading, snapshot, model, prompt, language }), structuredClone(summary));
          onSummary(summary, { isCached: false });
          return summary;
        });
      });
    },

    async ask({ question, language: wanted, claimId, scope, caller, history = [], choice, queries, userId, outcomesOf, operations, signal, onEvent = () => {} }) {
      signal?.throwIfAborted();
      const started = performance.now();
      const now = clock();
      return reader.read(async (snapshot) => {
        const { manifest } = snapshot;
        const [{ graph }, names, open] = await Promise.all([load(), readingNames(snapshot, scope), claimId === undefined ? undefined : remembered(snapshot, claimId, scope)]);
        const tools = new Map<string, Promise<Tools | undefined>>();
        const contextOf = { snapshot, scope, now, outcomesOf, operations, quality: async () => quality?.(manifest.snapshot_id), ...(caller !== undefined && { caller }) };
        const toolsOf = (id = ''): Promise<Tools | undefined> => {
          const bound = tools.get(id) ?? (id === '' ? Promise.resolve(createTools(createToolContext(contextOf))) : toolsOfClaim(id));
          tools.set(id, bound);
          return bound;
        };
        const toolsOfClaim = async (id: string): Promise<Tools | undefined> => {
          try {
            return createTools(createToolContext({ ...contextOf, claimId: id, known: await remembered(snapshot, id, scope) }));
          } catch (error) {
            if (error instanceof CasemindError && error.code === 'CLAIM_MISSING') return undefined;
            throw error;
          }
        };
        const anchors = anchorsAt(manifest.data_date, now);
        const last = history.at(-1);
        const [previous, earlier] = queriesBefore(history, { names, anchors });
        const shownConcept = conceptBefore(last, { names, anchors });
        const readingOptions = {
          names, anchors, openClaim: claimId !== undefined || (last?.queries.length === 0 && last.claims.length === 1), shown: last?.claims.length ?? 0,
          ...(previous && { previous }),
          ...(earlier && { earlier }),
          ...(shownConcept !== undefined && { shownConcept }),
          ...(last?.groups && { shownGroups: last.groups }),
          ...(typeof open?.claim.facility_key === 'string' && { openFacility: open.claim.facility_key }),
          ...(last?.isAskedBack === true && choice === undefined && !queries && { pending: last.question }),
        };
        return withinBudget({ budget, userId, agent: 'copilot', tokensPerAnswer }, async ({ isSpent, meter }) => {
          const model = isSpent ? undefined : preferred;
          const pseudonyms = new Pseudonyms();
          if (claimId !== undefined) pseudonyms.know(claimId);
          const sense = model && { model, prompt: prompts[wanted ?? 'id'].sense, pseudonyms, signal: signalUntil(signal) };
          let isSensed = false;
          const general = await toolsOf();
          const run: CopilotRun = {
            ...(model && route === 'model' && { choose: (sentences) => chooseSentences(question, sentences, { model, prompt: prompts[wanted ?? 'id'].answer, pseudonyms, signal: signalUntil(signal) }) }),
            question, language: wanted, claimId, history, pseudonyms, toolsOf,
            async read() {
              const read = await readMessage(question, readingOptions, { choice, queries, sense });
              isSensed = read.isSensed;
              return read.reading;
            },
            onRead: ({ understood, parts }) => (parts.every(({ kind }) => kind === 'notice') ? undefined : onEvent({ type: 'understood', text: understood })),
            onTool(state, tool, ok) {
              const label = general?.activityOf(tool)[wanted ?? 'id'] ?? tool;
              onEvent(state === 'started' ? { type: 'tool_started', tool, label } : { type: 'tool_finished', tool, label, ok });
            },
          };
          const { told, reading } = await graph.run(run);
          signal?.throwIfAborted();
          if (!told || !reading) throw new CasemindError('INTERNAL', { request: '' });
          const usages = meter.usages();
          const use = {
            model_calls: usages.reduce((sum, { calls }) => sum + calls, 0),
            input_tokens: usages.reduce((sum, { inputTokens }) => sum + inputTokens, 0),
            output_tokens: usages.reduce((sum, { outputTokens }) => sum + outputTokens, 0),
            milliseconds: Math.round(performance.now() - started),
          };
          const language = wanted ?? reading.language;
          const answer = toAnswer({ told, reading, snapshot, model: isSensed ? model : undefined, isSpent, prompt: prompts[language].sense, language, claimId, use, suggestions: suggestionsFor(open?.claim, language) });
          const evidence = new Map(answer.evidence.map((item) => [item.id, item]));
          if (answer.notice) onEvent({ type: 'notice', text: answer.notice.text });
          for (const { text, evidence: ids } of answer.sentences) onEvent({ type: 'sentence', text, evidence: ids.flatMap((id) => evidence.get(id) ?? []) });
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
      const [{ createCopilotGraph }, { createSummaryGraph }] = await Promise.all([import('./graph.ts'), import('./summary-graph.ts')]);
      return { graph: createCopilotGraph(), summary: createSummaryGraph() };
    })());
  }
}

/** The query that a follow-up edits, of the last turn that asked one, and the one before it. A turn of the first edition has none kept, and is read again. */
function queriesBefore(history: readonly Turn[], options: Pick<ReadingOptions, 'names' | 'anchors'>): readonly ClaimQuery[] {
  return history
    .filter(({ isAskedBack }) => !isAskedBack)
    .reduce<readonly ClaimQuery[]>((before, { question, queries }) => {
      const [previous] = before;
      const query = queries.at(-1) ?? readQuestion(question, { ...options, ...(previous && { previous }) }).queries.at(-1);
      return query ? [query, ...before] : before;
    }, []);
}

/** The term that the last turn explained, where it explained one and asked nothing else. */
function conceptBefore(last: Turn | undefined, options: Pick<ReadingOptions, 'names' | 'anchors'>): string | undefined {
  if (!last || last.isAskedBack || last.queries.length > 0) return undefined;
  const { concepts, parts } = readQuestion(last.question, options);
  return parts.length === 1 && concepts.length === 1 ? concepts[0] : undefined;
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

interface KeyParts {
  readonly reading: ClaimReading;
  readonly snapshot: Snapshot;
  readonly model: ChatModel | undefined;
  readonly prompt: Prompt;
  readonly language: Language;
}

/** A hash of everything the text follows from: equal key, equal summary. */
function cacheKey({ reading, snapshot: { manifest }, model, prompt, language }: KeyParts): string {
  const parts = [reading, manifest.snapshot_id, manifest.rows, manifest.model_version, manifest.ruleset_version, model?.id, model?.version, prompt.hash, summaryTools, language];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
