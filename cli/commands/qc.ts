import { existsSync } from 'node:fs';

import { CasemindError, readPointer, writeQcSummary } from '#engine';

import type { CommandContext } from '../context.ts';

export async function qc(context: CommandContext, options: { logsDir?: string; output?: string }): Promise<void> {
  const { home, terminal } = context;
  if (options.logsDir !== undefined && !existsSync(options.logsDir))
    throw new CasemindError('USAGE_INVALID', { field: '--logs-dir', value: options.logsDir, accepted: 'a folder with files ml_scores_qc_*.json' });
  const snapshotId = options.logsDir === undefined ? readPointer(home) : undefined;
  if (options.logsDir === undefined && snapshotId === undefined) throw new CasemindError('SNAPSHOT_MISSING');
  const summary = writeQcSummary(home, snapshotId, {
    ...(options.logsDir !== undefined && { logs: options.logsDir }),
    ...(options.output !== undefined && { output: options.output }),
  });
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

function percent(share: number | null): string {
  return share === null ? '-' : `${(100 * share).toFixed(2)} %`;
}
