import type { Report } from '../report.ts';
import { grouping, measures } from './groups.ts';

/** All claims that pass the filters, as one row; none where no claim does. Part of other answers, without an address of its own. */
export const totals: Report = {
  name: 'totals',
  title: { id: 'Seluruh klaim', en: 'All claims' },
  sql: 'queries/report_groups',
  columns: measures('n', 'inpatient_n', 'facility_n', 'amount_claimed', 'amount_paid', 'amount_gap', 'gap_rate', 'median_claimed', 'mean_los', 'flagged_n', 'flagged_rate', 'flagged_amount', 'outlier_n', 'outlier_rate', 'mean_risk', 'max_risk'),
  keys: [],
  defaultSort: 'n',
  bind: () => grouping({}),
};

/** The casemix by codes: groups of diagnoses, or INA-CBGs. Part of other answers, without an address of its own. */
export const codeMix: Report = {
  name: 'code-mix',
  title: { id: 'Casemix menurut diagnosis atau INA-CBG', en: 'Casemix by diagnosis or INA-CBG' },
  sql: 'queries/report_groups',
  columns: [
    { name: 'code', type: 'VARCHAR', meaning: '3-character ICD-10 of the primary diagnosis, or INA-CBG code; null where the claims have none' },
    { name: 'label', type: 'VARCHAR', meaning: 'name of the code' },
    ...measures('n', 'share_of_claims', 'amount_claimed', 'share_of_amount', 'amount_paid', 'amount_gap', 'gap_rate', 'median_claimed', 'median_paid', 'mean_los', 'inpatient_n', 'flagged_n', 'flagged_rate', 'mean_risk'),
  ],
  keys: ['code'],
  defaultSort: 'n',
  by: ['dx', 'inacbg'],
  bind: ({ by = 'dx' }) => grouping({ dimension: by }),
};
