import { existsSync } from 'node:fs';

import { CasemindError, formatNumber, formatPercent, formatRupiah, readPointer, writeQcSummary } from '#engine';

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
      `claims ${formatNumber(summary.total_rows, 'en')}, quarantined ${formatNumber(summary.rows_quarantined, 'en')}, with an indication ${formatNumber(summary.flagged_rows, 'en')}`,
      `top ${summary.top_k}: mean risk ${summary.risk_score_top_k_mean}, mean claimed ${summary.amount_claimed_top_k_mean === null ? '-' : formatRupiah(summary.amount_claimed_top_k_mean, 'en')}, stays of a day or less ${percent(summary.los_le_1_ratio_top_k)} (all: ${percent(summary.los_le_1_ratio)})`,
      ...Object.entries(summary.flag_rates).map(([flag, rate]) => `  ${flag}: ${percent(rate)}`),
    ].join('\n'),
    { ...summary },
  );
}

function percent(share: number | null): string {
  return share === null ? '-' : formatPercent(share, 'en', 2);
}
