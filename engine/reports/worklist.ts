import { worklistColumns } from '../catalogue/worklist-columns.ts';
import type { PublicClaim } from '../columns.ts';
import type { ClaimIntake } from '../live/live-claim.ts';
import { type ClaimQuery, type Clause, type Order, claimQuerySchema } from '../query/claim-query.ts';
import { compileList } from '../query/list-query.ts';
import type { QueryContext } from '../query/query-context.ts';
import { countStatement } from '../query/run-query.ts';
import type { Scope } from '../scope.ts';
import type { Snapshot } from '../snapshots/snapshot-reader.ts';
import { stateFiltersOf } from './claim-filters.ts';
import { askFilters } from './filter-clauses.ts';
import { openPage } from './paging.ts';
import { Remembered } from '../remembered.ts';
import { type SortDirection, type SortKey, type WorklistQuery, parseSort } from './worklist-query.ts';

export type WorklistRow = Pick<PublicClaim, (typeof worklistColumns)[number]> & Partial<Pick<ClaimIntake, 'source' | 'received_at'>>;

export interface WorklistPage {
  readonly rows: WorklistRow[];
  /** Claims that pass the filters, on every page together. */
  readonly total: number;
  /** Cursor of the page after this one; null on the last. */
  readonly nextCursor: string | null;
}

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

/** What the worklist asks, as a query and the context that it is asked in. */
export interface WorklistQuestion {
  readonly query: ClaimQuery;
  readonly context: QueryContext;
}

/**
 * The worklist's filters and order as a query of claims.
 *
 * @throws CasemindError QUERY_INVALID naming a filter whose value neither data nor catalogue know.
 */
export async function worklistQuestion(snapshot: Pick<Snapshot, 'manifest' | 'rows' | 'ranksOf' | 'snoozes'>, query: WorklistQuery, { scope, claimIds, caller = '', now = new Date(0) }: WorklistOptions): Promise<WorklistQuestion> {
  const everySource = query.source !== 'snapshot';
  const { where, context } = await askFilters(snapshot, query, { scope, caller, now, everySource });
  const ofSource: Clause[] = everySource ? [query.source === 'all' ? { field: 'source', op: 'not_null' } : { field: 'source', op: '=', value: query.source }] : [];
  return { query: { ...claimQuerySchema.parse({ subject: 'claims', order: orderOf(query) }), where: [...where, ...ofSource], ...(claimIds && { base: { claim_ids: [...claimIds] } }) }, context };
}

/** One page of the worklist: the true top of all claims in scope that pass the filters, in a total order. */
export async function readWorklist(snapshot: Snapshot, asked: WorklistQuery, options: WorklistOptions): Promise<WorklistPage> {
  const { query, context } = await worklistQuestion(snapshot, asked, options);
  const { scope, caller = '', totals = new Remembered() } = options;
  const opened = openPage(snapshot, asked, [query.where, query.base, query.order, scope, asked.assignee === 'me' ? caller : null]);
  const { sql, parameters } = compileList({ ...query, limit: opened.page_size }, context, opened.skipped);
  const [rows, total] = await Promise.all([snapshot.rows<WorklistRow>(sql, parameters), count()]);
  return { rows, total, nextCursor: opened.next(rows.length, total) };

  async function count(): Promise<number> {
    const counted = countStatement(query, context);
    const make = async (): Promise<number> => (await snapshot.rows<{ matched: number }>(counted.sql, counted.parameters))[0]?.matched ?? 0;
    // What people did, and what comes in, changes under a snapshot that does not.
    return stateFiltersOf(asked) || context.everySource ? make() : totals.get(JSON.stringify([snapshot.manifest.snapshot_id, counted]), make);
  }
}

const fieldOfSort: Readonly<Record<Exclude<SortKey, 'risk'>, string>> = {
  amount_at_risk: 'amount_at_risk',
  amount_claimed: 'amount_claimed',
  amount_gap: 'amount_gap',
  cost_zscore: 'cost_zscore',
  ml_score: 'ml_score_normalized',
  admit_date: 'admit_date',
  discharge_date: 'discharge_date',
};

/** The riskiest first is the order of claims as they lie. */
function orderOf({ sort, source }: WorklistQuery): Order[] {
  const { key, direction } = parseSort(sort);
  if (key !== 'risk') return [{ field: fieldOfSort[key], direction }];
  if (direction === 'desc') return [];
  return source === 'snapshot' ? [{ field: 'risk_rank', direction: opposite(direction) }] : ['risk_score', 'ml_score_normalized', 'amount_claimed'].map((field) => ({ field, direction }));
}

function opposite(direction: SortDirection): SortDirection {
  return direction === 'asc' ? 'desc' : 'asc';
}
