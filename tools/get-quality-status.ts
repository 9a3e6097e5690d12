import { type Localized, type QcSummary, findRule, keysIn, quarantineReasons } from '#engine';
import { z } from 'zod';

import { claimFacts, isClaimFact } from './claim-facts.ts';
import type { ToolContext } from './context.ts';
import { type EvidenceItem, type Fact, evidenceIn, evidenceItemSchema } from './evidence.ts';
import { neutralText } from './neutral-text.ts';
import { type Tool, defineTool } from './tool.ts';
import { toolInput } from './tool-input.ts';

const value = evidenceItemSchema.shape.value;
const getQualityStatusDataSchema = z.object({
  /** False where the snapshot has no QC log. */
  found: z.boolean(),
  /** True where the caller sees some provinces only: figures of the whole country are left out. */
  is_limited: z.boolean(),
  figures: z.record(z.string(), value),
  /** Rule → share of claims it is active on. */
  flag_rates: z.record(z.string(), z.number()),
  /** Reason → records that became no claim. */
  quarantine_reasons: z.record(z.string(), z.number()),
  /** Column → share of claims that lack it, the largest first. */
  null_rates: z.record(z.string(), z.number()),
  /** Checks that the snapshot failed, in words. */
  failures: z.array(z.string()),
});

const figureFacts = {
  data_date: { unit: 'date', label: { id: 'Tanggal pulang terbaru dalam data', en: 'Newest discharge date of the data' } },
  first_date: { unit: 'date', label: { id: 'Tanggal pulang terlama dalam data', en: 'Oldest discharge date of the data' } },
  created_at: { unit: 'date', label: { id: 'Snapshot dibuat pada', en: 'Snapshot made on' } },
  rows_in: { unit: 'claims', label: { id: 'Klaim yang dibaca', en: 'Claims read' } },
  rows_quarantined: { unit: 'claims', label: { id: 'Klaim yang dikarantina', en: 'Claims quarantined' } },
  total_rows: { unit: 'claims', label: { id: 'Klaim yang dinilai', en: 'Claims scored' } },
  flagged_rows: { unit: 'claims', label: { id: 'Klaim dengan indikasi', en: 'Claims with an indication' } },
  top_k: { unit: 'claims', label: { id: 'Klaim teratas yang diperiksa', en: 'Claims at the top that were looked at' } },
  amount_claimed_mean: { unit: 'rupiah', label: { id: 'Rata-rata biaya tagih', en: 'Mean amount claimed' } },
  amount_claimed_top_k_mean: { unit: 'rupiah', label: { id: 'Rata-rata biaya tagih klaim teratas', en: 'Mean amount claimed at the top' } },
  cost_zscore_mean: { unit: 'zscore', label: { id: 'Rata-rata z-score biaya', en: 'Mean cost z-score' } },
  cost_zscore_top_k_mean: { unit: 'zscore', label: { id: 'Rata-rata z-score biaya klaim teratas', en: 'Mean cost z-score at the top' } },
  los_le_1_ratio: { unit: 'ratio', label: { id: 'Proporsi lama rawat paling lama 1 hari', en: 'Share of stays of 1 day or less' } },
  los_le_1_ratio_top_k: { unit: 'ratio', label: { id: 'Proporsi lama rawat paling lama 1 hari pada klaim teratas', en: 'Share of stays of 1 day or less at the top' } },
  risk_score_mean: { unit: 'score', label: { id: 'Rata-rata skor risiko', en: 'Mean risk score' } },
  risk_score_top_k_mean: { unit: 'score', label: { id: 'Rata-rata skor risiko klaim teratas', en: 'Mean risk score at the top' } },
  ml_score_mean: { unit: 'score', label: { id: 'Rata-rata skor model', en: 'Mean model score' } },
  ml_score_top_k_mean: { unit: 'score', label: { id: 'Rata-rata skor model klaim teratas', en: 'Mean model score at the top' } },
} as const satisfies Partial<Record<keyof QcSummary, Fact>>;

type Figure = keyof typeof figureFacts;
const figureNames = keysIn(figureFacts);
const datesOnly: readonly Figure[] = ['data_date', 'created_at'];
const mostColumns = 10;

/** What was measured of the data when the snapshot was made: completeness, quarantine, rates of the rules. */
export function createGetQualityStatus(context: ToolContext): Tool {
  return defineTool({
    name: 'get_quality_status',
    description: {
      id: 'Status mutu data snapshot: tanggal data, klaim dibaca, dikarantina dan dinilai, alasan karantina, persentase tiap indikasi, kolom yang paling sering kosong.',
      en: 'Data quality of the snapshot: date of the data, claims read, quarantined and scored, reasons of quarantine, rate of each indication, columns most often empty.',
    },
    activity: { id: 'Memeriksa mutu data', en: 'Checking data quality' },
    needsClaim: false,
    input: toolInput({}),
    output: getQualityStatusDataSchema,
    async run() {
      const qc = await context.quality();
      const isLimited = context.scope.provinces !== null;
      if (!qc) return { data: { found: false, is_limited: isLimited, figures: {}, flag_rates: {}, quarantine_reasons: {}, null_rates: {}, failures: [] }, evidence: [] };
      const names = isLimited ? datesOnly : figureNames;
      const empty = isLimited ? [] : emptyColumns(qc).toSorted(([a, one], [b, other]) => other - one || (a < b ? -1 : 1)).slice(0, mostColumns);
      const item = itemsOf(qc);
      return {
        data: {
          found: true,
          is_limited: isLimited,
          figures: Object.fromEntries(names.map((name) => [name, figureOf(qc, name)])),
          flag_rates: isLimited ? {} : qc.flag_rates,
          quarantine_reasons: isLimited ? {} : qc.quarantine_reasons,
          null_rates: Object.fromEntries(empty),
          failures: isLimited ? [] : qc.failures.map(neutralText),
        },
        evidence: [
          ...names.map((name) => item(`quality.${name}`, name, figureOf(qc, name), figureFacts[name])),
          ...(isLimited ? [] : countsEvidence(context, qc)),
          ...empty.map(([column, rate]) => item(`quality.null.${column}`, `null_rates.${column}`, rate, { unit: 'ratio', label: emptyLabel(column) })),
        ],
        ...(isLimited ? {} : { total: emptyColumns(qc).length, truncated: emptyColumns(qc).length > empty.length }),
      };
    },
  });
}

function figureOf(qc: QcSummary, name: Figure): string | number | null {
  return name === 'created_at' ? qc.created_at.slice(0, 10) : qc[name];
}

function emptyColumns(qc: QcSummary): [string, number][] {
  return Object.entries(qc.null_rates).filter(([column, rate]) => rate > 0 && isClaimFact(column));
}

function emptyLabel(column: string): Localized {
  const label = isClaimFact(column) ? claimFacts[column].label : { id: column, en: column };
  return { id: `Proporsi klaim tanpa: ${label.id}`, en: `Share of claims without: ${label.en}` };
}

/** Evidence of each rule's rate and of each reason of quarantine. */
function countsEvidence({ ruleset }: ToolContext, qc: QcSummary): EvidenceItem[] {
  const reasons: Readonly<Record<string, Localized>> = quarantineReasons;
  const item = itemsOf(qc);
  const rates = Object.entries(qc.flag_rates).map(([ruleId, rate]) => {
    const label = findRule(ruleset, ruleId)?.label ?? { id: ruleId, en: ruleId };
    return item(`quality.flag.${ruleId}`, 'flag_rates', rate, { unit: 'ratio', label: { id: `Persentase klaim dengan indikasi: ${label.id}`, en: `Share of claims with the indication: ${label.en}` } }, { rule_id: ruleId });
  });
  const quarantined = Object.entries(qc.quarantine_reasons).map(([code, n]) => {
    const label = reasons[code] ?? { id: code, en: code };
    return item(`quality.reason.${code}`, 'quarantine_reasons', n, { unit: 'claims', label: { id: `Dikarantina: ${label.id}`, en: `Quarantined: ${label.en}` } }, { reason_code: code });
  });
  return [...rates, ...quarantined];
}

/** The log lies beside the snapshot, not in it: its figures are read of no table again. */
function itemsOf({ snapshot_id }: QcSummary): ReturnType<typeof evidenceIn> {
  return evidenceIn('qc_log', snapshot_id);
}
