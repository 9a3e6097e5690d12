import { type Parameters, type Row, quoteIdentifier } from '../database.ts';
import { overMatchingClaims } from '../query/over-matching-claims.ts';
import { findRuleset } from '../rules/rulesets.ts';
import type { Snapshot } from '../snapshots/snapshot-reader.ts';
import { type ClaimFilters, filtersOf } from './claim-filters.ts';
import { askFilters } from './filter-clauses.ts';
import { openPage } from './paging.ts';
import { Remembered } from '../remembered.ts';
import type { Report, ReportChoices, ReportColumn, ReportQuery } from './report.ts';
import type { Scope } from '../scope.ts';

export interface ReportPage {
  /** Rows with the columns of the report. */
  readonly rows: Row[];
  /** Rows on all pages together. */
  readonly total: number;
  readonly nextCursor: string | null;
}

export interface ReadReportOptions {
  readonly scope: Scope;
  /** Keeps pages between calls; leave it out to read every time. */
  readonly pages?: Remembered<ReportPage>;
}

/**
 * One page of a report on the claims in scope that pass the filters, in a total order.
 *
 * @throws CasemindError CURSOR_INVALID, CURSOR_EXPIRED.
 */
export async function readReport(snapshot: Snapshot, report: Report, query: ReportQuery, { scope, pages = new Remembered() }: ReadReportOptions): Promise<ReportPage> {
  const { sql, parameters } = await reportStatement(snapshot, report, query, scope);
  const opened = openPage(snapshot, query, [report.name, parameters, query.sort]);
  const { page_size, skipped } = opened;
  const key = JSON.stringify([snapshot.manifest.snapshot_id, report.name, parameters, query.sort, page_size, skipped]);
  return pages.get(key, async () => {
    const found = await snapshot.rows<Row & { report_total: number }>(`${sql}\nLIMIT $page_size::BIGINT OFFSET $skipped::BIGINT`, { ...parameters, page_size, skipped });
    const total = found[0]?.report_total ?? (skipped === 0 ? 0 : await countRows(snapshot, sql, parameters));
    const rows = found.map(({ report_total: _total, ...row }) => row);
    return { rows, total, nextCursor: opened.next(rows.length, total) };
  });
}

/** The row of a report with these values in some of its columns, null where absent; undefined where there is none. */
export async function readReportRow(
  snapshot: Snapshot,
  report: Report,
  query: ClaimFilters & ReportChoices,
  row: Readonly<Record<string, string | number | null>>,
  scope: Scope,
): Promise<Row | undefined> {
  const { sql, parameters } = await reportStatement(snapshot, report, { ...query, sort: report.defaultSort }, scope);
  const columns = Object.keys(row);
  const conditions = columns.map((name) => `${quoteIdentifier(name)} IS NOT DISTINCT FROM $row_${name}`);
  const wanted = Object.fromEntries(columns.map((name) => [`row_${name}`, row[name] ?? null]));
  const [found] = await snapshot.rows(`SELECT * EXCLUDE (report_total) FROM (${sql}) WHERE ${['true', ...conditions].join(' AND ')} LIMIT 1`, { ...parameters, ...wanted });
  return found;
}

async function countRows(snapshot: Snapshot, sql: string, parameters: Parameters): Promise<number> {
  const [first] = await snapshot.rows<{ report_total: number }>(`${sql}\nLIMIT 1`, parameters);
  return first?.report_total ?? 0;
}

/**
 * The statement of a whole report in its order, each row with the number of all of them, and what binds to it.
 *
 * @throws CasemindError QUERY_INVALID naming a filter whose value neither data nor catalogue know.
 */
export async function reportStatement(
  snapshot: Pick<Snapshot, 'manifest' | 'rows' | 'ranksOf' | 'snoozes'>,
  report: Report,
  query: ClaimFilters & ReportChoices & { readonly sort: string },
  scope: Scope,
): Promise<{ readonly sql: string; readonly parameters: Parameters }> {
  const { where, context } = await askFilters(snapshot, filtersOf(query), { scope, caller: '', now: new Date(0) });
  const columns = report.columns.map(({ name, from = name }) => `${quoteIdentifier(from)} AS ${quoteIdentifier(name)}`);
  const { rules } = findRuleset(snapshot.manifest.ruleset_version);
  const answer = overMatchingClaims(report.sql, where, context, { provinces: scope.provinces, ...report.bind(query, rules) });
  const sql = [answer.sql, `SELECT count(*) OVER () AS report_total, ${columns.join(', ')}`, 'FROM answer', `ORDER BY ${orderOf(report, query.sort)}`].join('\n');
  return { sql, parameters: answer.parameters };
}

/** A sort names a column of the report, `_asc` or `_desc` behind it; absent values come last. */
function orderOf({ columns, keys }: Report, sort: string): string {
  const sorted = columns.find(({ name }) => sort === name || sort === `${name}_asc` || sort === `${name}_desc`);
  const isAscending = sorted !== undefined && sort === `${sorted.name}_asc`;
  const ends = keys.flatMap((key) => columns.find(({ name }) => name === key) ?? []);
  return [...(sorted ? [term(sorted, isAscending ? 'ASC' : 'DESC')] : []), ...ends.map((column) => term(column, 'ASC'))].join(', ');
}

function term({ name, from = name }: ReportColumn, direction: 'ASC' | 'DESC'): string {
  return `${quoteIdentifier(from)} ${direction} NULLS LAST`;
}
