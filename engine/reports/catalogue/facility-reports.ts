import type { Report, ReportColumn } from '../report.ts';
import { grouping, measures } from './groups.ts';

const facilityColumns: readonly ReportColumn[] = [
  { name: 'facility_key', type: 'VARCHAR', meaning: 'pseudonymous code of the facility' },
  { name: 'facility_name', type: 'VARCHAR', meaning: 'name, only where exactly one listed hospital fits' },
  { name: 'facility_class', type: 'VARCHAR', meaning: 'class or type of the facility' },
  { name: 'province_code', type: 'VARCHAR', meaning: 'BPS code of the facility’s province' },
  { name: 'province_name', type: 'VARCHAR', meaning: 'province of the facility' },
];

export const facilities: Report = {
  name: 'facilities',
  title: { id: 'Peringkat fasilitas', en: 'Ranking of facilities' },
  sql: 'queries/report_groups',
  columns: [
    ...facilityColumns.map((column) => (column.name === 'facility_key' ? { ...column, from: 'code' } : column)),
    ...measures('n', 'inpatient_n', 'amount_claimed', 'amount_paid', 'amount_gap', 'gap_rate', 'median_claimed', 'flagged_n', 'flagged_rate', 'flagged_amount', 'outlier_n', 'outlier_rate', 'mean_risk', 'max_risk'),
  ],
  keys: ['facility_key'],
  defaultSort: 'flagged_amount',
  minN: 1,
  bind: ({ min_n = 1 }) => grouping({ dimension: 'facility', minN: min_n }),
};

const smallestCell = 10;

export const tariffInsight: Report = {
  name: 'tariff-insight',
  title: { id: 'Tagihan fasilitas per INA-CBG atau diagnosis', en: 'What facilities bill by INA-CBG or diagnosis' },
  sql: 'queries/report_tariff_insight',
  columns: [
    ...facilityColumns,
    { name: 'code', type: 'VARCHAR', meaning: 'INA-CBG code, or 3-character ICD-10 of the primary diagnosis', required: true },
    { name: 'label', type: 'VARCHAR', meaning: 'name of the INA-CBG' },
    { name: 'n', type: 'BIGINT', unit: 'claims', meaning: 'claims of the facility under the code', required: true },
    { name: 'median_claimed', type: 'BIGINT', unit: 'rupiah', meaning: 'median billed; of two middle ones the lower', required: true },
    { name: 'median_paid', type: 'BIGINT', unit: 'rupiah', meaning: 'median after verification; of two middle ones the lower' },
    { name: 'median_gap', type: 'BIGINT', unit: 'rupiah', meaning: 'median billed less median paid' },
    { name: 'amount_claimed', type: 'BIGINT', unit: 'rupiah', meaning: 'sum billed', required: true },
    { name: 'amount_gap', type: 'BIGINT', unit: 'rupiah', meaning: 'sum billed less paid, of claims where paid is given' },
    { name: 'all_n', type: 'BIGINT', unit: 'claims', meaning: 'claims of all facilities under the code that pass the filters', required: true },
    { name: 'all_median_claimed', type: 'BIGINT', unit: 'rupiah', meaning: 'median billed by all facilities under the code', required: true },
    { name: 'median_ratio', type: 'DOUBLE', meaning: 'median of the facility divided by that of all, 6 decimals' },
    { name: 'outlier_n', type: 'BIGINT', unit: 'claims', meaning: 'claims above the P90 of their own peers', required: true },
    { name: 'outlier_rate', type: 'DOUBLE', meaning: 'share of claims above the P90 of their peers, among those with peers, 6 decimals' },
  ],
  keys: ['code', 'facility_key'],
  defaultSort: 'median_ratio',
  by: ['inacbg', 'dx'],
  minN: smallestCell,
  bind: ({ by = 'inacbg', min_n = smallestCell, of_facility = null }) => ({ by, min_n, of_facility }),
};
