import type { Localized, PublicClaim, ScoreReasons, Snapshot, StoredReason } from '#engine';

import { claimFacts, isClaimFact } from './claim-facts.ts';
import { type EvidenceItem, type Fact, evidenceIn } from './evidence.ts';

/** Evidence of the model's reasons: `reason.<n>.share`, `reason.<n>.typical`, and of the lower amounts. */
export function reasonEvidence({ manifest }: Snapshot, { claim_id, model_version }: PublicClaim, { reasons, counterfactual }: ScoreReasons): EvidenceItem[] {
  const items = reasons.flatMap((reason) => {
    const item = evidenceIn('score_reasons', manifest.snapshot_id, { claim_id, reason_no: reason.reason_no });
    const name = isClaimFact(reason.feature) ? claimFacts[reason.feature].label : { id: reason.feature, en: reason.feature };
    const share: Fact = { unit: 'ratio', label: { id: `Bagian pengaruh terhadap skor model: ${name.id}`, en: `Share of the effect on the model score: ${name.en}` } };
    return [
      item(`reason.${reason.reason_no}.share`, 'contribution_share', reason.contribution_share, share),
      item(`reason.${reason.reason_no}.typical`, 'typical', reason.typical, typicalFact(reason, name)),
    ];
  });
  if (!counterfactual) return items;
  const item = evidenceIn('score_counterfactuals', manifest.snapshot_id, { claim_id });
  const ofModel = evidenceIn('ml_model_versions', manifest.snapshot_id, { model_version });
  return [
    ...items,
    item('lower_amount.from', 'amount_from', counterfactual.amount_from, { unit: 'rupiah', label: { id: 'Biaya tagih dengan skor di bawah batas model, dari', en: 'Amount claimed with a score below the model’s limit, from' } }),
    item('lower_amount.to', 'amount_to', counterfactual.amount_to, { unit: 'rupiah', label: { id: 'Biaya tagih dengan skor di bawah batas model, sampai', en: 'Amount claimed with a score below the model’s limit, to' } }),
    ofModel('model.contamination', 'contamination', counterfactual.contamination, { unit: 'ratio', label: { id: 'Bagian klaim yang disebut tidak lazim oleh model', en: 'Share of claims that the model calls unusual' } }),
  ];
}

function typicalFact({ feature, typical_of }: StoredReason, { id, en }: Localized): Fact {
  if (typical_of === 'category') return { unit: 'ratio', label: { id: `Bagian semua klaim dengan nilai yang sama: ${id}`, en: `Share of all claims with the same value: ${en}` } };
  const unit = isClaimFact(feature) ? claimFacts[feature].unit : 'score';
  if (typical_of === 'peers') return { unit, label: { id: `Yang lazim pada klaim pembanding: ${id}`, en: `Typical among its peers: ${en}` } };
  return { unit, label: { id: `Yang lazim pada semua klaim: ${id}`, en: `Typical among all claims: ${en}` } };
}
