import { type ReportPage, codeMix, totals } from '#engine';
import { z } from 'zod';

import type { ToolContext } from './context.ts';
import { type EvidenceItem, evidenceItemSchema } from './evidence.ts';
import { type Reading, dataDateEvidence, filterEvidence, filterValues, filterValuesSchema, understandFilters, unknownFilterSchema } from './filter-evidence.ts';
import { type ReportQuestion, askReport, reportNamed, rowCountEvidence, rowData, rowEvidence } from './report-reading.ts';
import { type Tool, defineTool } from './tool.ts';
import { type FilterInput, filterInput, filtersAmong, limitInput, refuseEmptyRanges, toolInput } from './tool-input.ts';

const dimensions = ['severity', 'province', 'segment', 'service_type', 'class', 'dx', 'inacbg'] as const;
const totalColumns = ['n', 'amount_claimed', 'amount_paid', 'amount_gap', 'gap_rate', 'median_claimed', 'mean_los', 'inpatient_n', 'flagged_n', 'flagged_rate', 'mean_risk'] as const;
const value = evidenceItemSchema.shape.value;

export const getCasemixDataSchema = z.object({
  by: z.enum(dimensions),
  filters: filterValuesSchema,
  unknown_filters: z.array(unknownFilterSchema),
  /** Measures of all claims that pass; only `n`, which is 0, where none does. */
  all: z.record(z.string(), value),
  groups: z.array(z.record(z.string(), value)),
});
export type GetCasemixData = z.infer<typeof getCasemixDataSchema>;

/** How claims and amounts spread over the groups of one dimension, and all of them together. */
export function createGetCasemix(context: ToolContext): Tool {
  return defineTool({
    name: 'get_casemix',
    description: {
      id: 'Casemix: jumlah klaim, biaya tagih, biaya terverifikasi, selisih, median, lama rawat dan klaim dengan indikasi, seluruhnya dan menurut satu dimensi (keparahan, provinsi, segmen, jenis pelayanan, kelas fasilitas, diagnosis, INA-CBG).',
      en: 'Casemix: claims, amounts claimed and paid, gaps, medians, length of stay and claims with an indication, in all and by one dimension (severity, province, segment, service type, facility class, diagnosis, INA-CBG).',
    },
    activity: { id: 'Menghitung casemix', en: 'Working out the casemix' },
    needsClaim: false,
    input: toolInput({
      by: z.enum(dimensions).default('severity').describe('what the claims are grouped by; dx is the 3-character diagnosis group'),
      ...filterInput,
      sort: z.enum(['n', 'amount_claimed', 'amount_gap', 'flagged_n', 'flagged_rate', 'median_claimed', 'mean_los', 'mean_risk']).default('n').describe('largest first by this measure'),
      limit: limitInput({ most: 20, usual: 10 }),
    }).superRefine(refuseEmptyRanges),
    output: getCasemixDataSchema,
    async run({ by, sort, limit, ...given }) {
      const understood = await understandFilters(context, filtersAmong(given));
      const question = questionOf(by, understood.values);
      const [page, whole] = await Promise.all([askReport(context, question, { sort, limit }), readTotals(context, understood.values)]);
      return {
        data: {
          by,
          filters: filterValues(understood),
          unknown_filters: [...understood.unknown],
          all: whole ? rowData(totals, whole, totalColumns) : { n: 0 },
          groups: page.rows.map((row) => rowData(question.report, row)),
        },
        evidence: [
          ...totalsEvidence(context, understood.values, whole, { prefix: 'casemix.total', columns: totalColumns }),
          rowCountEvidence(context, question, page.total, 'casemix.groups'),
          ...filterEvidence('casemix', context, understood),
          dataDateEvidence(context),
          ...page.rows.flatMap((row, i) => rowEvidence(context, question, row, { prefix: `casemix.${i + 1}` })),
        ],
        total: page.total,
        truncated: page.total > page.rows.length,
      };
    },
  });
}

function questionOf(by: (typeof dimensions)[number], filters: FilterInput): ReportQuestion {
  const casemix = by === 'dx' || by === 'inacbg' ? codeMix : reportNamed('casemix');
  if (!casemix) throw new Error('there is no casemix');
  return { report: casemix, filters, by };
}

/** All claims in scope that pass the filters, as one row of measures; undefined where there is none. */
export async function readTotals(context: Reading, filters: FilterInput): Promise<ReportPage['rows'][number] | undefined> {
  return (await askReport(context, { report: totals, filters }, { limit: 1 })).rows[0];
}

/** Evidence of measures of all claims that pass the filters; that there are 0 where there are none. */
export function totalsEvidence(
  context: Reading,
  filters: FilterInput,
  whole: ReportPage['rows'][number] | undefined,
  { prefix, columns }: { readonly prefix: string; readonly columns: readonly string[] },
): EvidenceItem[] {
  const title = { id: 'Seluruh klaim', en: 'All claims' };
  return rowEvidence(context, { report: totals, filters }, whole ?? { n: 0 }, { prefix, title, columns: whole ? columns : ['n'] });
}
