import { checkRules as check, formatNumber } from '#engine';

import type { CommandContext } from '../context.ts';
import { readRuleParameters } from '../rule-parameters.ts';

const columns = (...cells: readonly (string | number)[]): string => cells.map((cell, i) => (i === 0 ? String(cell).padEnd(30) : (typeof cell === 'number' ? formatNumber(cell, 'en') : cell).padStart(10))).join('');

export async function checkRules({ config, home, threads, terminal }: CommandContext, { parameters }: { parameters?: string }): Promise<void> {
  const changes = await check({ home, ruleset: config.RULESET, parameters: readRuleParameters(parameters ?? config.RULESET_PARAMETERS), threads, memoryLimit: config.DUCKDB_MEMORY_LIMIT, observer: terminal.observer });
  const { before, after, rules, top } = changes;
  terminal.answer(
    [
      `${after} on the newest run, against ${before} as it serves; nothing was published`,
      columns('rule', 'before', 'after', 'new', 'gone'),
      ...rules.map(({ rule, active_before, active_after, added, removed }) => columns(rule, active_before, active_after, added, removed)),
      `of the first ${formatNumber(top.k, 'en')}, ${formatNumber(top.stayed, 'en')} stay`,
    ].join('\n'),
    { ...changes },
  );
}
