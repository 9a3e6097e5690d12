import type { ScoredClaim } from '../claims/columns.ts';
import type { Parameters } from '../database.ts';
import type { Rule } from '../rules/rule.ts';
import { findRuleset } from '../rules/rulesets.ts';
import type { Snapshot } from '../scoring/snapshot-reader.ts';
import { bindFilters, filtersOf, loadOverMatchingClaims, withoutIdleFilters } from './claim-filters.ts';
import { bindStateFilters, stateFiltersOf } from './claim-state.ts';
import { openPage } from './paging.ts';
import { Remembered } from './remembered.ts';
import type { Scope } from './scope.ts';
import { type WorklistQuery, parseSort } from './worklist-query.ts';

/** Columns of a worklist row: what tells an auditor which claim to open. The rest is in the claim itself. */
export const worklistColumns = [
  'claim_id',
  'risk_rank',
  'risk_score',
  'rule_score',
  'ml_score_normalized',
  'anomaly_score',
  'flags',
  'facility_key',
  'facility_name',
  'facility_class',
  'province_name',
  'district_name',
  'admit_date',
  'discharge_date',
  'los',
  'service_type',
  'severity_group',
  'segment',
  'dx_primary_code',
  'dx_primary_label',
  'comorbidity_count',
  'inacbg_code',
  'inacbg_label',
  'amount_claimed',
  'amount_paid',
  'amount_gap',
  'payment_ratio',
  'peer_level',
  'peer_n',
  'peer_p90',
  'cost_zscore',
] as const satisfies readonly (keyof ScoredClaim)[];

export type WorklistRow = Pick<ScoredClaim, (typeof worklistColumns)[number]>;

export interface WorklistPage {
  readonly rows: WorklistRow[];
  /** Claims that pass the filters, on every page together. */
  readonly total: number;
  /** Cursor of the page after this one; null on the last. */
  readonly nextCursor: string | null;
}

type StoredRow = Omit<WorklistRow, 'flags'> & { readonly flag_mask: number };

export interface WorklistOptions {
  readonly scope: Scope;
  /** Keeps counts between calls; leave it out to count every time. */
  readonly totals?: Remembered<number>;
  /** The only claims that may be listed; all unless told. */
  readonly claimIds?: readonly string[] | undefined;
  /** Who asks, and when: what `me` and an assignment that expires depend on. */
  readonly caller?: string;
  readonly now?: Date;
}

/** One page of the worklist: the true top of all claims in scope that pass the filters, in a total order. */
export async function readWorklist(snapshot: Snapshot, query: WorklistQuery, { scope, totals = new Remembered(), claimIds, caller = '', now = new Date(0) }: WorklistOptions): Promise<WorklistPage> {
  const { rules } = findRuleset(snapshot.manifest.ruleset_version);
  const state = stateFiltersOf(query);
  const filters = { ...bindFilters(filtersOf(query), rules, scope, claimIds), ...(state && bindStateFilters(state, { now, caller })) };
  const { key, direction } = parseSort(query.sort);
  const isByRank = key === 'risk' && direction === 'desc';
  const isWhole = !state && Object.values(filters).every((value) => value === null);
  const opened = openPage(snapshot, query, [state ? { ...filters, now: null } : filters, key, direction]);
  const page = { page_size: opened.page_size, skipped: opened.skipped };
  const [rows, total] = await Promise.all([readRows(), state ? count() : totals.get(JSON.stringify([snapshot.manifest.snapshot_id, filters]), count)]);
  return { rows: rows.map(({ flag_mask, ...row }) => ({ ...row, flags: rulesOf(flag_mask, rules) })), total, nextCursor: opened.next(rows.length, total) };

  async function readRows(): Promise<StoredRow[]> {
    if (isByRank && isWhole) return snapshot.rowsOfFile<StoredRow>('queries/worklist_of_all', page);
    if (isByRank) return ask('queries/worklist_by_rank', { ...filters, ...page });
    return ask('queries/worklist_by_key', { ...filters, ...page, sort_key: key, sign: direction === 'asc' ? 1 : -1 });
  }

  async function count(): Promise<number> {
    const [counted] = await ask<{ total: number }>('queries/worklist_count', filters);
    return counted?.total ?? 0;
  }

  async function ask<T = StoredRow>(name: string, given: Parameters): Promise<T[]> {
    const { sql, parameters } = withoutIdleFilters(loadOverMatchingClaims(name, undefined, state && 'queries/claims_of_state'), given);
    return snapshot.rows<T>(sql, parameters);
  }
}

function rulesOf(mask: number, rules: readonly Rule[]): string[] {
  return rules.filter((_, i) => (mask & (1 << i)) !== 0).map(({ id }) => id);
}
