import { AsyncLocalStorage } from 'node:async_hooks';

import type { CallTokens } from './call-tokens.ts';

/** What calls of one model used. */
export interface ModelUsage {
  /** Name of the model. */
  readonly model: string;
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Calls whose tokens the server did not say: theirs are estimates. */
  readonly estimatedCalls: number;
}

/** A call under way. Until it is settled it counts as the estimate it began with. */
interface MeteredCall {
  settle(tokens: CallTokens): void;
  /** Takes it back: the model was not reached. */
  cancel(): void;
}

/** Counts the calls of language models that follow from one answer, of those that failed too. */
export interface UsageMeter {
  /** Runs work whose calls are counted here. */
  run<T>(work: () => Promise<T>): Promise<T>;
  usages(): ModelUsage[];
}

interface Meter {
  /** Undefined where the limit does not allow it. */
  begin(model: string, inputTokens: number): MeteredCall | undefined;
}

const meters = new AsyncLocalStorage<Meter>();
const unmetered: MeteredCall = { settle: () => {}, cancel: () => {} };

/** @param options.tokens most tokens, in and out together, after which no call begins; null for no limit. */
export function createUsageMeter({ tokens }: { readonly tokens: number | null }): UsageMeter {
  const calls = new Map<symbol, CallTokens & { readonly model: string }>();
  const spent = (): number => [...calls.values()].reduce((sum, { inputTokens, outputTokens }) => sum + inputTokens + outputTokens, 0);
  const meter: Meter = {
    begin(model, inputTokens) {
      if (tokens !== null && spent() + inputTokens > tokens) return undefined;
      const id = Symbol(model);
      calls.set(id, { model, inputTokens, outputTokens: 0, isEstimated: true });
      return { settle: (used) => void calls.set(id, { model, ...used }), cancel: () => void calls.delete(id) };
    },
  };
  return {
    run: (work) => meters.run(meter, work),
    usages() {
      const usages = new Map<string, ModelUsage>();
      for (const { model, inputTokens, outputTokens, isEstimated } of calls.values()) {
        const before = usages.get(model) ?? { model, calls: 0, inputTokens: 0, outputTokens: 0, estimatedCalls: 0 };
        usages.set(model, {
          model,
          calls: before.calls + 1,
          inputTokens: before.inputTokens + inputTokens,
          outputTokens: before.outputTokens + outputTokens,
          estimatedCalls: before.estimatedCalls + (isEstimated ? 1 : 0),
        });
      }
      return [...usages.values()];
    },
  };
}

/** Begins a call on the meter of the answer that it belongs to; undefined where its limit does not allow it. */
export function beginMeteredCall(model: string, inputTokens: number): MeteredCall | undefined {
  const meter = meters.getStore();
  return meter ? meter.begin(model, inputTokens) : unmetered;
}
