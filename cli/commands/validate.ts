import { CasemindError, parseBaseline } from '#engine';

import type { CommandContext } from '../context.ts';
import { recorded } from '../run-recorded.ts';
import { describeValidation, validate as validateRun, validationDetail } from '../validation.ts';

/** Judges a snapshot by the runs before it. With a baseline of its own it is a look: nothing is kept and nobody is told. */
export async function validate(context: CommandContext, options: { baseline?: string; snapshot?: string }): Promise<void> {
  const baseline = options.baseline === undefined ? undefined : parseBaseline(options.baseline);
  if (options.baseline !== undefined && baseline === undefined)
    throw new CasemindError('USAGE_INVALID', { field: '--baseline', value: options.baseline, accepted: 'rolling:N with N from 2 to 90, or pinned:ID,ID' });
  const work = () => validateRun(context, { snapshotId: options.snapshot, baseline });
  const validated = context.parent
    ? await work()
    : await recorded(context, 'validate', async () => {
        const result = await work();
        const { snapshot_id, validation_status, breaches } = validationDetail(result);
        return { result, detail: { snapshot_id, validation_status, breaches } };
      });
  context.terminal.answer(describeValidation(validated), validationDetail(validated));
}
