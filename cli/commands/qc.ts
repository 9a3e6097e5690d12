import { readPointer, writeQcSummary } from '#engine';

import type { CommandContext } from '../context.ts';

export async function qc(context: CommandContext, options: { logsDir?: string; output?: string }): Promise<void> {
  const { home, terminal } = context;
  const snapshotId = options.logsDir === undefined ? readPointer(home) : undefined;
  const summary = writeQcSummary(home, snapshotId, {
    ...(options.logsDir !== undefined && { logs: options.logsDir }),
    ...(options.output !== undefined && { output: options.output }),
  });
  const percent = (share: number | null): string => (share === null ? '-' : `${(100 * share).toFixed(2)} %`);
  terminal.answer(
    [
      `QC of ${summary.snapshot_id}, data of ${summary.data_date}`,
      `claims ${summary.total_rows.toLocaleString('en-US')}, quarantined ${summary.rows_quarantined.toLocaleString('en-US')}, with an indication ${summary.flagged_rows.toLocaleString('en-US')}`,
      `top ${summary.top_k}: mean risk ${summary.risk_score_top_k_mean}, mean claimed Rp ${summary.amount_claimed_top_k_mean?.toLocaleString('id-ID')}, stays of a day or less ${percent(summary.los_le_1_ratio_top_k)} (all: ${percent(summary.los_le_1_ratio)})`,
      ...Object.entries(summary.flag_rates).map(([flag, rate]) => `  ${flag}: ${percent(rate)}`),
    ].join('\n'),
    { ...summary },
  );
}
