import type { CommandContext } from '../context.ts';
import { describeRefresh, refresh as runRefresh } from '../pipeline.ts';
import { describeValidation, validateOrAlert, validationDetail } from '../validation.ts';

export async function refresh(context: CommandContext, { topK, includeLive, includeSimulated }: { topK: number; includeLive: boolean; includeSimulated: boolean }): Promise<void> {
  const result = await runRefresh(context, topK, { live: includeLive, simulated: includeSimulated });
  const validated = await validateOrAlert(context, result.manifest.snapshot_id);
  context.terminal.answer([describeRefresh(result), ...(validated ? [describeValidation(validated)] : [])].join('\n'), { ...result.manifest, removed: result.removed, validation: validated && validationDetail(validated) });
}
