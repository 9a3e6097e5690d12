import { claimColumns, scoreColumns } from '../../columns.ts';
import type { Report, ReportColumn } from '../report.ts';

const columnsByName = new Map<string, ReportColumn>([...claimColumns, ...scoreColumns].filter(({ isPrivate }) => !isPrivate).map((column) => [column.name, column]));

/** Columns of claims as the column contract has them. */
function columnsOf(...names: readonly string[]): readonly ReportColumn[] {
  return names.flatMap((name) => columnsByName.get(name) ?? []);
}

/** The same column of both claims of a pair. */
function ofBoth(name: string): readonly ReportColumn[] {
  return columnsOf(name).flatMap((column) =>
    (['first', 'second'] as const).map((side) => ({ ...column, name: `${side}_${name}`, meaning: `${column.meaning}, of the ${side} claim` })),
  );
}

export const severityMismatch: Report = {
  name: 'severity-mismatch',
  title: { id: 'Klaim ringan dengan biaya tinggi', en: 'Claims of low severity and high cost' },
  sql: 'queries/report_severity_mismatch',
  columns: [
    ...columnsOf('claim_id', 'risk_rank', 'risk_score', 'facility_key', 'facility_name', 'facility_class', 'province_code', 'province_name', 'admit_date', 'discharge_date', 'los', 'service_type', 'severity_group', 'dx_primary_code', 'dx_primary_label', 'comorbidity_count', 'inacbg_code', 'inacbg_label', 'amount_claimed', 'amount_paid', 'peer_level', 'peer_n', 'peer_mean', 'peer_p90'),
    { name: 'excess_amount', type: 'DECIMAL(18,1)', unit: 'rupiah', meaning: 'amount billed above the P90 of the peers' },
    { name: 'excess_ratio', type: 'DOUBLE', meaning: 'amount billed divided by the P90 of the peers, 6 decimals' },
    ...columnsOf('cost_zscore'),
  ],
  keys: ['risk_rank'],
  defaultSort: 'excess_amount',
  bind: () => ({}),
};

export const duplicates: Report = {
  name: 'duplicates',
  title: { id: 'Pasangan klaim yang berulang', en: 'Pairs of claims that repeat each other' },
  sql: 'queries/report_duplicates',
  columns: [
    ...ofBoth('claim_id'),
    ...ofBoth('admit_date'),
    { name: 'days_apart', type: 'INTEGER', unit: 'days', meaning: 'days between the admissions', required: true },
    { name: 'is_same_facility', type: 'BOOLEAN', meaning: 'both claims are of one facility', required: true },
    { name: 'risk_rank', type: 'INTEGER', meaning: 'place in the worklist of the riskier claim, 1 first', required: true },
    { name: 'risk_score', type: 'DOUBLE', meaning: 'risk score of the riskier claim', required: true },
    ...columnsOf('dx_primary_code', 'dx_primary_label'),
    { name: 'procedure_codes', type: 'VARCHAR', meaning: 'procedures of the first claim, joined by ;', required: true },
    { name: 'repeated_amount', type: 'BIGINT', unit: 'rupiah', meaning: 'the smaller of the two bills', required: true },
    ...['facility_key', 'facility_name', 'province_name', 'discharge_date', 'service_type', 'inacbg_code', 'amount_claimed', 'amount_paid'].flatMap(ofBoth),
  ],
  keys: ['first_claim_id', 'second_claim_id'],
  defaultSort: 'risk_score',
  bind: () => ({}),
};
