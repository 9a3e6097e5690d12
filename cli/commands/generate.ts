import { type Edition, formatNumber, generateClaims } from '#engine';

import type { CommandContext } from '../context.ts';

export async function generate(context: CommandContext, options: { rows: number; seed: number; out: string; share?: number; edition?: Edition; indications?: 'plain' | 'disguised' }): Promise<void> {
  const { out, ...rest } = options;
  const result = await generateClaims({ ...rest, outDir: out, observer: context.terminal.observer });
  context.terminal.answer(
    `${formatNumber(result.rows, 'en')} synthetic claims with ${formatNumber(Object.values(result.injected).reduce((sum, n) => sum + n, 0), 'en')} injected indications in ${out}\nnext: casemind etl --source ${out}`,
    { ...result },
  );
}
