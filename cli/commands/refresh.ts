import type { CommandContext } from '../context.ts';
import { describeRefresh, refresh as runRefresh } from '../pipeline.ts';

export async function refresh(context: CommandContext, options: { topK: number }): Promise<void> {
  const result = await runRefresh(context, options.topK);
  context.terminal.answer(describeRefresh(result), { ...result.manifest, removed: result.removed });
}
