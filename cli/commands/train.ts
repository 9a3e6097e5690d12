import { formatNumber } from '#engine';

import type { CommandContext } from '../context.ts';
import { type TrainCommand, train as runTrain } from '../pipeline.ts';

export async function train(context: CommandContext, options: TrainCommand): Promise<void> {
  const { meta, contentHash, isActive } = await runTrain(context, options);
  context.terminal.answer(
    `model ${meta.model_version}, trained on ${formatNumber(meta.rows, 'en')} claims, ${isActive ? 'is active' : `is not active; next: casemind models promote ${meta.model_version}`}`,
    { ...meta, content_hash: contentHash, is_active: isActive },
  );
}
