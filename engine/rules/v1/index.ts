import type { Ruleset } from '../rule.ts';
import { duplicatePattern } from './duplicate-pattern.ts';
import { highCostFullPaid } from './high-cost-full-paid.ts';
import { severityMismatch } from './severity-mismatch.ts';
import { shortStayHighCost } from './short-stay-high-cost.ts';

export const rulesetV1: Ruleset = {
  version: 'RULESET_v1',
  combination: 'largest',
  parameters: {},
  rules: [shortStayHighCost, severityMismatch, duplicatePattern, highCostFullPaid],
};
