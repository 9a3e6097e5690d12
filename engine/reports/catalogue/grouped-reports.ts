import type { Report } from '../report.ts';
import { grouping, measures } from './groups.ts';

/** Dimensions by which casemix and trends group. */
export const dimensions = ['province', 'severity', 'segment', 'service_type', 'class'] as const;

export const dimensionColumns = [
  { name: 'code', type: 'VARCHAR', meaning: 'BPS code where the dimension is the province' },
  { name: 'value', type: 'VARCHAR', meaning: 'value of the dimension; null where the claims have none' },
] as const;

export const casemix: Report = {
  name: 'casemix',
  title: { id: 'Casemix menurut satu dimensi', en: 'Casemix by one dimension' },
  sql: 'queries/report_groups',
  columns: [
    ...dimensionColumns,
    ...measures('n', 'share_of_claims', 'amount_claimed', 'share_of_amount', 'amount_paid', 'amount_gap', 'gap_rate', 'median_claimed', 'median_paid', 'mean_los', 'inpatient_n', 'flagged_n', 'flagged_rate', 'mean_risk'),
  ],
  keys: ['code', 'value'],
  defaultSort: 'n',
  by: dimensions,
  bind: ({ by = null }) => grouping({ dimension: by }),
};

export const trends: Report = {
  name: 'trends',
  title: { id: 'Tren per bulan masuk, menurut satu dimensi bila diminta', en: 'Trends by month of admission, and by one dimension if asked' },
  sql: 'queries/report_groups',
  columns: [
    { name: 'month', type: 'VARCHAR', meaning: 'month of admission, YYYY-MM', required: true },
    ...dimensionColumns,
    ...measures('n', 'inpatient_n', 'amount_claimed', 'amount_paid', 'amount_gap', 'gap_rate', 'median_claimed', 'flagged_n', 'flagged_rate', 'mean_risk'),
  ],
  keys: ['month', 'code', 'value'],
  defaultSort: 'month_asc',
  by: [...dimensions, 'tariff_region'],
  isByOptional: true,
  bind: ({ by = null }) => grouping({ dimension: by, byMonth: true }),
};

export const provinces: Report = {
  name: 'provinces',
  title: { id: 'Provinsi, untuk peta panas', en: 'Provinces, for a heatmap' },
  sql: 'queries/report_groups',
  columns: [
    { name: 'province_code', from: 'code', type: 'VARCHAR', meaning: 'BPS code of the province' },
    { name: 'province_name', from: 'value', type: 'VARCHAR', meaning: 'province of the facility' },
    ...measures('n', 'facility_n', 'amount_claimed', 'amount_paid', 'amount_gap', 'gap_rate', 'flagged_n', 'flagged_rate', 'flagged_amount', 'outlier_rate', 'mean_risk'),
  ],
  keys: ['province_code', 'province_name'],
  defaultSort: 'amount_claimed',
  bind: () => grouping({ dimension: 'province' }),
};

export const tariffRegions: Report = {
  name: 'tariff-regions',
  title: { id: 'Regional tarif INA-CBG', en: 'INA-CBG tariff regions' },
  sql: 'queries/report_groups',
  columns: [
    { name: 'tariff_region', from: 'value', type: 'VARCHAR', meaning: 'INA-CBG tariff region 1–5' },
    ...measures('n', 'facility_n', 'amount_claimed', 'amount_paid', 'amount_gap', 'gap_rate', 'median_tariff', 'median_claimed', 'median_paid', 'flagged_n', 'flagged_rate', 'outlier_rate', 'mean_risk'),
  ],
  keys: ['tariff_region'],
  defaultSort: 'tariff_region_asc',
  bind: () => grouping({ dimension: 'tariff_region' }),
};
