import type { CommandContext } from '../context.ts';
import { describeRefresh, refresh as runRefresh } from '../pipeline.ts';

export async function refresh(context: CommandContext, { topK, includeLive, includeSimulated }: { topK: number; includeLive: boolean; includeSimulated: boolean }): Promise<void> {
  const result = await runRefresh(context, topK, { live: includeLive, simulated: includeSimulated });
  context.terminal.answer(describeRefresh(result), { ...result.manifest, removed: result.removed });
}
