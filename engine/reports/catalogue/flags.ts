import type { Report } from '../report.ts';

export const flags: Report = {
  name: 'flags',
  title: { id: 'Proporsi indikasi', en: 'Proportions of indications' },
  sql: 'queries/report_flags',
  columns: [
    { name: 'rule_id', type: 'VARCHAR', meaning: 'rule of the ruleset', required: true },
    { name: 'weight', type: 'DOUBLE', meaning: 'weight of the rule', required: true },
    { name: 'n', type: 'BIGINT', unit: 'claims', meaning: 'claims the rule is active on', required: true },
    { name: 'alone_n', type: 'BIGINT', unit: 'claims', meaning: 'claims on which no other rule is active', required: true },
    { name: 'not_evaluated_n', type: 'BIGINT', unit: 'claims', meaning: 'claims that lack what the rule needs', required: true },
    { name: 'total_n', type: 'BIGINT', unit: 'claims', meaning: 'all claims that pass the filters', required: true },
    { name: 'share_of_claims', type: 'DOUBLE', meaning: 'share of all claims, 6 decimals' },
    { name: 'amount_claimed', type: 'BIGINT', unit: 'rupiah', meaning: 'sum billed by claims the rule is active on', required: true },
    { name: 'amount_gap', type: 'BIGINT', unit: 'rupiah', meaning: 'sum billed less paid of those claims', required: true },
    { name: 'share_of_amount', type: 'DOUBLE', meaning: 'share of all that was billed, 6 decimals' },
    { name: 'mean_risk', type: 'DOUBLE', meaning: 'mean risk score of those claims, 6 decimals' },
  ],
  keys: ['rule_id'],
  defaultSort: 'n',
  bind: (_choices, rules) => ({ rule_ids: rules.map(({ id }) => id), rule_weights: rules.map(({ weight }) => weight) }),
};
