import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type ClaimQueryInput, type Field, type Parameters, SnapshotReader, aggregationsOf, canGroup, claimQuerySchema, everywhere, fields, formatNumber, homeAt, readWorklist, runQuery, worklistColumns, worklistQuerySchema } from '#engine';

import { type Bench, quantile } from './figures.ts';
import { measureCommand } from './measured-command.ts';

const fullRows = 1_176_438;
const rounds = 20;

/** Pages of the worklist, and the condition on bound values that a person who knows the tables would write for each. */
const pages: readonly { readonly query: Record<string, string>; readonly condition: string; readonly values?: Parameters; readonly order?: string }[] = [
  { query: {}, condition: 'true' },
  { query: { province: '32' }, condition: '(province_code = $a OR upper(province_name) = $a)', values: { a: '32' } },
  { query: { flag: 'overlapping_stays' }, condition: 'flag_mask & $a::INTEGER <> 0', values: { a: 2 } },
  { query: { severity: 'berat' }, condition: 'severity_group = $a', values: { a: 'berat' } },
  { query: { service_type: 'RITL', facility_class: 'RS Kelas C' }, condition: 'service_type = $a AND upper(facility_class) = $b', values: { a: 'RITL', b: 'RS KELAS C' } },
  { query: { dx: 'E11' }, condition: 'dx_primary_group = $a', values: { a: 'E11' } },
  { query: { inacbg: 'Q-5-44' }, condition: 'inacbg_group = $a AND inacbg_case_type = $b::TINYINT AND inacbg_number = $c::SMALLINT', values: { a: 'Q', b: 5, c: 44 } },
  { query: { min_amount: '20000000' }, condition: 'amount_claimed >= $a::BIGINT', values: { a: 20_000_000 } },
  { query: { start_date: '2022-03-01', end_date: '2022-03-31' }, condition: 'admit_date >= $a::DATE AND admit_date <= $b::DATE', values: { a: '2022-03-01', b: '2022-03-31' } },
  { query: { province: 'JAWA BARAT', sort: 'amount_claimed' }, condition: '(province_code = $a OR upper(province_name) = $a)', values: { a: 'JAWA BARAT' }, order: 'amount_claimed DESC NULLS LAST, ' },
  { query: { sort: 'cost_zscore' }, condition: 'true', order: 'cost_zscore DESC NULLS LAST, ' },
];

/** Worklist pages beside the same in SQL by hand, and groups by every field, on a snapshot of a year. */
export const queries: Bench = async ({ rows = fullRows, say }) => {
  const folder = mkdtempSync(join(tmpdir(), 'casemind-bench-'));
  const home = join(folder, 'home');
  try {
    for (const args of [['generate', '--rows', String(rows), '--seed', '1', '--out', join(folder, 'claims')], ['etl', '--source', join(folder, 'claims')], ['train', '--promote'], ['refresh']]) {
      say(`${formatNumber(rows, 'en')} rows, ${args[0]}`);
      await measureCommand(args, { CASEMIND_HOME: home, LOG_LEVEL: 'warn' });
    }
    const reader = await SnapshotReader.open({ home: homeAt(home) });
    try {
      say('worklist pages, and the same by hand, in turn');
      const { compiled, byHand } = await measurePages(reader);
      const grouped = fields.filter((field) => canGroup(field) && field.of === 'claims');
      say(`${grouped.length} groupings, then pairs of them`);
      const one = await measureAll(reader, grouped.map((field, i) => ({ subject: 'groups', by: [grouping(field)], measures: measuresFor(i), limit: 50 })));
      const two = await measureAll(reader, grouped.map((field, i) => ({ subject: 'groups', by: [grouping(field), grouping(grouped[(i * 7 + 3) % grouped.length] ?? field)], measures: measuresFor(i).slice(0, 2), limit: 50 })));
      const median = await measureAll(reader, Array.from({ length: 10 }, (): ClaimQueryInput => ({ subject: 'facilities', measures: [{ agg: 'median', field: 'amount_claimed' }], limit: 50 })));
      return [
        ...pages.map(({ query }, i) => ({ name: `page ${new URLSearchParams(query).toString() || 'of all'}: by hand`, value: quantile(byHand[i] ?? [], 0.5), unit: 'ms' })),
        ...pages.map(({ query }, i) => ({ name: `page ${new URLSearchParams(query).toString() || 'of all'}`, value: quantile(compiled[i] ?? [], 0.5), unit: 'ms' })),
        { name: 'pages in those by hand, sum of medians', value: total(compiled) / total(byHand), unit: '×', atMost: 1.1 },
        { name: 'one grouping: p50', value: quantile(one, 0.5), unit: 'ms' },
        { name: 'one grouping: p95', value: quantile(one, 0.95), unit: 'ms', atMost: 400 },
        { name: 'one grouping: slowest', value: Math.max(...one), unit: 'ms' },
        { name: 'two groupings: p50', value: quantile(two, 0.5), unit: 'ms' },
        { name: 'two groupings: p95', value: quantile(two, 0.95), unit: 'ms', atMost: 800 },
        { name: 'two groupings: slowest', value: Math.max(...two), unit: 'ms' },
        { name: 'median by facility: slowest of 10', value: Math.max(...median), unit: 'ms', atMost: 1000 },
      ];
    } finally {
      await reader.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

function total(measured: readonly (readonly number[])[]): number {
  return measured.reduce((sum, times) => sum + quantile(times, 0.5), 0);
}

/** Milliseconds of each page with its count, round by round in turn. */
async function measurePages(reader: SnapshotReader): Promise<{ compiled: number[][]; byHand: number[][] }> {
  const compiled: number[][] = pages.map(() => []);
  const byHand: number[][] = pages.map(() => []);
  for (let round = 0; round <= rounds; round += 1)
    for (const [i, page] of pages.entries()) {
      const query = worklistQuerySchema.parse(page.query);
      const ways = [
        { into: compiled, ask: () => reader.read((snapshot) => readWorklist(snapshot, query, { scope: everywhere })) },
        { into: byHand, ask: () => reader.read((snapshot) => Promise.all([snapshot.rows(pageByHand(page), { ...page.values, size: 50, skipped: 0 }), snapshot.rows(`SELECT count(*) FROM claims_scored WHERE ${page.condition}`, page.values ?? {})])) },
      ];
      // Whoever comes second finds the columns in the processor's caches: they take turns at that.
      for (const { into, ask } of round % 2 === 0 ? ways : ways.toReversed()) {
        const time = await timed(ask);
        // The first round reads the file.
        if (round > 0) into[i]?.push(time);
      }
    }
  return { compiled, byHand };
}

function pageByHand({ condition, order = '' }: (typeof pages)[number]): string {
  const columns = worklistColumns.join(', ');
  if (condition === 'true' && order === '') return `SELECT ${columns} FROM claims_scored WHERE risk_rank > $skipped::BIGINT AND risk_rank <= $skipped::BIGINT + $size::BIGINT ORDER BY risk_rank`;
  return `WITH page AS (SELECT rowid AS row_no FROM claims_scored WHERE ${condition} ORDER BY ${order}risk_rank LIMIT $size::BIGINT OFFSET $skipped::BIGINT) SELECT ${columns} FROM claims_scored WHERE rowid IN (SELECT row_no FROM page) ORDER BY ${order}risk_rank`;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Numbers in bins, dates by week, all else by its values. */
function grouping(field: Field): NonNullable<ClaimQueryInput['by']>[number] {
  if (field.kind === 'date') return { field: field.id, unit: 'week' };
  if (field.kind === 'rupiah') return { field: field.id, width: 1_000_000 };
  return field.kind === 'decimal' ? { field: field.id, width: 0.1 } : { field: field.id };
}

const measured = ['amount_claimed', 'los', 'risk_score', 'cost_zscore'] as const;

/** A count, an aggregate, a share and a count with a condition, by turns of every aggregation. */
function measuresFor(i: number): NonNullable<ClaimQueryInput['measures']> {
  const field = fields.find(({ id }) => id === measured[i % measured.length]);
  const aggregations = field ? aggregationsOf(field) : [];
  return [
    { agg: 'count' },
    { agg: aggregations[i % aggregations.length] ?? 'sum', field: field?.id ?? 'amount_claimed' },
    { agg: 'count', of: 'matching', where: [{ field: 'is_flagged', op: '=', value: true }] },
  ];
}

async function measureAll(reader: SnapshotReader, asked: readonly ClaimQueryInput[]): Promise<number[]> {
  const times: number[] = [];
  for (const input of asked) {
    const query = claimQuerySchema.parse(input);
    times.push(await timed(() => reader.read((snapshot) => runQuery(snapshot, query, { scope: everywhere, caller: '', now: new Date(0) }))));
  }
  return times;
}
