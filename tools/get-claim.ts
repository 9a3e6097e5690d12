import { type ClaimIntake, type Localized, isSimulatedClaimId, jakartaDay, qualityMarks } from '#engine';
import { z } from 'zod';

import { type ClaimFact, claimData, claimEvidence } from './claim-facts.ts';
import type { ToolContext } from './context.ts';
import { type EvidenceItem, evidenceItemSchema } from './evidence.ts';
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
export type GetClaimData = z.infer<typeof getClaimDataSchema>;

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
      const evidence = claimEvidence(context.snapshot, claim, columns);
      const candidates = facilityCandidates.map(neutralText);
      if (claim.facility_name === null && claim.facility_key !== null && candidates.length > 0)
        evidence.push({
          id: 'facility.candidates',
          label: { id: 'Kandidat nama fasilitas', en: 'Candidate facility names' },
          value: candidates,
          unit: 'name',
          source: {
            table: 'facilities',
            column: 'facility_candidates',
            keys: { facility_key: claim.facility_key },
            snapshot: context.snapshot.manifest.snapshot_id,
          },
        });
      evidence.push(...intakeEvidence(claim.claim_id, intake, context));
      evidence.push(...markEvidence(claim.quality_marks, claim.claim_id, context));
      return { data: { claim: claimData(claim, columns), facility_candidates: candidates }, evidence };
    },
  });
}

/** How a claim came in: of one of the snapshot nothing, unless it is simulated. */
function intakeEvidence(claimId: string, intake: ClaimIntake | null, { snapshot }: ToolContext): EvidenceItem[] {
  const isSimulated = isSimulatedClaimId(claimId);
  if (!intake && !isSimulated) return [];
  const item = (name: string, column: string, label: Localized, unit: EvidenceItem['unit'], value: string): EvidenceItem => ({
    id: `intake.${name}`,
    label,
    value,
    unit,
    source: { table: intake ? 'claims_live_stream' : 'claims_scored', column, keys: { claim_id: claimId }, snapshot: snapshot.manifest.snapshot_id },
  });
  return [
    item('source', 'source', { id: 'Sumber klaim', en: 'Claim source' }, 'category', isSimulated ? 'simulated' : 'live'),
    ...(intake
      ? [
          item('channel', 'channel', { id: 'Kanal masuk', en: 'Intake channel' }, 'category', intake.channel),
          item('received_on', 'received_at', { id: 'Tanggal diterima', en: 'Date received' }, 'date', jakartaDay(new Date(intake.received_at))),
          item('scored_against', 'scored_against', { id: 'Snapshot pembanding', en: 'Snapshot compared with' }, 'code', intake.scored_against),
        ]
      : []),
  ];
}

/** Each data-quality mark that the engine explains, with its explanation as the label. */
export function markEvidence(marks: readonly string[], claimId: string, { snapshot }: ToolContext): EvidenceItem[] {
  const known: Readonly<Record<string, Localized>> = qualityMarks;
  return marks.flatMap((mark) => {
    const label = known[mark];
    if (!label) return [];
    const source = { table: 'claims_scored', column: 'quality_marks', keys: { claim_id: claimId }, snapshot: snapshot.manifest.snapshot_id };
    return [{ id: `mark.${mark}`, label: { id: label.id, en: label.en }, value: mark, unit: 'code' as const, source }];
  });
}
