import type { Ask, AskOptions, Copilot, CopilotAnswer } from '#agents';
import type { EvidenceItem } from '#tools';

/** One call of the scripted copilot, which says what the test has it say, when it has it. */
export interface AskedCall {
  readonly options: AskOptions;
  tool(name: string, label: string): void;
  notice(text: string): void;
  /** Says a sentence that cites these items. */
  say(text: string, evidence?: readonly EvidenceItem[]): void;
  /** Ends the answer with all that was said. */
  finish(changes?: Partial<CopilotAnswer>): void;
  fail(error: unknown): void;
}

export interface ScriptedCopilot {
  readonly copilot: Pick<Copilot, 'summarize' | 'ask'>;
  /** The next call that nobody took yet. */
  next(): Promise<AskedCall>;
}

/** A copilot whose answers a test makes, event by event. */
export function createScriptedCopilot(): ScriptedCopilot {
  const calls: AskedCall[] = [];
  const waiting: ((call: AskedCall) => void)[] = [];
  const ask: Ask = (options) => {
    const { promise, resolve, reject } = Promise.withResolvers<CopilotAnswer>();
    options.signal?.addEventListener('abort', () => reject(options.signal?.reason), { once: true });
    const call = scripted(options, resolve, reject);
    const taker = waiting.shift();
    if (taker) taker(call);
    else calls.push(call);
    return promise;
  };
  return {
    copilot: { ask, summarize: () => Promise.reject(new Error('not asked')) },
    next: async () => calls.shift() ?? new Promise((take) => waiting.push(take)),
  };
}

function scripted(options: AskOptions, resolve: (answer: CopilotAnswer) => void, reject: (error: unknown) => void): AskedCall {
  const { claimId = null, language = 'id', onEvent = () => {} } = options;
  const sentences: { text: string; evidence: string[] }[] = [];
  const evidence = new Map<string, EvidenceItem>();
  const tools: string[] = [];
  return {
    options,
    tool(tool, label) {
      tools.push(tool);
      onEvent({ type: 'tool_started', tool, label });
      onEvent({ type: 'tool_finished', tool, label, ok: true });
    },
    notice: (text) => onEvent({ type: 'notice', text }),
    say(text, cited = []) {
      for (const item of cited) evidence.set(item.id, item);
      sentences.push({ text, evidence: cited.map(({ id }) => id) });
      onEvent({ type: 'sentence', text, evidence: cited });
    },
    finish: (changes) =>
      resolve({
        language,
        claim_id: claimId,
        snapshot_id: 'snapshot-fixture',
        data_date: '2024-12-31',
        model_version: 'iso_v1',
        ruleset_version: 'RULESET_v1',
        prompt_id: 'question_v1',
        prompt_hash: 'a1b2c3',
        generated_by: 'scripted',
        disclosure: 'Disusun untuk uji.',
        understood: '',
        queries: [],
        assumed: [],
        unread: [],
        choices: [],
        documents: [],
        notice: null,
        sentences,
        text: sentences.map(({ text }) => text).join('\n'),
        evidence: [...evidence.values()],
        grounding: { status: 'verified', figures: evidence.size, unsupported: 0, dropped: 0 },
        tool_calls: tools.map((tool) => ({ tool, args: {}, ok: true })),
        usage: { model_calls: 0, input_tokens: 0, output_tokens: 0, milliseconds: 12 },
        suggestions: ['Apa yang perlu diperiksa?'],
        ...changes,
      }),
    fail: reject,
  };
}

/** A column of a claim as evidence. */
export function claimFact(claimId: string, column: string, value: EvidenceItem['value'], unit: EvidenceItem['unit'], label: string): EvidenceItem {
  return { id: `claim.${column}`, label: { id: label, en: column }, value, unit, source: { table: 'claims_scored', column, keys: { claim_id: claimId }, snapshot: 'snapshot-fixture' } };
}
