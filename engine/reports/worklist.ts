import type { ScoredClaim } from '../claims/columns.ts';
import type { Parameters } from '../database.ts';
import type { Rule } from '../rules/rule.ts';
import { findRuleset } from '../rules/rulesets.ts';
import type { Snapshot } from '../scoring/snapshot-reader.ts';
import type { Scope } from './scope.ts';
import { type WorklistFilters, type WorklistQuery, filtersOf, parseSort } from './worklist-query.ts';

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
}

type StoredRow = Omit<WorklistRow, 'flags'> & { readonly flag_mask: number };

/**
 * Totals already counted, by snapshot and filters. A snapshot never changes, so neither does a total;
 * turning the pages of one list counts once.
 */
export class WorklistTotals {
  readonly #largest: number;
  readonly #totals = new Map<string, Promise<number>>();

  constructor({ largest = 1000 }: { readonly largest?: number } = {}) {
    this.#largest = largest;
  }

  async total(key: string, count: () => Promise<number>): Promise<number> {
    const known = this.#totals.get(key);
    this.#totals.delete(key);
    const total = known ?? count();
    this.#totals.set(key, total);
    if (this.#totals.size > this.#largest) for (const oldest of this.#totals.keys()) {
      this.#totals.delete(oldest);
      break;
    }
    try {
      return await total;
    } catch (error) {
      this.#totals.delete(key);
      throw error;
    }
  }
}

export interface WorklistOptions {
  readonly scope: Scope;
  /** Keeps counts between calls; leave it out to count every time. */
  readonly totals?: WorklistTotals;
}

/** One page of the worklist: the true top of all claims in scope that pass the filters, in a total order. */
export async function readWorklist(snapshot: Snapshot, query: WorklistQuery, { scope, totals = new WorklistTotals() }: WorklistOptions): Promise<WorklistPage> {
  const { rules } = findRuleset(snapshot.manifest.ruleset_version);
  const filters = { ...bind(filtersOf(query), rules), provinces: scope.provinces };
  const { key, direction } = parseSort(query.sort);
  const page = { ...filters, page_size: query.page_size, skipped: (query.page - 1) * query.page_size };
  const [rows, total] = await Promise.all([
    key === 'risk' && direction === 'desc'
      ? snapshot.rowsOfFile<StoredRow>('queries/worklist_by_rank', page)
      : snapshot.rowsOfFile<StoredRow>('queries/worklist_by_key', { ...page, sort_key: key, sign: direction === 'asc' ? 1 : -1 }),
    totals.total(JSON.stringify([snapshot.manifest.snapshot_id, filters]), async () => {
      const [counted] = await snapshot.rowsOfFile<{ total: number }>('queries/worklist_count', filters);
      return counted?.total ?? 0;
    }),
  ]);
  return { rows: rows.map(({ flag_mask, ...row }) => ({ ...row, flags: rulesOf(flag_mask, rules) })), total };
}

function rulesOf(mask: number, rules: readonly Rule[]): string[] {
  return rules.filter((_, i) => (mask & (1 << i)) !== 0).map(({ id }) => id);
}

function bind(filters: WorklistFilters, rules: readonly Rule[]): Parameters {
  const [inacbgGroup, caseType, number, inacbgSeverity] = filters.inacbg?.split('-') ?? [];
  const dx = filters.dx;
  return {
    claim_id: filters.claim_id ?? null,
    province: filters.province?.toUpperCase() ?? null,
    district: filters.district?.toUpperCase() ?? null,
    facility_key: filters.facility_key ?? null,
    facility_class: filters.facility_class?.toUpperCase() ?? null,
    dx_group: dx?.length === 3 ? dx : null,
    dx_prefix: dx === undefined || dx.length === 3 ? null : dx,
    inacbg_group: inacbgGroup ?? null,
    inacbg_case_type: caseType === undefined ? null : Number(caseType),
    inacbg_number: number === undefined ? null : Number(number),
    inacbg_severity: inacbgSeverity ?? null,
    severity: filters.severity ?? null,
    service_type: filters.service_type ?? null,
    flag_mask: filters.flag === undefined ? null : maskOf(filters.flag, rules),
    start_date: filters.start_date ?? null,
    end_date: filters.end_date ?? null,
    discharge_start: filters.discharge_start ?? null,
    discharge_end: filters.discharge_end ?? null,
    min_risk_score: filters.min_risk_score ?? null,
    max_risk_score: filters.max_risk_score ?? null,
    min_ml_score: filters.min_ml_score ?? null,
  };
}

/** 0, which no claim matches, where the snapshot's ruleset does not have the rule. */
function maskOf(ruleId: string, rules: readonly Rule[]): number {
  const bit = rules.findIndex(({ id }) => id === ruleId);
  return bit < 0 ? 0 : 1 << bit;
}
