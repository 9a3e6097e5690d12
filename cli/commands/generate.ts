import { type Edition, generateClaims } from '#engine';

import type { CommandContext } from '../context.ts';
import { count } from '../pipeline.ts';

export async function generate(context: CommandContext, options: { rows: number; seed: number; out: string; share?: number; edition?: Edition }): Promise<void> {
  const { out, ...rest } = options;
  const result = await generateClaims({ ...rest, outDir: out, observer: context.terminal.observer });
  context.terminal.answer(
    `${count(result.rows)} synthetic claims with ${count(Object.values(result.injected).reduce((sum, n) => sum + n, 0))} injected indications in ${out}\nnext: casemind etl --source ${out}`,
    { ...result },
  );
}
