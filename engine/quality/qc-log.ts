import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

import { claimColumns } from '../columns.ts';
import type { RunManifest } from '../claims/run-manifest.ts';
import type { Connection } from '../database.ts';
import { CasemindError } from '../errors.ts';
import { parseJson } from '../parse-json.ts';
import { safeRow, safeText } from '../safe-text.ts';
import { replaceFile } from '../snapshots/folders.ts';
import type { Home } from '../snapshots/home.ts';
import { type JointCounts, countScope } from './joint-counts.ts';

/** Version of the QC log that this code writes. Logs of format 1, from before drift was watched, are read as far as they go. */
export const qcFormat = 2;

const figure = z.number().nullable();

const groupSchema = z.object({
  value: z.string(),
  rows: z.number().int(),
  rows_top_k: z.number().int(),
  flagged_rows: z.number().int(),
  amount_claimed_mean: figure,
  risk_score_max: figure,
});

const histogramsSchema = z.record(z.string(), z.array(z.tuple([z.number().int(), z.number().int()])));

/** The claims that the snapshot before has not (new) or has with other facts (changed); all are new where there is none before. */
const freshSchema = z.object({
  /** The snapshot compared with; null where there was none. */
  since: z.string().nullable(),
  rows: z.number().int(),
  new_rows: z.number().int(),
  changed_rows: z.number().int(),
  flagged_rows: z.number().int(),
  short_stay_rows: z.number().int(),
  simulated_rows: z.number().int(),
  /** Grouping → [value, rows], as `groups`. */
  groups: z.record(z.string(), z.array(z.tuple([z.string(), z.number().int()]))),
  null_counts: z.record(z.string(), z.number().int()),
  histograms: histogramsSchema,
});

/** The top that drift looks at: top_k, or a hundredth of the claims where that is more. */
const wideTopSchema = z.object({
  rows: z.number().int(),
  amount_claimed_mean: figure,
  cost_zscore_mean: figure,
  risk_score_mean: figure,
  short_stay_rows: z.number().int(),
  groups: z.record(z.string(), z.array(z.tuple([z.string(), z.number().int()]))),
  /** The least hashes of its claims. */
  sketch: z.array(z.number().int()),
});

/**
 * What a refresh measured of its snapshot: the fields of the Python seed, and what drift detection
 * compares (histograms, null rates, flag rates, peer levels). Amounts in rupiah, rates in 0–1.
 */
const currentQcLogSchema = z.object({
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
  histograms: histogramsSchema,
  null_counts: z.record(z.string(), z.number().int()),
  short_stay_rows: z.number().int(),
  simulated_rows: z.number().int(),
  wide_top: wideTopSchema.nullable(),
  fresh: freshSchema.nullable(),
  /** Claims that were reviewed, and confirmed, when the refresh ran; null where nobody told. */
  outcomes: z.object({ reviewed: z.number().int(), confirmed: z.number().int() }).nullable(),
});
export type QcLog = z.infer<typeof currentQcLogSchema>;

/** Reads logs of this format, and of format 1 without what that had not: such a run is no reference for drift. */
export const qcLogSchema = z.preprocess(upgradeLog, currentQcLogSchema);

function upgradeLog(log: unknown): unknown {
  const old = z.looseObject({ format: z.literal(1), total_rows: z.number(), null_rates: z.record(z.string(), z.number()), los_le_1_ratio: figure }).safeParse(log);
  if (!old.success) return log;
  const { total_rows: rows, null_rates, los_le_1_ratio } = old.data;
  return {
    ...old.data,
    format: qcFormat,
    null_counts: Object.fromEntries(Object.entries(null_rates).map(([column, rate]) => [column, Math.round(rate * rows)])),
    short_stay_rows: Math.round((los_le_1_ratio ?? 0) * rows),
    simulated_rows: 0,
    wide_top: null,
    fresh: null,
    outcomes: null,
  };
}

/** What the runbook compares between runs. */
const historySchema = z.object({
  snapshot_id: z.string(),
  created_at: z.string(),
  total_rows: z.number().int(),
  risk_score_top_k_mean: figure,
  amount_claimed_top_k_mean: figure,
  los_le_1_ratio: figure,
  los_le_1_ratio_top_k: figure,
  /** Claims of the top k of each province, and of each severity, most first. */
  top_k_provinces: z.record(z.string(), z.number().int()),
  top_k_severities: z.record(z.string(), z.number().int()),
});

/** The QC log of the current snapshot, and the history it stands in, newest first; builds that failed their checks are left out. */
export const qcSummarySchema = currentQcLogSchema.extend({ history: z.array(historySchema) });
export type QcSummary = z.infer<typeof qcSummarySchema>;

const summaryFile = 'ml_scores_qc_summary.json';
const historyLength = 90;
const nullableColumns = claimColumns.filter(({ required }) => required !== true).map(({ name }) => name);

export interface Measured {
  readonly log: QcLog;
  readonly counts: JointCounts;
}

export interface QualityInput {
  readonly ids: Pick<QcLog, 'snapshot_id' | 'created_at' | 'model_version' | 'ruleset_version'>;
  readonly run: RunManifest;
  readonly topK: number;
  /** The snapshot before, attached as `before`, and whether its claims are known to be these; undefined where there is none. */
  readonly since: { readonly snapshot_id: string; readonly hasSameClaims: boolean } | undefined;
  readonly outcomes?: { readonly reviewed: number; readonly confirmed: number } | undefined;
}

/** Measures the snapshot that is open on this connection; what fails its checks is told by others. */
export async function measureQuality(connection: Connection, { ids, run, topK, since, outcomes }: QualityInput): Promise<Measured> {
  const [totals] = await connection.rowsOfFile<Record<string, unknown>>('queries/qc_totals', { top_k: topK });
  const top = await connection.rowsOfFile<Record<string, unknown>>('queries/qc_top_records', { top_k: topK });
  await connection.run('CREATE OR REPLACE TEMP VIEW qc_claims AS FROM claims_scored');
  const { groups: groupRows, ...all } = await measureScope(connection, topK);
  const whole = await countScope(connection);
  const groups: QcLog['groups'] = {};
  for (const { grouping, ...group } of groupRows) (groups[grouping] ??= []).push(safeRow(group));
  const rate = (rows: number): number => (all.rows === 0 ? 0 : Number((rows / all.rows).toFixed(6)));
  const { counts: fresh, ...ofFresh } = await measureFresh(connection, { since, topK, whole, all: { ...all, groups: groupRows } });
  const log = currentQcLogSchema.parse({
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
    null_rates: Object.fromEntries(Object.entries(all.null_counts).map(([column, rows]) => [column, rate(rows)])),
    histograms: all.histograms,
    null_counts: all.null_counts,
    short_stay_rows: all.short_stay_rows,
    simulated_rows: all.simulated_rows,
    wide_top: await measureWideTop(connection, topK),
    fresh: ofFresh,
    outcomes: outcomes ?? null,
  });
  return { log, counts: { whole, fresh } };
}

type GroupRow = z.infer<typeof groupSchema> & { readonly grouping: string };

interface ScopeFigures {
  readonly rows: number;
  readonly flagged_rows: number;
  readonly short_stay_rows: number;
  readonly simulated_rows: number;
  readonly groups: readonly GroupRow[];
  readonly null_counts: Readonly<Record<string, number>>;
  readonly histograms: QcLog['histograms'];
}

/** Figures of the claims in the view `qc_claims`. */
async function measureScope(connection: Connection, topK: number): Promise<ScopeFigures> {
  const [scope] = await connection.rowsOfFile<Record<'rows' | 'flagged_rows' | 'short_stay_rows' | 'simulated_rows', number>>('queries/qc_scope');
  const groups = await connection.rowsOfFile<GroupRow>('queries/qc_groups', { top_k: topK });
  const bins = await connection.rowsOfFile<{ column_name: string; bin: number; rows: number }>('queries/qc_histograms');
  const nulls = await connection.rowsOfFile<{ column_name: string; nulls: number }>('queries/qc_null_counts', { columns: nullableColumns });
  const histograms: QcLog['histograms'] = {};
  for (const { column_name, bin, rows } of bins) (histograms[column_name] ??= []).push([bin, rows]);
  return {
    ...(scope ?? { rows: 0, flagged_rows: 0, short_stay_rows: 0, simulated_rows: 0 }),
    groups,
    null_counts: Object.fromEntries(nulls.map((row) => [row.column_name, row.nulls])),
    histograms,
  };
}

interface FreshInput extends Pick<QualityInput, 'since' | 'topK'> {
  readonly whole: JointCounts['whole'];
  readonly all: ScopeFigures;
}

/** Figures and counts of the fresh claims. */
async function measureFresh(connection: Connection, { since, topK, whole, all }: FreshInput): Promise<NonNullable<QcLog['fresh']> & { readonly counts: JointCounts['fresh'] }> {
  if (since === undefined) return { since: null, new_rows: all.rows, changed_rows: 0, ...freshFigures(all), counts: whole };
  if (since.hasSameClaims) await connection.run('CREATE OR REPLACE TEMP TABLE fresh_claims (claim_no INTEGER, is_new BOOLEAN)');
  else await connection.runFile('marts/fresh_claims');
  await connection.run('CREATE OR REPLACE TEMP VIEW qc_claims AS FROM claims_scored SEMI JOIN fresh_claims USING (claim_no)');
  const [{ new_rows, changed_rows } = { new_rows: 0, changed_rows: 0 }] = await connection.rowsOfFile<{ new_rows: number; changed_rows: number }>('queries/qc_fresh_rows');
  const isAll = new_rows + changed_rows === all.rows;
  const figures = isAll ? all : await measureScope(connection, topK);
  return { since: since.snapshot_id, new_rows, changed_rows, ...freshFigures(figures), counts: isAll ? whole : await countScope(connection) };
}

function freshFigures({ groups, ...figures }: ScopeFigures): Omit<NonNullable<QcLog['fresh']>, 'since' | 'new_rows' | 'changed_rows'> {
  const rowsOf: Record<string, [string, number][]> = {};
  for (const { grouping, value, rows } of groups) (rowsOf[grouping] ??= []).push([safeText(value), rows]);
  return { ...figures, groups: rowsOf, null_counts: { ...figures.null_counts } };
}

async function measureWideTop(connection: Connection, topK: number): Promise<QcLog['wide_top']> {
  const [top] = await connection.rowsOfFile<Omit<NonNullable<QcLog['wide_top']>, 'groups' | 'sketch'>>('queries/qc_top_k', { top_k: topK });
  if (!top) return null;
  const values = await connection.rowsOfFile<{ grouping: string; value: string; rows: number }>('queries/qc_top_k_values', { top_k: topK });
  const hashes = await connection.rowsOfFile<{ claim_hash: number }>('queries/qc_top_k_sketch', { top_k: topK });
  const groups: Record<string, [string, number][]> = { province: [], severity: [] };
  for (const { grouping, value, rows } of values) groups[grouping]?.push([safeText(value), rows]);
  return { ...top, groups, sketch: hashes.map(({ claim_hash }) => claim_hash) };
}

/** Writes the log of one refresh as `ml_scores_qc_<timestamp>.json`, the time of its snapshot, and gives its path. */
export function writeQcLog(folder: string, log: QcLog): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `ml_scores_qc_${log.snapshot_id.replace(/^snapshot-/, '')}.json`);
  replaceFile(path, `${JSON.stringify(log, null, 2)}\n`);
  return path;
}

/** QC logs of a folder, oldest first, or those of the snapshots that are wanted; files of another format are passed over. */
export function readQcLogs(folder: string, isWanted: (snapshotId: string) => boolean = () => true): QcLog[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^ml_scores_qc_\d{8}T\d+Z(-\d+)?\.json$/.test(name) && isWanted(`snapshot-${name.slice('ml_scores_qc_'.length, -'.json'.length)}`))
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
    .map(({ groups, ...figures }) => ({ ...historySchema.parse({ ...figures, top_k_provinces: topRows(groups['province']), top_k_severities: topRows(groups['severity']) }) }));
  return { ...log, history };
}

/** Claims of the top k by value, most first. */
function topRows(groups: QcLog['groups'][string] = []): Record<string, number> {
  const inTop = groups.filter(({ rows_top_k }) => rows_top_k > 0).toSorted((a, b) => b.rows_top_k - a.rows_top_k || (a.value < b.value ? -1 : 1));
  return Object.fromEntries(inTop.map(({ value, rows_top_k }) => [value, rows_top_k]));
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
