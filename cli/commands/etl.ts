import type { CommandContext } from '../context.ts';
import { describeEtl, etl as runEtl, sourceOf } from '../pipeline.ts';

export async function etl(context: CommandContext, options: { source?: string; references?: string }): Promise<void> {
  const result = await runEtl(context, await sourceOf(context, options.source), options.references);
  context.terminal.answer(`${describeEtl(result)}\nnext: casemind refresh`, {
    ...result.manifest,
    ignored_files: result.ignoredFiles,
    references: result.references,
  });
}
