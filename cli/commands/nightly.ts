import { CasemindError, type EtlResult, type QcSummary, type RefreshResult, writeQcSummary } from '#engine';
import type { ChainReport } from '#store';

import type { CommandContext } from '../context.ts';
import { defaultTopK, describeEtl, describeRefresh, etl, refresh, sourceOf } from '../pipeline.ts';
import { auditChain } from '../audit-chain.ts';
import { recorded } from '../run-recorded.ts';
import { type Validated, describeValidation, validateOrAlert, validationDetail } from '../validation.ts';
import { withStore } from '../with-store.ts';

interface Night {
  readonly audit: ChainReport;
  readonly run: EtlResult;
  readonly refreshed: RefreshResult;
  readonly qc: QcSummary;
  /** Null where the validator failed: the data are published all the same, and there is an alert. */
  readonly validated: Validated | null;
}

/**
 * The chain of decisions is verified, whatever becomes of the data; then etl → refresh → qc → validate. What fails leaves the last
 * good snapshot serving; a run that moved is published and told. A nightly that another scheduler starts is refused while an alert
 * holds it. A chain of decisions that does not verify is an alert and exit code 1, but stops no data, and a
 * service that runs this as a job does not try again for it.
 */
export async function nightly(context: CommandContext): Promise<void> {
  const chain = (): Promise<Night> => runChain(context);
  if (!context.parent) await refuseHeld(context);
  const { audit, run, refreshed, qc, validated } = context.parent ? await chain() : await recorded(context, 'nightly', async () => withDetail(await chain()));
  context.terminal.answer([describeEtl(run), describeRefresh(refreshed), ...(validated ? [describeValidation(validated)] : [])].join('\n'), {
    etl: run.manifest,
    refresh: refreshed.manifest,
    ...auditDetail(audit),
    qc: { total_rows: qc.total_rows, flagged_rows: qc.flagged_rows, risk_score_top_k_mean: qc.risk_score_top_k_mean },
    validation: validated && validationDetail(validated),
  });
  if (audit.problems.length > 0 && !context.parent) process.exitCode = 1;
}

async function runChain(context: CommandContext): Promise<Night> {
  const audit = await withStore(context, (store) => auditChain(context, { store }));
  const run = await etl(context, await sourceOf(context));
  const refreshed = await refresh(context, defaultTopK);
  const { snapshot_id } = refreshed.manifest;
  return { audit, run, refreshed, qc: writeQcSummary(context.home, snapshot_id), validated: await validateOrAlert(context, snapshot_id) };
}

/** A person wants none to begin; a job of the service was asked for by a person, or looked after this before. @throws CasemindError NIGHTLY_HELD */
async function refuseHeld(context: CommandContext): Promise<void> {
  if (await withStore(context, ({ alerts }) => alerts.holdsNightly())) throw new CasemindError('NIGHTLY_HELD');
}

function auditDetail({ rows, head, problems }: ChainReport) {
  return { audit_rows: rows, audit_head: head, audit_problems: problems.length };
}

function withDetail(result: Night) {
  const { snapshot_id, data_date } = result.refreshed.manifest;
  return { result, detail: { snapshot_id, data_date, total_rows: result.qc.total_rows, ...auditDetail(result.audit) } };
}
