import { type PublicClaim, type ScoreReasons, type Snapshot, type StoredReason } from '#engine';

import { claimFacts, isClaimFact } from './claim-facts.ts';
import type { EvidenceItem, EvidenceUnit, EvidenceValue } from './evidence.ts';

/** Evidence of the model's reasons: `reason.<n>.share`, `reason.<n>.typical`, and of the lower amounts. */
export function reasonEvidence({ manifest }: Snapshot, { claim_id, model_version }: PublicClaim, { reasons, counterfactual }: ScoreReasons): EvidenceItem[] {
  const snapshot = manifest.snapshot_id;
  const items = reasons.flatMap((reason): EvidenceItem[] => {
    const name = labelOf(reason.feature);
    const source = { table: 'score_reasons', keys: { claim_id, reason_no: reason.reason_no }, snapshot };
    return [
      {
        id: `reason.${reason.reason_no}.share`,
        label: { id: `Bagian pengaruh terhadap skor model: ${name.id}`, en: `Share of the effect on the model score: ${name.en}` },
        value: reason.contribution_share,
        unit: 'ratio',
        source: { ...source, column: 'contribution_share' },
      },
      {
        id: `reason.${reason.reason_no}.typical`,
        label: typicalLabel(reason, name),
        value: reason.typical,
        unit: unitOfTypical(reason),
        source: { ...source, column: 'typical' },
      },
    ];
  });
  if (!counterfactual) return items;
  const source = { table: 'score_counterfactuals', keys: { claim_id }, snapshot };
  return [
    ...items,
    { id: 'lower_amount.from', label: { id: 'Biaya tagih dengan skor di bawah batas model, dari', en: 'Amount claimed with a score below the model’s limit, from' }, value: counterfactual.amount_from, unit: 'rupiah', source: { ...source, column: 'amount_from' } },
    { id: 'lower_amount.to', label: { id: 'Biaya tagih dengan skor di bawah batas model, sampai', en: 'Amount claimed with a score below the model’s limit, to' }, value: counterfactual.amount_to, unit: 'rupiah', source: { ...source, column: 'amount_to' } },
    { id: 'model.contamination', label: { id: 'Bagian klaim yang disebut tidak lazim oleh model', en: 'Share of claims that the model calls unusual' }, value: counterfactual.contamination, unit: 'ratio', source: { table: 'ml_model_versions', column: 'contamination', keys: { model_version }, snapshot } },
  ];
}

/** The value that an item of reasonEvidence names, from the stored reasons of its claim. */
export function valueOfReason({ table, column, keys }: EvidenceItem['source'], { reasons, counterfactual }: ScoreReasons): EvidenceValue | undefined {
  if (table === 'score_reasons') {
    const reason = reasons.find(({ reason_no }) => reason_no === keys['reason_no']);
    return column === 'contribution_share' ? reason?.contribution_share : column === 'typical' ? reason?.typical : undefined;
  }
  return column === 'amount_from' ? counterfactual?.amount_from : column === 'amount_to' ? counterfactual?.amount_to : undefined;
}

function labelOf(feature: string): EvidenceItem['label'] {
  return isClaimFact(feature) ? claimFacts[feature].label : { id: feature, en: feature };
}

function typicalLabel({ typical_of }: StoredReason, { id, en }: EvidenceItem['label']): EvidenceItem['label'] {
  if (typical_of === 'category') return { id: `Bagian semua klaim dengan nilai yang sama: ${id}`, en: `Share of all claims with the same value: ${en}` };
  if (typical_of === 'peers') return { id: `Yang lazim pada klaim pembanding: ${id}`, en: `Typical among its peers: ${en}` };
  return { id: `Yang lazim pada semua klaim: ${id}`, en: `Typical among all claims: ${en}` };
}

function unitOfTypical({ feature, typical_of }: StoredReason): EvidenceUnit {
  if (typical_of === 'category') return 'ratio';
  return isClaimFact(feature) ? claimFacts[feature].unit : 'score';
}
