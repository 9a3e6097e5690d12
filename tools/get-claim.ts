import { type ClaimIntake, type Localized, isSimulatedClaimId, jakartaDay, qualityMarks } from '#engine';
import { z } from 'zod';

import { type ClaimFact, claimData, claimEvidence } from './claim-facts.ts';
import type { ToolContext } from './context.ts';
import { type EvidenceItem, evidenceIn, evidenceItemSchema } from './evidence.ts';
import { candidateNames } from './facility-evidence.ts';
import { neutralText } from './neutral-text.ts';
import { type Tool, defineTool } from './tool.ts';

const columns = [
  'claim_id', 'facility_key', 'facility_name', 'facility_class', 'facility_kind', 'facility_ownership', 'is_facility_ambiguous', 'province_name',
  'district_name', 'patient_sex', 'patient_age', 'segment', 'entitlement_class', 'admit_date', 'discharge_date', 'los', 'service_type', 'clinic_name',
  'discharge_status', 'severity_group', 'dx_admission_code', 'dx_primary_group', 'dx_primary_code', 'dx_primary_label', 'dx_secondary_codes',
  'dx_secondary_labels', 'comorbidity_count', 'inacbg_code', 'inacbg_label', 'inacbg_severity', 'procedure_codes', 'procedure_labels', 'tariff_region',
  'tariff_amount', 'topup_codes', 'topup_amount', 'amount_claimed', 'amount_paid', 'amount_gap', 'payment_ratio', 'duplicate_claim_ids', 'quality_marks',
] as const satisfies readonly ClaimFact[];

export const getClaimDataSchema = z.object({
  claim: z.record(z.string(), evidenceItemSchema.shape.value),
  /** Names that the hospital list allows where the data do not identify one. */
  facility_candidates: z.array(z.string()),
});

/** The claim in context: identity, service, diagnoses, procedures, amounts, data-quality marks. */
export function createGetClaim(context: ToolContext): Tool {
  return defineTool({
    name: 'get_claim',
    description: {
      id: 'Mengambil data klaim yang sedang dibuka: identitas, fasilitas, layanan, diagnosis, tindakan, biaya.',
      en: 'Fetches the claim that is open: identity, facility, service, diagnoses, procedures, amounts.',
    },
    activity: { id: 'Membaca klaim', en: 'Reading the claim' },
    needsClaim: true,
    input: z.strictObject({}),
    output: getClaimDataSchema,
    async run() {
      const { claim, facilityCandidates, intake } = await context.reading();
      const { snapshot } = context;
      const candidates = facilityCandidates.map(neutralText);
      const item = evidenceIn('facilities', snapshot.manifest.snapshot_id, { facility_key: claim.facility_key ?? '' });
      const isUnnamed = claim.facility_name === null && claim.facility_key !== null && candidates.length > 0;
      return {
        data: { claim: claimData(claim, columns), facility_candidates: candidates },
        evidence: [
          ...claimEvidence(snapshot, claim, columns),
          ...(isUnnamed ? [item('facility.candidates', 'facility_candidates', candidates, candidateNames)] : []),
          ...intakeEvidence(claim.claim_id, intake, context),
          ...markEvidence(claim.quality_marks, claim.claim_id, context),
        ],
      };
    },
  });
}

/** How a claim came in: of one of the snapshot nothing, unless it is simulated. */
function intakeEvidence(claimId: string, intake: ClaimIntake | null, { snapshot }: ToolContext): EvidenceItem[] {
  const isSimulated = isSimulatedClaimId(claimId);
  if (!intake && !isSimulated) return [];
  const item = evidenceIn(intake ? 'claims_live_stream' : 'claims_scored', snapshot.manifest.snapshot_id, { claim_id: claimId });
  return [
    item('intake.source', 'source', isSimulated ? 'simulated' : 'live', { unit: 'category', label: { id: 'Sumber klaim', en: 'Claim source' } }),
    ...(intake
      ? [
          item('intake.channel', 'channel', intake.channel, { unit: 'category', label: { id: 'Kanal masuk', en: 'Intake channel' } }),
          item('intake.received_on', 'received_at', jakartaDay(new Date(intake.received_at)), { unit: 'date', label: { id: 'Tanggal diterima', en: 'Date received' } }),
          item('intake.scored_against', 'scored_against', intake.scored_against, { unit: 'code', label: { id: 'Snapshot pembanding', en: 'Snapshot compared with' } }),
        ]
      : []),
  ];
}

/** Each data-quality mark that the engine explains, with its explanation as the label. */
export function markEvidence(marks: readonly string[], claimId: string, { snapshot }: ToolContext): EvidenceItem[] {
  const known: Readonly<Record<string, Localized>> = qualityMarks;
  const item = evidenceIn('claims_scored', snapshot.manifest.snapshot_id, { claim_id: claimId });
  return marks.flatMap((mark) => {
    const label = known[mark];
    return label ? [item(`mark.${mark}`, 'quality_marks', mark, { unit: 'code', label: { id: label.id, en: label.en } })] : [];
  });
}
