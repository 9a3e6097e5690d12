import { type RuleChanges, checkRules as check, foldLiveClaims, formatNumber } from '#engine';

import type { CommandContext } from '../context.ts';
import { readRuleParameters } from '../rule-parameters.ts';
import { liveSource, withLiveClaims } from '../with-live-claims.ts';

const columns = (...cells: readonly (string | number)[]): string => cells.map((cell, i) => (i === 0 ? String(cell).padEnd(30) : (typeof cell === 'number' ? formatNumber(cell, 'en') : cell).padStart(10))).join('');

export async function checkRules(context: CommandContext, { parameters, includeSimulated }: { parameters?: string; includeSimulated: boolean }): Promise<void> {
  const { config, home, threads, terminal, now } = context;
  const sources = [liveSource(context, false), ...(includeSimulated ? [liveSource(context, true)] : [])];
  const given = readRuleParameters(parameters ?? config.RULESET_PARAMETERS);
  const changes = await withLiveClaims(context, sources, (live) =>
    check({ home, ruleset: config.RULESET, parameters: given, addClaims: foldLiveClaims(live), now, threads, memoryLimit: config.DUCKDB_MEMORY_LIMIT, observer: terminal.observer }),
  );
  const { before, after, rules, top, live } = changes;
  terminal.answer(
    [
      `${after} on the newest run, against ${before} as it serves; nothing was published`,
      ...tableOf(rules),
      `of the first ${formatNumber(top.k, 'en')}, ${formatNumber(top.stayed, 'en')} stay`,
      ...(live.claims === 0 ? ['no live claims came in that the run does not have'] : [`${after} on ${formatNumber(live.claims, 'en')} claims that came in live, against what they were told`, ...tableOf(live.rules)]),
    ].join('\n'),
    { ...changes },
  );
}

function tableOf(rules: RuleChanges['rules']): string[] {
  return [columns('rule', 'before', 'after', 'new', 'gone'), ...rules.map(({ rule, active_before, active_after, added, removed }) => columns(rule, active_before, active_after, added, removed))];
}
