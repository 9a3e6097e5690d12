import type { Copilot } from '#agents';
import type { AroundQuery } from '#engine';

import type { Metrics } from './metrics.ts';
import type { Tracing } from './tracing.ts';

/** Measures each query of the engine, and traces it where traces are made; it runs within `around`. */
export function observeQueries(metrics: Metrics, tracing: Tracing | undefined, around: AroundQuery): AroundQuery {
  return (name, run) =>
    metrics.timeQuery(name, () => {
      const watched = (): ReturnType<typeof run> => around(name, run);
      return tracing ? tracing.span(`query ${name}`, { 'casemind.query': name }, watched) : watched();
    });
}

/** Measures each summary and answer, and traces them where traces are made. */
export function observeCopilot(copilot: Copilot, metrics: Metrics, tracing: Tracing | undefined): Copilot {
  return {
    ...copilot,
    ask(options) {
      const run = (): ReturnType<Copilot['ask']> => metrics.timeAnswer(() => copilot.ask(options));
      if (!tracing) return run();
      return tracing.span('copilot ask', { 'casemind.language': options.language ?? 'id' }, run, ({ grounding, generated_by, prompt_hash, tool_calls }) => ({
        'casemind.grounding': grounding.status,
        'casemind.generated_by': generated_by,
        'casemind.prompt_hash': prompt_hash,
        'casemind.tools': tool_calls.map(({ tool }) => tool).join(' '),
      }));
    },
    summarize(claimId, options) {
      const run = (): ReturnType<Copilot['summarize']> => metrics.timeSummary(() => copilot.summarize(claimId, options));
      if (!tracing) return run();
      return tracing.span('copilot summarize', { 'casemind.language': options?.language ?? 'id' }, run, ({ grounding, generated_by, prompt_hash }) => ({
        'casemind.grounding': grounding.status,
        'casemind.generated_by': generated_by,
        'casemind.prompt_hash': prompt_hash,
      }));
    },
  };
}
