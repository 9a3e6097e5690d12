import { type Snapshot, findRuleset } from '#engine';
import { z } from 'zod';

import { type Check, composeChecklist } from './checklist.ts';
import { claimEvidence, isClaimFact } from './claim-facts.ts';
import { type Reading, type ToolContext, claimAt } from './context.ts';
import { type EvidenceItem, type EvidenceSource, type EvidenceValue, evidenceIn, localizedSchema } from './evidence.ts';
import { ruleEvidence } from './explain-score.ts';
import { markEvidence } from './get-claim.ts';
import { type Tool, defineTool } from './tool.ts';

export const suggestChecklistDataSchema = z.object({
  /** What to check in the file of the claim, the weightiest first. */
  checks: z.array(
    z.object({
      text: localizedSchema,
      /** What raises it: an active rule, a data-quality mark, or the claim itself. */
      basis: z.enum(['rule', 'quality', 'claim']),
      /** Ids of the evidence that it rests on and that proves its figures, its own among them. */
      evidence: z.array(z.string()),
    }),
  ),
});

/** What to check in the file of the claim in context, by fixed rules; the same claim gives the same list. */
export function createSuggestChecklist(context: ToolContext): Tool {
  const { snapshot, ruleset } = context;
  return defineTool({
    name: 'suggest_checklist',
    description: {
      id: 'Daftar periksa berkas klaim ini: hal yang perlu dicocokkan, dari aturan yang aktif, tanda mutu data, dan ciri klaim.',
      en: 'A checklist for the file of this claim: what to verify, from its active rules, data-quality marks and features.',
    },
    activity: { id: 'Menyusun daftar periksa', en: 'Composing the checklist' },
    needsClaim: true,
    input: z.strictObject({}),
    output: suggestChecklistDataSchema,
    async run() {
      const reading = await context.reading();
      const { claim } = reading;
      const checklist = composeChecklist(claim, ruleset);
      const cited = new Set(checklist.flatMap(({ evidence }) => evidence));
      const columns = [...cited].map((id) => id.replace(/^claim\./, '')).filter(isClaimFact);
      const basis = [
        ...claimEvidence(snapshot, claim, columns),
        ...ruleset.rules.flatMap((rule) => ruleEvidence(rule, reading, context)),
        ...markEvidence(claim.quality_marks, claim.claim_id, context),
      ].filter(({ id }) => cited.has(id));
      return {
        data: { checks: checklist.map(({ text, basis: from, evidence }, i) => ({ text: { ...text }, basis: from, evidence: [`checklist.${i + 1}`, ...evidence] })) },
        evidence: [...checklist.map((item, i) => checkEvidence(item, i + 1, claim.claim_id, snapshot)), ...basis],
      };
    },
  });
}

/** The label is the check in both languages; the value is its Indonesian text. */
function checkEvidence({ key, text }: Check, place: number, claimId: string, { manifest }: Snapshot): EvidenceItem {
  return evidenceIn('checklist', manifest.snapshot_id, { claim_id: claimId, check: key })(`checklist.${place}`, 'text', text.id, { unit: 'text', label: text });
}

/** Composes the checklist of the claim again. Undefined where it has no such check. */
export async function resolveCheck(reading: Reading, source: EvidenceSource): Promise<EvidenceValue | undefined> {
  const { claim } = await claimAt(reading, source);
  return composeChecklist(claim, findRuleset(reading.snapshot.manifest.ruleset_version)).find(({ key }) => key === source.keys['check'])?.text.id;
}
