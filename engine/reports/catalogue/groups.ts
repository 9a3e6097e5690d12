import type { Parameters } from '../../database.ts';
import type { ReportColumn } from '../report.ts';

/** Measures that `queries/report_groups` gives of a group of claims. */
const measureList: readonly ReportColumn[] = [
  { name: 'n', type: 'BIGINT', unit: 'claims', meaning: 'number of claims', required: true },
  { name: 'inpatient_n', type: 'BIGINT', unit: 'claims', meaning: 'inpatient claims among them', required: true },
  { name: 'facility_n', type: 'BIGINT', unit: 'facilities', meaning: 'number of facilities', required: true },
  { name: 'share_of_claims', type: 'DOUBLE', meaning: 'share of all claims that pass the filters, 6 decimals' },
  { name: 'share_of_amount', type: 'DOUBLE', meaning: 'share of all that was billed, 6 decimals' },
  { name: 'mean_los', type: 'DOUBLE', unit: 'days', meaning: 'mean length of stay, 6 decimals' },
  { name: 'amount_claimed', type: 'BIGINT', unit: 'rupiah', meaning: 'sum billed', required: true },
  { name: 'amount_paid', type: 'BIGINT', unit: 'rupiah', meaning: 'sum after verification, of claims where it is given' },
  { name: 'amount_gap', type: 'BIGINT', unit: 'rupiah', meaning: 'sum billed less paid, of claims where paid is given' },
  { name: 'gap_rate', type: 'DOUBLE', meaning: 'gap as a share of what those claims billed, 6 decimals' },
  { name: 'median_claimed', type: 'BIGINT', unit: 'rupiah', meaning: 'median billed; of two middle ones the lower' },
  { name: 'median_paid', type: 'BIGINT', unit: 'rupiah', meaning: 'median after verification; of two middle ones the lower' },
  { name: 'median_tariff', type: 'BIGINT', unit: 'rupiah', meaning: 'median INA-CBG tariff; of two middle ones the lower' },
  { name: 'flagged_n', type: 'BIGINT', unit: 'claims', meaning: 'claims with an indication', required: true },
  { name: 'flagged_rate', type: 'DOUBLE', meaning: 'share of claims with an indication, 6 decimals', required: true },
  { name: 'flagged_amount', type: 'BIGINT', unit: 'rupiah', meaning: 'sum billed by claims with an indication', required: true },
  { name: 'outlier_n', type: 'BIGINT', unit: 'claims', meaning: 'claims above the P90 of their own peers', required: true },
  { name: 'outlier_rate', type: 'DOUBLE', meaning: 'share of claims above the P90 of their peers, among those with peers, 6 decimals' },
  { name: 'mean_risk', type: 'DOUBLE', meaning: 'mean risk score, 6 decimals', required: true },
  { name: 'max_risk', type: 'DOUBLE', meaning: 'largest risk score', required: true },
];

const measureByName = new Map(measureList.map((column) => [column.name, column]));

export function measures(...names: readonly string[]): readonly ReportColumn[] {
  return names.flatMap((name) => measureByName.get(name) ?? []);
}

/** The parameters of `queries/report_groups`. */
export function grouping({ dimension = null, byMonth = false, minN = 1 }: { readonly dimension?: string | null; readonly byMonth?: boolean; readonly minN?: number }): Parameters {
  return { dimension, by_month: byMonth, min_n: minN };
}
