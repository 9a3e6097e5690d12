import { closingReasonCodes, closingReasons, keysIn } from '#engine';
import { z } from 'zod';

import { rowFact } from './claim-rows.ts';
import type { ToolContext } from './context.ts';
import { type EvidenceItem, type Fact, evidenceIn } from './evidence.ts';
import { neutralText } from './neutral-text.ts';
import { type Tool, defineTool } from './tool.ts';

/** Decisions that are listed; of older ones only the count is given. */
const listedDecisions = 10;

const getOutcomeHistoryDataSchema = z.object({
  /** The newest first. Who decided is not told. */
  outcomes: z.array(
    z.object({
      decision: z.string(),
      /** Share of the amount claimed that was taken off. */
      correction_ratio: z.number(),
      /** Why, of the closed list; null where none was given. */
      reason: z.enum(closingReasonCodes).nullable(),
      /** Day of the decision, UTC. */
      decided_at: z.iso.date(),
      notes: z.string(),
    }),
  ),
});
type GetOutcomeHistoryData = z.infer<typeof getOutcomeHistoryDataSchema>;
type OutcomeReading = GetOutcomeHistoryData['outcomes'][number];

/** What auditors decided on the claim in context, from the store of decisions. */
export function createGetOutcomeHistory(context: ToolContext): Tool {
  return defineTool({
    name: 'get_outcome_history',
    description: {
      id: 'Riwayat keputusan audit atas klaim ini, terbaru lebih dahulu: keputusan, rasio koreksi, alasan, tanggal, catatan.',
      en: 'History of audit decisions on this claim, the newest first: decision, correction ratio, reason, day, notes.',
    },
    activity: { id: 'Membaca riwayat keputusan', en: 'Reading the history of decisions' },
    needsClaim: true,
    input: z.strictObject({}),
    output: getOutcomeHistoryDataSchema,
    async run() {
      const { claim } = await context.reading();
      const known = await context.outcomesOf(claim.claim_id);
      const outcomes = known.slice(0, listedDecisions).map(({ decision, correctionRatio, reason, decidedAt, notes }): OutcomeReading => ({ decision, correction_ratio: correctionRatio, reason, decided_at: decidedAt.slice(0, 'YYYY-MM-DD'.length), notes: neutralText(notes) }));
      return {
        data: { outcomes },
        evidence: outcomeHistoryEvidence(claim.claim_id, context.snapshot.manifest.snapshot_id, { outcomes, total: known.length }),
        total: known.length,
        truncated: known.length > outcomes.length,
      };
    },
  });
}

const columns = {
  decision: { unit: 'category', label: { id: 'keputusan', en: 'decision' } },
  correction_ratio: { unit: 'ratio', label: { id: 'rasio koreksi', en: 'correction ratio' } },
  decided_at: { unit: 'date', label: { id: 'tanggal keputusan', en: 'day of the decision' } },
  notes: { unit: 'text', label: { id: 'catatan', en: 'notes' } },
  reason: { unit: 'category', label: { id: 'alasan', en: 'reason' } },
} as const satisfies Record<keyof OutcomeReading, Fact>;

function outcomeHistoryEvidence(claimId: string, snapshot: string, { outcomes, total }: { outcomes: readonly OutcomeReading[]; total: number }): EvidenceItem[] {
  const item = evidenceIn('audit_outcome', snapshot, { claim_id: claimId });
  return [
    item('outcome.count', 'count(*)', total, { unit: 'items', label: { id: 'Jumlah keputusan audit atas klaim ini', en: 'Number of audit decisions on this claim' } }),
    ...outcomes.flatMap((outcome, i) =>
      keysIn(columns).map((column) => {
        // Categories are stored in Indonesian, and shown in the reader's language.
        const value = column === 'reason' && outcome.reason !== null ? closingReasons[outcome.reason].label.id : outcome[column];
        return item(`outcome.${i + 1}.${column}`, column, value, rowFact({ id: 'Keputusan', en: 'Decision' }, i + 1, columns[column]), { claim_id: claimId, newest: i + 1 });
      }),
    ),
  ];
}
