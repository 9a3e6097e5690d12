import type { CellTable, CodeTable, QcLog, RunLog, ScopeCounts } from '#engine';

import type { ClaimPool, Words } from './drift-claims.ts';

/** A run that is drawn from a pool of claims: each claim a Poisson number of times, so that rows differ from night to night too. */
export interface RunOrder {
  readonly snapshotId: string;
  /** Days since 1970 of the newest claims. */
  readonly day: number;
  readonly rows: number;
  /** Share of the rows that are fresh, drawn apart. */
  readonly freshShare: number;
  /** How much likelier a claim is than another on that day; 1 for all without seasons. */
  readonly weights: Float64Array;
  readonly random: () => number;
  readonly modelVersion?: string;
}

type Tally = Readonly<Record<'rows' | 'flagged' | 'short' | 'simulated', number>> & {
  readonly groups: Record<string, [string, number][]>;
  readonly nulls: Record<string, number>;
  readonly histograms: Record<string, [number, number][]>;
  readonly counts: ScopeCounts;
};

const talliedWords = ['province', 'severity', 'service_type', 'facility_class', 'inacbg_group', 'peer_level', 'flags', 'missing', 'marks', 'empty'] as const;
const sliceColumns = ['province', 'service_type', 'facility_class', 'severity', 'flags', 'inacbg_group'] as const;

/** Statistics of resampled runs, written apart from those of the engine: each claim’s place in every tally is found once. */
export class RunSampler {
  readonly #pool: ClaimPool;
  readonly #tallied: Tallied;
  readonly #cells: { readonly places: Uint32Array; readonly codes: readonly Uint16Array[]; readonly values: readonly (readonly string[])[]; readonly size: number };
  readonly #amount: Float64Array;
  readonly #ratio: Float64Array;
  readonly #tariff: Float64Array;
  readonly #order: Uint32Array;

  constructor(pool: ClaimPool) {
    this.#pool = pool;
    const { numbers, words } = pool;
    const bins = [
      ...(['risk_score', 'ml_score_normalized', 'rule_score', 'anomaly_score'] as const).map((column) => binsOf(column, numbers[column], twentieths)),
      ...(['amount_claimed', 'amount_paid', 'amount_gap', 'peer_mean', 'peer_p90'] as const).map((column) => binsOf(column, numbers[column], tenths)),
      binsOf('cost_zscore', numbers.cost_zscore, (z) => (z === 1e9 ? null : Math.max(-20, Math.min(20, Math.floor(z * 2))))),
      binsOf('los', numbers.los, (los) => Math.min(los, 60)),
      binsOf('comorbidity_count', numbers.comorbidity_count, (count) => Math.min(count, 20)),
    ];
    this.#tallied = tallied([...bins, ...talliedWords.map((column) => ({ column, bins: words[column].values, places: words[column].codes }))], pool.size);
    this.#cells = cellsOf(sliceColumns.map((name) => words[name]), pool.size);
    this.#amount = numbers.amount_claimed.map((amount) => thousandths(Math.max(amount, 1)));
    this.#tariff = numbers.tariff.map((tariff) => (tariff > 0 ? thousandths(tariff) : Number.NaN));
    this.#ratio = numbers.amount_claimed.map((amount, i) => (numbers.tariff[i]! > 0 ? thousandths(Math.max(amount, 1) / numbers.tariff[i]!) : Number.NaN));
    this.#order = Uint32Array.from(numbers.risk_rank.keys()).toSorted((a, b) => numbers.risk_rank[a]! - numbers.risk_rank[b]!);
  }

  draw({ snapshotId, day, rows, freshShare, weights, random, modelVersion = 'iso_v1' }: RunOrder): RunLog {
    const { size } = this.#pool;
    const weight = weights.reduce((sum, each) => sum + each, 0);
    const whole = drawCounts(size, weights, rows / weight, random);
    const fresh = freshShare < 1 ? drawCounts(size, weights, (rows * freshShare) / weight, random) : whole;
    const all = this.#tally(whole);
    const part = freshShare < 1 ? this.#tally(fresh) : all;
    const narrow = this.#top(whole, 50);
    const date = new Date(day * 86_400_000).toISOString();
    const log: QcLog = {
      format: 2, snapshot_id: snapshotId, created_at: date, etl_run_id: `run-${snapshotId}`, model_version: modelVersion, ruleset_version: 'RULESET_v1',
      data_date: date.slice(0, 10), first_date: date.slice(0, 10), rows_in: all.rows, rows_quarantined: 0, quarantine_reasons: {}, failures: [],
      total_rows: all.rows, top_k: 50, flagged_rows: all.flagged, amount_claimed_mean: null, amount_claimed_top_k_mean: null, cost_zscore_mean: null, cost_zscore_top_k_mean: null,
      los_le_1_ratio: all.short / all.rows, los_le_1_ratio_top_k: narrow.short_stay_rows / narrow.rows, risk_score_mean: null, risk_score_top_k_mean: narrow.risk_score_mean, ml_score_mean: null, ml_score_top_k_mean: null, top_records: [],
      groups: Object.fromEntries(Object.entries(all.groups).map(([grouping, values]) => [grouping, values.map(([value, claims]) => ({ value, rows: claims, rows_top_k: 0, flagged_rows: 0, amount_claimed_mean: null, risk_score_max: null }))])),
      flag_rates: {}, null_rates: {}, histograms: all.histograms, null_counts: all.nulls, short_stay_rows: all.short, simulated_rows: all.simulated,
      wide_top: this.#top(whole, Math.max(50, Math.ceil(all.rows / 100))),
      fresh: { since: null, rows: part.rows, new_rows: part.rows, changed_rows: 0, flagged_rows: part.flagged, short_stay_rows: part.short, simulated_rows: part.simulated, groups: part.groups, null_counts: part.nulls, histograms: part.histograms },
      outcomes: null,
    };
    return { log, counts: { whole: all.counts, fresh: part.counts } };
  }

  #tally(times: Uint16Array): Tally {
    const { numbers, nullable } = this.#pool;
    const { columns, slots, size } = this.#tallied;
    const present = presentOf(times);
    const counts = new Float64Array(size);
    let [rows, short] = [0, 0];
    for (const claim of present) {
      const claims = times[claim]!;
      rows += claims;
      if (numbers.los[claim]! <= 1) short += claims;
      for (let slot = claim * columns.length; slot < (claim + 1) * columns.length; slot += 1) counts[slots[slot]!]! += claims;
    }
    const of = new Map(columns.map(({ column, bins, first }) => [column, bins.map((bin, b) => [bin, counts[first + b]!] as const)]));
    const wordsOf = (name: string): [string, number][] => (of.get(name) ?? []).map(([value, claims]) => [String(value), claims]);
    const flags = wordsOf('flags');
    return {
      rows, short, simulated: 0,
      nulls: { ...Object.fromEntries(nullable.map((name) => [name, 0])), ...Object.fromEntries(parts(wordsOf('empty'))) },
      flagged: flags.reduce((sum, [names, claims]) => sum + (names === '' ? 0 : claims), 0),
      groups: {
        ...Object.fromEntries((['province', 'severity', 'service_type', 'facility_class', 'inacbg_group', 'peer_level'] as const).map((name) => [name, wordsOf(name).filter(([, claims]) => claims > 0)])),
        flag: parts(flags), rule_not_evaluated: parts(wordsOf('missing')), quality_mark: parts(wordsOf('marks')),
      },
      histograms: Object.fromEntries([...of].flatMap(([column, bins]) => (talliedWords.some((name) => name === column) ? [] : [[column, bins.map(([bin, claims]): [number, number] => [Number(bin), claims])]]))),
      counts: this.#count(times, present),
    };
  }

  #count(times: Uint16Array, present: Uint32Array): ScopeCounts {
    const { facility, inacbg, diagnosis } = this.#pool.words;
    return { cells: this.#cellTable(times, present), facility: this.#codeTable(facility, times, present), inacbg: this.#codeTable(inacbg, times, present), diagnosis: this.#codeTable(diagnosis, times, present) };
  }

  #cellTable(times: Uint16Array, present: Uint32Array): CellTable {
    const { places, codes, values, size } = this.#cells;
    const [n, short_stays, amount, amount_squares] = [new Float64Array(size), new Float64Array(size), new Float64Array(size), new Float64Array(size)];
    const [priced, ratio, ratio_squares] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
    const { los } = this.#pool.numbers;
    for (const i of present) {
      const claims = times[i]!;
      const place = places[i]!;
      const billed = this.#amount[i]!;
      const byTariff = this.#ratio[i]!;
      n[place]! += claims;
      if (los[i]! <= 1) short_stays[place]! += claims;
      amount[place]! += claims * billed;
      amount_squares[place]! += claims * billed * billed;
      if (Number.isNaN(byTariff)) continue;
      priced[place]! += claims;
      ratio[place]! += claims * byTariff;
      ratio_squares[place]! += claims * byTariff * byTariff;
    }
    return { attributes: sliceColumns, values, codes, n, short_stays, amount, amount_squares, priced, ratio, ratio_squares };
  }

  #codeTable({ values, codes }: Words, times: Uint16Array, present: Uint32Array): CodeTable {
    const [n, priced, tariff, squares] = [new Float64Array(values.length), new Float64Array(values.length), new Float64Array(values.length), new Float64Array(values.length)];
    for (const i of present) {
      const code = codes[i]!;
      const claims = times[i]!;
      const value = this.#tariff[i]!;
      n[code]! += claims;
      if (Number.isNaN(value)) continue;
      priced[code]! += claims;
      tariff[code]! += claims * value;
      squares[code]! += claims * value * value;
    }
    // A claim without a code is in no table; a code that no claim has is in none either.
    const held = values.flatMap((value, place) => (value !== '' && n[place]! > 0 ? [place] : []));
    const kept = (column: Float64Array): Float64Array => Float64Array.from(held, (place) => column[place]!);
    return { keys: held.map((place) => values[place] ?? ''), n: kept(n), priced: kept(priced), tariff: kept(tariff), tariff_squares: kept(squares) };
  }

  #top(times: Uint16Array, rows: number): NonNullable<QcLog['wide_top']> {
    const { numbers, words } = this.#pool;
    let [left, amount, z, zs, risk, short] = [rows, 0, 0, 0, 0, 0];
    const taken = new Uint16Array(times.length);
    const hashes: number[] = [];
    for (const claim of this.#order) {
      const claims = Math.min(left, times[claim]!);
      if (claims === 0) continue;
      taken[claim] = claims;
      left -= claims;
      amount += claims * numbers.amount_claimed[claim]!;
      risk += claims * numbers.risk_score[claim]!;
      if (numbers.cost_zscore[claim]! !== 1e9) {
        z += claims * Math.max(-10, Math.min(10, numbers.cost_zscore[claim]!));
        zs += claims;
      }
      if (numbers.los[claim]! <= 1) short += claims;
      hashes.push(numbers.claim_hash[claim]!);
      if (left === 0) break;
    }
    const held = rows - left;
    const groups = { province: tallyWords(words.province, taken), severity: tallyWords(words.severity, taken) };
    return { rows: held, amount_claimed_mean: amount / held, cost_zscore_mean: zs > 0 ? z / zs : null, risk_score_mean: risk / held, short_stay_rows: short, groups, sketch: hashes.toSorted((a, b) => a - b).slice(0, 256) };
  }
}

function twentieths(score: number): number {
  return Math.min(19, Math.floor(Math.round(score * 1e6) / 50_000));
}

/** Tenths of a power of ten; an amount that is not given is −1. */
function tenths(amount: number): number | null {
  return amount === -1 ? null : Math.floor(10 * Math.log10(Math.max(amount, 1)));
}

function thousandths(value: number): number {
  return Math.round(1000 * Math.log(value));
}

function binsOf(column: string, values: Float64Array, binOf: (value: number) => number | null): { column: string; bins: readonly number[]; places: Int16Array } {
  const found = Array.from(values, binOf);
  const bins = [...new Set(found.filter((bin) => bin !== null))].toSorted((a, b) => a - b);
  const at = new Map(bins.map((bin, place) => [bin, place]));
  return { column, bins, places: Int16Array.from(found, (bin) => (bin === null ? -1 : (at.get(bin) ?? -1))) };
}

/** The columns that are counted, each with its place among the counts, and of each claim the places that it counts at. */
interface Tallied {
  readonly columns: readonly { readonly column: string; readonly bins: readonly (string | number)[]; readonly first: number }[];
  readonly slots: Uint32Array;
  readonly size: number;
}

function tallied(columns: readonly { readonly column: string; readonly bins: readonly (string | number)[]; readonly places: Int16Array | Uint16Array }[], claims: number): Tallied {
  // The first place takes what is in no bin.
  let size = 1;
  const slots = new Uint32Array(claims * columns.length);
  const placed = columns.map(({ column, bins, places }, c) => {
    const first = size;
    for (let claim = 0; claim < claims; claim += 1) slots[claim * columns.length + c] = places[claim]! < 0 ? 0 : first + places[claim]!;
    size += bins.length;
    return { column, bins, first };
  });
  return { columns: placed, slots, size };
}

/** The claims that are drawn at all. */
function presentOf(times: Uint16Array): Uint32Array {
  const present = new Uint32Array(times.length);
  let size = 0;
  for (let i = 0; i < times.length; i += 1) if (times[i]! > 0) present[size++] = i;
  return present.subarray(0, size);
}

function tallyWords({ values, codes }: Words, times: Uint16Array): [string, number][] {
  const counts = new Float64Array(values.length);
  for (let i = 0; i < times.length; i += 1) counts[codes[i]!]! += times[i]!;
  return values.map((value, place): [string, number] => [value, counts[place]!]);
}

/** Counts of each name of lists that are joined by +. */
function parts(lists: readonly (readonly [string, number])[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const [names, claims] of lists) for (const name of names === '' ? [] : names.split('+')) counts.set(name, (counts.get(name) ?? 0) + claims);
  return [...counts].filter(([, claims]) => claims > 0);
}

function cellsOf(columns: readonly Words[], size: number): { places: Uint32Array; codes: Uint16Array[]; values: (readonly string[])[]; size: number } {
  const found = new Map<string, number>();
  const codes: number[][] = columns.map(() => []);
  const places = Uint32Array.from({ length: size }, (_, claim) => {
    const key = columns.map((column) => column.codes[claim]!).join(' ');
    let place = found.get(key);
    if (place === undefined) {
      found.set(key, (place = found.size));
      columns.forEach((column, a) => codes[a]!.push(column.codes[claim]!));
    }
    return place;
  });
  return { places, codes: codes.map((column) => Uint16Array.from(column)), values: columns.map(({ values }) => values), size: found.size };
}

/** Poisson numbers, by the inverse of the distribution: one table for each mean that occurs. */
function drawCounts(size: number, weights: Float64Array, scale: number, random: () => number): Uint16Array {
  const tables = new Map<number, PoissonTable>();
  const drawn = new Uint16Array(size);
  let [last, table]: [number, PoissonTable | undefined] = [Number.NaN, undefined];
  for (let i = 0; i < size; i += 1) {
    const weight = weights[i]!;
    if (weight !== last || !table) {
      table = tables.get(weight);
      if (!table) tables.set(weight, (table = poissonTable(weight * scale)));
      last = weight;
    }
    const at = random();
    // Start where the guide says and go on: most draws end at once.
    let count = table.guide[Math.floor(at * guides)]!;
    while (table.cumulated[count]! <= at) count += 1;
    drawn[i] = count;
  }
  return drawn;
}

interface PoissonTable {
  readonly cumulated: Float64Array;
  /** Of each step of probability the least number that it may be. */
  readonly guide: Uint16Array;
}
const guides = 256;

/** Cumulated probabilities of 0, 1, 2 …, until nothing is left. */
function poissonTable(mean: number): PoissonTable {
  const end = Math.ceil(mean + 12 * Math.sqrt(mean) + 20);
  const table = new Float64Array(end);
  let [logFactorial, sum] = [0, 0];
  for (let k = 0; k < end; k += 1) {
    if (k > 0) logFactorial += Math.log(k);
    sum += Math.exp(k * Math.log(Math.max(mean, 1e-300)) - mean - logFactorial);
    table[k] = sum;
  }
  table[end - 1] = 1;
  let count = 0;
  const guide = Uint16Array.from({ length: guides }, (_, step) => {
    while (table[count]! <= step / guides) count += 1;
    return count;
  });
  return { cumulated: table, guide };
}
