import { type ClaimReading, type PublicClaim, type Rule, readScoreReasons } from '#engine';
import { z } from 'zod';

import { type ClaimFact, claimData, claimEvidence, isClaimFact } from './claim-facts.ts';
import type { ToolContext } from './context.ts';
import { type EvidenceItem, evidenceIn, evidenceItemSchema, localizedSchema } from './evidence.ts';
import { reasonEvidence } from './reason-evidence.ts';
import { constantsOf } from './rule-constants.ts';
import { type Tool, defineTool } from './tool.ts';

const columns = [
  'risk_rank', 'risk_score', 'rule_score', 'ml_score_normalized', 'anomaly_score', 'flags', 'rules_not_evaluated', 'ruleset_version', 'model_version',
] as const satisfies readonly ClaimFact[];

export const explainScoreDataSchema = z.object({
  score: z.record(z.string(), evidenceItemSchema.shape.value),
  rules: z.array(
    z.object({
      rule_id: z.string(),
      label: localizedSchema,
      status: z.enum(['active', 'snoozed', 'inactive', 'not_evaluated']),
      weight: z.number(),
      /** Columns whose absence keeps the rule from being evaluated. */
      missing_inputs: z.array(z.string()),
      /** Columns of the claim of which the first exceeds the second where the rule is active; of a rule without a limit null. */
      limit: z.object({ of: z.string(), over: z.string() }).nullable(),
      /** Names columns of the claim in braces. */
      explanation: localizedSchema,
      follow_up_questions: z.object({ id: z.array(z.string()), en: z.array(z.string()) }),
    }),
  ),
  /** What the model finds strange or usual in the claim, the weightiest first; only claims at the top of the worklist have them. */
  reasons: z.array(
    z.object({
      reason_no: z.number(),
      feature: z.string(),
      /** Above 0 the feature makes the claim stranger. */
      contribution: z.number(),
      contribution_share: z.number(),
      value_number: z.number().nullable(),
      value_text: z.string().nullable(),
      typical_of: z.enum(['peers', 'all', 'category']),
      typical: z.number(),
    }),
  ),
});
export type ExplainScoreData = z.infer<typeof explainScoreDataSchema>;
export type ReasonReading = ExplainScoreData['reasons'][number];
export type RuleReading = ExplainScoreData['rules'][number];

/** The score rule by rule (active, not active, not evaluated and why), and the part of the model. */
export function createExplainScore(context: ToolContext): Tool {
  const { ruleset, snapshot } = context;
  return defineTool({
    name: 'explain_score',
    description: {
      id: 'Menjelaskan skor risiko: setiap aturan (aktif, tidak aktif, tidak dievaluasi dan sebabnya), skor aturan, skor model dan alasannya, peringkat.',
      en: 'Explains the risk score: each rule (active, inactive, not evaluated and why), rule score, model score and its reasons, rank.',
    },
    activity: { id: 'Memeriksa aturan dan skor', en: 'Checking rules and score' },
    needsClaim: true,
    input: z.strictObject({}),
    output: explainScoreDataSchema,
    async run() {
      const reading = await context.reading();
      const { claim } = reading;
      const inputs = ruleset.rules.flatMap((rule) => [...rule.inputs, ...Array.from(rule.explanation.id.matchAll(/\{(\w+)\}/g), ([, name = '']) => name)]).filter(isClaimFact);
      const reasons = await readScoreReasons(snapshot, claim);
      const features = reasons.reasons.map(({ feature }) => feature).filter(isClaimFact);
      const facts = [...new Set<ClaimFact>([...columns, ...inputs, ...features])];
      return {
        data: { score: claimData(claim, columns), rules: ruleset.rules.map((rule) => readRule(rule, reading)), reasons: [...reasons.reasons] },
        evidence: [
          ...claimEvidence(snapshot, claim, facts),
          claimCount(context),
          ...reasonEvidence(snapshot, claim, reasons),
          ...ruleset.rules.flatMap((rule) => ruleEvidence(rule, reading, context)),
        ],
      };
    },
  });
}

/** Status of a rule on a claim, from the columns that the engine wrote and what people snoozed. */
export function statusOf(ruleId: string, { claim: { flags, rules_not_evaluated }, snoozes }: Pick<ClaimReading, 'claim' | 'snoozes'>): RuleReading['status'] {
  if (flags.includes(ruleId)) return 'active';
  if (snoozes.some((snooze) => snooze.ruleId === ruleId)) return 'snoozed';
  return rules_not_evaluated.includes(ruleId) ? 'not_evaluated' : 'inactive';
}

function readRule(rule: Rule, reading: ClaimReading): RuleReading {
  const status = statusOf(rule.id, reading);
  return {
    rule_id: rule.id,
    label: rule.label,
    status,
    weight: rule.weight,
    missing_inputs: status === 'not_evaluated' ? missingInputs(rule, reading.claim) : [],
    limit: rule.limit ?? null,
    explanation: rule.explanation,
    follow_up_questions: { id: [...rule.followUpQuestions.id], en: [...rule.followUpQuestions.en] },
  };
}

/** Inputs that are NULL. Where none of those to be seen is, it is one of the keys of persons. */
function missingInputs(rule: Rule, claim: PublicClaim): string[] {
  const hidden = rule.inputs.filter((input) => !isClaimFact(input));
  const missing = rule.inputs.filter(isClaimFact).filter((input) => claim[input] === null);
  return missing.length > 0 ? missing : hidden;
}

/** Evidence of a rule on a claim: `rule.<id>.status`, `.weight`, `.constant.<n>`, and of one that is snoozed `.snoozed_until`. */
export function ruleEvidence(rule: Rule, reading: Pick<ClaimReading, 'claim' | 'snoozes'>, { ruleset, snapshot }: ToolContext): EvidenceItem[] {
  const { snapshot_id } = snapshot.manifest;
  const { label } = rule;
  const ofRule = evidenceIn('ruleset_versions', snapshot_id, { ruleset_version: ruleset.version, rule_id: rule.id });
  const ofClaim = evidenceIn('claims_scored', snapshot_id, { claim_id: reading.claim.claim_id, rule_id: rule.id });
  const [snoozed] = reading.snoozes.filter(({ ruleId }) => ruleId === rule.id).toSorted((a, b) => (a.until < b.until ? 1 : -1));
  const snooze = evidenceIn('snooze_acts', snapshot_id);
  return [
    ofClaim(`rule.${rule.id}.status`, 'flags', statusOf(rule.id, reading), { unit: 'status', label }),
    ofRule(`rule.${rule.id}.weight`, 'weight', rule.weight, { unit: 'score', label: { id: `Bobot: ${label.id}`, en: `Weight: ${label.en}` } }),
    ...(snoozed ? [snooze(`rule.${rule.id}.snoozed_until`, 'until_on', snoozed.until, { unit: 'date', label: { id: `Ditunda sampai: ${label.id}`, en: `Snoozed until: ${label.en}` } }, { snooze_id: snoozed.id })] : []),
    ...constantsOf(rule).map(({ value, unit }) => ofRule(`rule.${rule.id}.constant.${value}`, 'rule_id', value, { unit, label: { id: `Batas aturan: ${label.id}`, en: `Limit of the rule: ${label.en}` } })),
  ];
}

function claimCount({ snapshot: { manifest } }: ToolContext): EvidenceItem {
  const item = evidenceIn('claims_scored', manifest.snapshot_id);
  return item('snapshot.claims', 'count(*)', manifest.rows['claims_scored'] ?? null, { unit: 'claims', label: { id: 'Jumlah klaim dalam snapshot', en: 'Claims in the snapshot' } });
}
