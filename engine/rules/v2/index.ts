import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

import type { Ruleset } from '../rule.ts';
import { briefStay } from './brief-stay.ts';
import { clonedRecord } from './cloned-record.ts';
import { costAbovePeers } from './cost-above-peers.ts';
import { duplicatePattern } from './duplicate-pattern.ts';
import { earlyReadmission } from './early-readmission.ts';
import { facilityBurst } from './facility-burst.ts';
import { overlappingStays } from './overlapping-stays.ts';
import { prolongedStay } from './prolonged-stay.ts';
import { rareGroup } from './rare-group.ts';
import { rareProcedure } from './rare-procedure.ts';
import { sameDayVisits } from './same-day-visits.ts';
import { severityWithoutComorbidity } from './severity-without-comorbidity.ts';

/** What may be set without changing a rule; each change is a version of its own (`editedRuleset`). */
export const parametersSchema = z.strictObject({
  readmission_days: z.number().int().min(0).max(90).describe('days from a discharge within which a stay is a readmission'),
  return_days: z.number().int().min(0).max(90).describe('days from a visit within which another one is a return'),
  least_nats: z.number().min(0.5).max(10).describe('surprise from which a rule is active'),
  material_amount: z.number().int().min(0).describe('rupiah above the median from which a cost is told'),
  material_share: z.number().min(0).max(10).describe('share of the median by which a cost that is told exceeds it'),
  material_days: z.number().min(0).max(90).describe('days above the median from which a stay is told'),
});

/**
 * Where each claim stands among the others, in nats of surprise that add up (`sql/positions`): a rule is a component of it that is large
 * enough to be told. A claim is never compared with itself, and outpatient and inpatient care never with each other.
 */
export const rulesetV2: Ruleset = {
  version: 'RULESET_v2',
  combination: 'surprise',
  parameters: parametersSchema.parse(JSON.parse(readFileSync(join(import.meta.dirname, 'parameters.json'), 'utf8'))),
  rules: [
    clonedRecord,
    overlappingStays,
    duplicatePattern,
    sameDayVisits,
    rareGroup,
    rareProcedure,
    costAbovePeers,
    facilityBurst,
    earlyReadmission,
    prolongedStay,
    briefStay,
    severityWithoutComorbidity,
  ],
};
