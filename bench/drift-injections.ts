import type { Incident, RunValidation, Verdict } from '#engine';

import { type ClaimPool, type Words, wordsOf } from './drift-claims.ts';

/** A change put into the claims of a run, and whether what was said of it is right. */
export interface Injected {
  readonly pool: ClaimPool;
  /** How much likelier each claim is than without the change. */
  readonly factors: Float64Array | null;
  readonly modelVersion?: string;
  /** What was changed, for people. */
  readonly what: string;
  /** Whether the alert names the slice and the cause of it. */
  readonly isNamed: (validation: RunValidation, incident: Incident) => boolean;
}

export interface InjectionOrder {
  readonly pool: ClaimPool;
  readonly rows: number;
  readonly random: () => number;
}

export type Injection = (order: InjectionOrder) => Injected;

const fewest = 200;

/** Claims of each place of a column, as many as a run of so many rows has. */
function expectedOf({ codes, values }: Words, { pool, rows }: InjectionOrder, isOf: (claim: number) => boolean = () => true): number[] {
  const counts = values.map(() => 0);
  for (let i = 0; i < codes.length; i += 1) if (isOf(i)) counts[codes[i]!]! += rows / pool.size;
  return counts;
}

function pick<T>(list: readonly T[], random: () => number): T {
  const found = list[Math.floor(random() * list.length)];
  if (found === undefined) throw new Error('nothing in the pool is large enough for this injection');
  return found;
}

function withNumbers(pool: ClaimPool, numbers: Partial<ClaimPool['numbers']>): ClaimPool {
  return { ...pool, numbers: { ...pool.numbers, ...numbers } };
}

/** Amounts of some claims times a factor; what was not given stays so. */
function scaled(pool: ClaimPool, factorOf: (claim: number) => number, withTariff = false): ClaimPool {
  const times = (column: Float64Array): Float64Array => column.map((value, i) => (value <= 0 ? value : Math.round(value * factorOf(i))));
  const { amount_claimed, amount_paid, amount_gap, tariff } = pool.numbers;
  return withNumbers(pool, { amount_claimed: times(amount_claimed), amount_paid: times(amount_paid), amount_gap: times(amount_gap), ...(withTariff && { tariff: times(tariff) }) });
}

const causeOf = (incident: Incident): string => incident.causes[0]?.cause ?? '';
const alerting = (validation: RunValidation, metric: string): Verdict | undefined => validation.verdicts.find((verdict) => verdict.metric === metric && verdict.is_breach);
/** The first slice that was named, as text: attributes and values in order. */
function firstSlice(incident: Incident, measures: readonly string[]): string {
  const slice = incident.localisations.find(({ measure, verdict }) => measures.includes(measure) && verdict === 'explained')?.slices[0];
  return slice ? sliceText(slice.where) : '';
}
function sliceText(where: Readonly<Record<string, readonly string[]>>): string {
  return Object.entries(where).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, values]) => `${name}=${values.toSorted().join('|')}`).join('&');
}

export const injections: Readonly<Record<string, Injection>> = {
  'amounts +15 % in one province': (order) => {
    const { pool, random } = order;
    const { values, codes } = pool.words.province;
    const province = pick([...values.keys()].filter((place) => expectedOf(pool.words.province, order)[place]! >= fewest), random);
    return {
      pool: scaled(pool, (claim) => (codes[claim] === province ? 1.15 : 1)), factors: null, what: values[province] ?? '',
      isNamed: (_, incident) => causeOf(incident) === 'behaviour' && firstSlice(incident, ['ratio', 'amount']) === sliceText({ province: [values[province] ?? ''] }),
    };
  },
  'a new tariff': ({ pool, random }) => {
    const { values, codes } = pool.words.inacbg_group;
    const factors: number[] = values.map(() => (random() < 0.5 ? 1 : 1.06 + 0.14 * random()));
    if (factors.every((factor) => factor <= 1)) factors[0] = 1.1;
    const changed = new Set(values.filter((_, place) => factors[place] !== 1));
    return {
      pool: scaled(pool, (claim) => factors[codes[claim]!]!, true), factors: null, what: [...changed].join(', '),
      isNamed: (validation, incident) => {
        const code = alerting(validation, 'code_tariff')?.at ?? '';
        return causeOf(incident) === 'tariff' && changed.has(code.split('-')[0] ?? '');
      },
    };
  },
  'a facility’s burst, × 4': (order) => {
    const { pool, random } = order;
    const { values, codes } = pool.words.facility;
    const held = expectedOf(pool.words.facility, order);
    const facility = pick([...values.keys()].filter((place) => values[place] !== '' && held[place]! >= fewest), random);
    return {
      pool, factors: Float64Array.from(codes, (code) => (code === facility ? 4 : 1)), what: values[facility] ?? '',
      isNamed: (validation, incident) => causeOf(incident) === 'behaviour' && alerting(validation, 'volume_facility')?.at === values[facility],
    };
  },
  '20 % nulls in FKL18': ({ pool, random }) => {
    const { diagnosis, empty } = pool.words;
    const isLost = Array.from({ length: pool.size }, () => random() < 0.2);
    return {
      pool: {
        ...pool,
        words: {
          ...pool.words,
          diagnosis: wordsOf(isLost.map((lost, i) => (lost ? '' : (diagnosis.values[diagnosis.codes[i]!] ?? '')))),
          empty: wordsOf(isLost.map((lost, i) => joined(empty.values[empty.codes[i]!] ?? '', lost ? 'dx_primary_code' : ''))),
        },
      },
      factors: null, what: 'dx_primary_code',
      isNamed: (validation, incident) => causeOf(incident) === 'etl' && alerting(validation, 'null_rate:dx_primary_code') !== undefined,
    };
  },
  'severity mix shifted 5 points': ({ pool }) => {
    const { values, codes } = pool.words.severity;
    const share = (value: string): number => codes.reduce((sum, code) => sum + (values[code] === value ? 1 : 0), 0) / pool.size;
    const [mild, moderate] = [share('ringan'), share('sedang')];
    const factorOf: Record<string, number> = { ringan: (mild - 0.05) / mild, sedang: (moderate + 0.05) / moderate };
    return {
      pool, factors: Float64Array.from(codes, (code) => factorOf[values[code] ?? ''] ?? 1), what: 'ringan → sedang',
      isNamed: (_, incident) => causeOf(incident) === 'behaviour' && ['severity=sedang', 'severity=ringan'].includes(firstSlice(incident, ['mix'])),
    };
  },
  'model swapped': ({ pool }) => {
    const { other_rank, other_risk, other_ml, other_anomaly } = pool.numbers;
    return {
      pool: withNumbers(pool, { risk_rank: other_rank, risk_score: other_risk, ml_score_normalized: other_ml, anomaly_score: other_anomaly }), factors: null, modelVersion: 'iso_other', what: 'iso_other',
      isNamed: (_, incident) => causeOf(incident) === 'model',
    };
  },
  'LOS <= 1 up by half in the top K': ({ pool, random }) => {
    const { risk_rank, los } = pool.numbers;
    const order = [...risk_rank.keys()].toSorted((a, b) => risk_rank[a]! - risk_rank[b]!).slice(0, Math.ceil(pool.size / 100));
    const short = order.filter((claim) => los[claim]! <= 1).length / order.length;
    // Where half as many again is more than all, all but a hundredth.
    const wanted = Math.min(0.99, 1.5 * short);
    const changed = los.slice();
    for (const claim of order) if (los[claim]! > 1 && random() < (wanted - short) / (1 - short)) changed[claim] = 1;
    return {
      pool: withNumbers(pool, { los: changed }), factors: null, what: `${short.toFixed(2)} → ${wanted.toFixed(2)}`,
      isNamed: (validation, incident) => alerting(validation, 'top_k_short_stay') !== undefined && causeOf(incident) === 'unknown' && incident.localisations.every(({ verdict }) => verdict === 'not_explained'),
    };
  },
  'amounts +20 % in two provinces × one class': (order) => {
    const { pool, random } = order;
    const { province, facility_class: facilityClass } = pool.words;
    const all = expectedOf(province, order);
    const pairs = facilityClass.values.map((_, place) => {
      const held = expectedOf(province, order, (claim) => facilityClass.codes[claim] === place);
      // Provinces with other classes too: of one that has no other the class says nothing.
      return [...held.keys()].filter((each) => held[each]! >= fewest && held[each]! <= 0.8 * all[each]!);
    });
    const chosen = pick([...pairs.keys()].filter((place) => pairs[place]!.length >= 3), random);
    const first = pick(pairs[chosen]!, random);
    const second = pick(pairs[chosen]!.filter((place) => place !== first), random);
    const isOf = (claim: number): boolean => facilityClass.codes[claim] === chosen && (province.codes[claim] === first || province.codes[claim] === second);
    const where = { province: [province.values[first] ?? '', province.values[second] ?? ''], facility_class: [facilityClass.values[chosen] ?? ''] };
    return {
      pool: scaled(pool, (claim) => (isOf(claim) ? 1.2 : 1)), factors: null, what: sliceText(where),
      isNamed: (_, incident) => causeOf(incident) === 'behaviour' && firstSlice(incident, ['ratio', 'amount']) === sliceText(where),
    };
  },
  'amounts +30 % in a segment, which is no slice': (order) => {
    const { pool, random } = order;
    const { values, codes } = pool.words.segment;
    const held = expectedOf(pool.words.segment, order);
    const segment = pick([...values.keys()].filter((place) => held[place]! >= 0.15 * order.rows && held[place]! <= 0.6 * order.rows), random);
    return {
      pool: scaled(pool, (claim) => (codes[claim] === segment ? 1.3 : 1)), factors: null, what: values[segment] ?? '',
      isNamed: (_, incident) => causeOf(incident) === 'unknown' && incident.localisations.every(({ verdict }) => verdict === 'not_explained'),
    };
  },
};

function joined(names: string, more: string): string {
  return [...new Set([...names.split('+'), more])].filter((name) => name !== '').toSorted().join('+');
}
