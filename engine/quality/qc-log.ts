import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

import { claimColumns } from '../columns.ts';
import type { RunManifest } from '../claims/run-manifest.ts';
import type { Connection } from '../database.ts';
import { CasemindError } from '../errors.ts';
import { parseJson } from '../parse-json.ts';
import { safeRow } from '../safe-text.ts';
import { replaceFile } from '../snapshots/folders.ts';
import type { Home } from '../snapshots/home.ts';

export const qcFormat = 1;

const figure = z.number().nullable();

const groupSchema = z.object({
  value: z.string(),
  rows: z.number().int(),
  rows_top_k: z.number().int(),
  flagged_rows: z.number().int(),
  amount_claimed_mean: figure,
  risk_score_max: figure,
});

/**
 * What a refresh measured of its snapshot: the fields of the Python seed, and what drift detection
 * compares (histograms, null rates, flag rates, peer levels). Amounts in rupiah, rates in 0–1.
 */
export const qcLogSchema = z.object({
  format: z.literal(qcFormat),
  snapshot_id: z.string(),
  created_at: z.iso.datetime(),
  etl_run_id: z.string(),
  model_version: z.string(),
  ruleset_version: z.string(),
  data_date: z.string(),
  first_date: z.string(),
  rows_in: z.number().int(),
  rows_quarantined: z.number().int(),
  quarantine_reasons: z.record(z.string(), z.number().int()),
  /** Checks that the snapshot failed, in words; one with any was not published. */
  failures: z.array(z.string()),
  total_rows: z.number().int(),
  top_k: z.number().int(),
  flagged_rows: z.number().int(),
  amount_claimed_mean: figure,
  amount_claimed_top_k_mean: figure,
  cost_zscore_mean: figure,
  cost_zscore_top_k_mean: figure,
  los_le_1_ratio: figure,
  los_le_1_ratio_top_k: figure,
  risk_score_mean: figure,
  risk_score_top_k_mean: figure,
  ml_score_mean: figure,
  ml_score_top_k_mean: figure,
  top_records: z.array(z.record(z.string(), z.unknown())),
  groups: z.record(z.string(), z.array(groupSchema)),
  flag_rates: z.record(z.string(), z.number()),
  null_rates: z.record(z.string(), z.number()),
  /** Column → [bin, rows] in order of the bins; the bins are those of sql/queries/qc_histograms.sql. */
  histograms: z.record(z.string(), z.array(z.tuple([z.number().int(), z.number().int()]))),
});
export type QcLog = z.infer<typeof qcLogSchema>;

/** The QC log of the current snapshot, and the history it stands in, newest first; builds that failed their checks are left out. */
export const qcSummarySchema = qcLogSchema.extend({
  history: z.array(
    z.object({ snapshot_id: z.string(), created_at: z.string(), total_rows: z.number().int(), risk_score_top_k_mean: figure, los_le_1_ratio_top_k: figure }),
  ),
});
export type QcSummary = z.infer<typeof qcSummarySchema>;

const summaryFile = 'ml_scores_qc_summary.json';
const historyLength = 90;
const nullableColumns = claimColumns.filter(({ required }) => required !== true).map(({ name }) => name);

/** Measures the snapshot that is open on this connection; what fails its checks is told by others. */
export async function measureQuality(
  connection: Connection,
  ids: Pick<QcLog, 'snapshot_id' | 'created_at' | 'model_version' | 'ruleset_version'>,
  run: RunManifest,
  topK: number,
): Promise<QcLog> {
  const [totals] = await connection.rowsOfFile<Record<string, unknown>>('queries/qc_totals', { top_k: topK });
  const top = await connection.rowsOfFile<Record<string, unknown>>('queries/qc_top_records', { top_k: topK });
  const groupRows = await connection.rowsOfFile<z.infer<typeof groupSchema> & { grouping: string }>('queries/qc_groups', { top_k: topK });
  const bins = await connection.rowsOfFile<{ column_name: string; bin: number; rows: number }>('queries/qc_histograms');
  const nulls = await connection.rowsOfFile<{ column_name: string; nulls: number }>('queries/qc_null_counts', { columns: nullableColumns });
  const totalRows = Number(totals?.['total_rows'] ?? 0);
  const rate = (rows: number): number => (totalRows === 0 ? 0 : Number((rows / totalRows).toFixed(6)));
  const groups: QcLog['groups'] = {};
  for (const { grouping, ...group } of groupRows) (groups[grouping] ??= []).push(safeRow(group));
  const histograms: QcLog['histograms'] = {};
  for (const { column_name, bin, rows } of bins) (histograms[column_name] ??= []).push([bin, rows]);
  return qcLogSchema.parse({
    format: qcFormat,
    ...ids,
    etl_run_id: run.etl_run_id,
    rows_in: run.rows_in,
    rows_quarantined: run.rows_quarantined,
    quarantine_reasons: run.quarantine_reasons,
    failures: [],
    ...totals,
    top_records: top.map((row) => safeRow(row)),
    groups,
    flag_rates: Object.fromEntries((groups['flag'] ?? []).map(({ value, rows }) => [value, rate(rows)])),
    null_rates: Object.fromEntries(nulls.map((row) => [row.column_name, rate(row.nulls)])),
    histograms,
  });
}

/** Writes the log of one refresh as `ml_scores_qc_<timestamp>.json`, the time of its snapshot, and gives its path. */
export function writeQcLog(folder: string, log: QcLog): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `ml_scores_qc_${log.snapshot_id.replace(/^snapshot-/, '')}.json`);
  replaceFile(path, `${JSON.stringify(log, null, 2)}\n`);
  return path;
}

/** All QC logs of a folder, oldest first; files of another format are passed over. */
export function readQcLogs(folder: string): QcLog[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^ml_scores_qc_\d{8}T\d+Z(-\d+)?\.json$/.test(name))
    .flatMap((name) => {
      const parsed = qcLogSchema.safeParse(parseJson(readFileSync(join(folder, name), 'utf8')));
      return parsed.success ? [parsed.data] : [];
    })
    .toSorted((a, b) => (a.snapshot_id < b.snapshot_id ? -1 : 1));
}

/** The summary that stands on one log, among all logs, oldest first. */
export function summariseQc(logs: readonly QcLog[], log: QcLog): QcSummary {
  const history = logs
    .filter(({ snapshot_id, failures }) => snapshot_id === log.snapshot_id || (snapshot_id < log.snapshot_id && failures.length === 0))
    .slice(-historyLength)
    .toReversed()
    .map(({ snapshot_id, created_at, total_rows, risk_score_top_k_mean, los_le_1_ratio_top_k }) => ({
      snapshot_id, created_at, total_rows, risk_score_top_k_mean, los_le_1_ratio_top_k,
    }));
  return { ...log, history };
}

/** The QC summary of a snapshot as its log has it, or undefined where there is no log of it. */
export function readQcSummary(home: Home, snapshotId: string): QcSummary | undefined {
  const logs = readQcLogs(home.logs);
  const log = logs.find(({ snapshot_id }) => snapshot_id === snapshotId);
  return log && summariseQc(logs, log);
}

/**
 * Writes the QC summary of a snapshot, or of the newest log where no snapshot is named.
 *
 * @throws CasemindError QC_MISSING where no log of that snapshot is there.
 */
export function writeQcSummary(home: Home, snapshotId?: string, { logs = home.logs, output = join(home.logs, summaryFile) } = {}): QcSummary {
  const known = readQcLogs(logs);
  const log = snapshotId === undefined ? known.at(-1) : known.findLast((candidate) => candidate.snapshot_id === snapshotId);
  if (!log) throw new CasemindError('QC_MISSING', { snapshot: snapshotId ?? '*', folder: logs });
  const summary = summariseQc(known, log);
  replaceFile(output, `${JSON.stringify(summary, null, 2)}\n`);
  return summary;
}
