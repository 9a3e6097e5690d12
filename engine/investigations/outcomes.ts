import { rules } from '../catalogue/values/indications.ts';
import type { Clause, Measure } from '../query/claim-query.ts';
import type { DimensionId } from './dimensions.ts';

/** Something that matters of claims, as a measure of a query: the share that show it, or a mean. */
export interface Outcome {
  readonly id: string;
  readonly test: 'rate' | 'mean';
  /** The claims that can show it at all. */
  readonly among: readonly Clause[];
  /** What a claim that shows it passes; of a mean, what has a value. */
  readonly shown: readonly Clause[];
  /** The figure that is told. */
  readonly measure: Measure;
  /** Of a mean: the value by which groups are tested, in whole thousandths and without the pull of outliers, made of the field's SQL. */
  readonly tested?: (sql: string) => string;
  /** What the tested mean is at least to matter. */
  readonly least?: number;
  /** Outcomes that share a family may be one thing seen twice. */
  readonly families: readonly string[];
  /** Follows the case by nature: cases are compared with the same case elsewhere only. */
  readonly followsCase?: true;
  /** Dimensions that the outcome is made of. */
  readonly madeOf?: readonly DimensionId[];
  /** Money that the claims that show it stand for, beside others. */
  readonly stake?: { readonly field: string; readonly less?: string };
}

const inpatients: readonly Clause[] = [{ field: 'service_type', op: '=', value: 'RITL' }];
const outpatients: readonly Clause[] = [{ field: 'service_type', op: '=', value: 'RJTL' }];

function rate(id: string, shown: Clause, more: Omit<Outcome, 'id' | 'test' | 'shown' | 'measure' | 'among'> & { readonly among?: readonly Clause[] }): Outcome {
  return { among: [], ...more, id, test: 'rate', shown: [shown], measure: { agg: 'count', where: [shown], of: 'group' } };
}

/** What limits an indication to some claims, and what it is about; an indication not named here may be of any claim. */
const indications: Readonly<Record<string, Partial<Omit<Outcome, 'shown' | 'measure'>>>> = {
  short_stay_high_cost: { among: [{ field: 'los', op: '<=', value: 1 }], families: ['cost'] },
  severity_mismatch: { among: [{ field: 'severity_group', op: '=', value: 'ringan' }], families: ['cost'] },
  duplicate_pattern: { families: ['repeat'], stake: { field: 'amount_claimed' } },
  high_cost_full_paid: { families: ['cost'] },
  cost_above_peers: { families: ['cost'] },
  overlapping_stays: { families: ['repeat'], stake: { field: 'amount_claimed' } },
  same_day_visits: { among: outpatients, families: ['repeat'], stake: { field: 'amount_claimed' } },
  early_readmission: { among: inpatients, families: ['repeat'], stake: { field: 'amount_claimed' } },
  prolonged_stay: { among: inpatients, families: ['stay'] },
  brief_stay: { among: inpatients, families: ['stay'] },
  severity_without_comorbidity: { among: inpatients, families: ['severity'] },
};

export const outcomes: readonly Outcome[] = [
  rate('flagged', { field: 'is_flagged', op: '=', value: true }, { families: ['cost', 'repeat'], madeOf: ['stay'], stake: { field: 'amount_claimed' } }),
  ...rules.map(({ value }) => rate(String(value), { field: 'flags', op: 'contains', value }, { families: [String(value)], stake: { field: 'excess_amount' }, madeOf: ['stay'], ...indications[String(value)] })),
  rate('above_p90', { field: 'is_above_p90', op: '=', value: true }, { families: ['cost'], stake: { field: 'excess_amount' } }),
  rate('topup', { field: 'has_topup', op: '=', value: true }, { families: ['topup'], stake: { field: 'topup_amount' }, followsCase: true }),
  rate('same_day', { field: 'same_day_claim_count', op: '>=', value: 1 }, { among: outpatients, families: ['repeat'], stake: { field: 'amount_claimed' } }),
  rate('overlap', { field: 'overlapping_claim_count', op: '>=', value: 1 }, { families: ['repeat'], stake: { field: 'amount_claimed' } }),
  rate('readmission', { field: 'readmission_gap', op: '<=', value: 30 }, { among: inpatients, families: ['repeat'], stake: { field: 'amount_claimed' } }),
  rate('severity_three', { field: 'inacbg_severity', op: '=', value: 'III' }, { among: inpatients, families: ['severity'], stake: { field: 'amount_claimed' }, followsCase: true }),
  {
    id: 'cost',
    test: 'mean',
    among: [],
    shown: [{ field: 'cost_zscore', op: 'not_null' }],
    measure: { agg: 'median', field: 'cost_zscore' },
    tested: (sql) => `CAST(round(1000 * greatest(-2.5, least(2.5, ${sql}))) AS BIGINT)`,
    // A quarter of a standard deviation above the peers.
    least: 250,
    families: ['cost'],
    stake: { field: 'amount_claimed', less: 'peer_mean' },
  },
  {
    id: 'stay',
    test: 'mean',
    among: inpatients,
    shown: [],
    measure: { agg: 'mean', field: 'los' },
    tested: (sql) => `CAST(round(1000 * ln(1 + greatest(0, ${sql}))) AS BIGINT)`,
    families: ['stay'],
    followsCase: true,
    madeOf: ['stay'],
  },
];
