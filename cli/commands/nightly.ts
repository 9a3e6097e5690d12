import { writeQcSummary } from '#engine';

import type { CommandContext } from '../context.ts';
import { defaultTopK, demoSource, describeEtl, describeRefresh, etl, isDemoSource, refresh, sourceFolder } from '../pipeline.ts';

/** etl → refresh → qc; what fails leaves the last good snapshot serving. */
export async function nightly(context: CommandContext): Promise<void> {
  const source = isDemoSource(context) ? await demoSource(context) : sourceFolder(context, undefined);
  const run = await etl(context, source);
  const refreshed = await refresh(context, defaultTopK);
  const qc = writeQcSummary(context.home, refreshed.manifest.snapshot_id);
  context.terminal.answer(`${describeEtl(run)}\n${describeRefresh(refreshed)}`, {
    etl: run.manifest,
    refresh: refreshed.manifest,
    qc: { total_rows: qc.total_rows, flagged_rows: qc.flagged_rows, risk_score_top_k_mean: qc.risk_score_top_k_mean },
  });
}
