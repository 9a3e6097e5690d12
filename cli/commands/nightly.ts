import { type EtlResult, type QcSummary, type RefreshResult, writeQcSummary } from '#engine';

import type { CommandContext } from '../context.ts';
import { defaultTopK, describeEtl, describeRefresh, etl, refresh, sourceOf } from '../pipeline.ts';
import { recorded } from '../run-recorded.ts';

interface Night {
  readonly run: EtlResult;
  readonly refreshed: RefreshResult;
  readonly qc: QcSummary;
}

/** etl → refresh → qc; what fails leaves the last good snapshot serving. */
export async function nightly(context: CommandContext): Promise<void> {
  const chain = (): Promise<Night> => runChain(context);
  const { run, refreshed, qc } = context.parent ? await chain() : await recorded(context, 'nightly', async () => withDetail(await chain()));
  context.terminal.answer(`${describeEtl(run)}\n${describeRefresh(refreshed)}`, {
    etl: run.manifest,
    refresh: refreshed.manifest,
    qc: { total_rows: qc.total_rows, flagged_rows: qc.flagged_rows, risk_score_top_k_mean: qc.risk_score_top_k_mean },
  });
}

async function runChain(context: CommandContext): Promise<Night> {
  const run = await etl(context, await sourceOf(context));
  const refreshed = await refresh(context, defaultTopK);
  return { run, refreshed, qc: writeQcSummary(context.home, refreshed.manifest.snapshot_id) };
}

function withDetail(result: Night) {
  const { snapshot_id, data_date } = result.refreshed.manifest;
  return { result, detail: { snapshot_id, data_date, total_rows: result.qc.total_rows } };
}
