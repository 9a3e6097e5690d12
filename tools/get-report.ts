import { type Report, fewestForRate, reports, text } from '#engine';
import { z } from 'zod';

import type { ToolContext } from './context.ts';
import { evidenceItemSchema } from './evidence.ts';
import { dataDateEvidence, filterEvidence, filterValues, filterValuesSchema, understandFilters, unknownFilterSchema } from './filter-evidence.ts';
import { type ReportQuestion, askReport, fewestEvidence, reportNamed, rowCountEvidence, rowData, rowEvidence } from './report-reading.ts';
import { type Tool, defineTool } from './tool.ts';
import { filterInput, filtersAmong, limitInput, refuseEmptyRanges, toolInput } from './tool-input.ts';

const names = reports.map(({ name }) => name);
const dimensions = [...new Set(reports.flatMap(({ by }) => by ?? []))];

export const getReportDataSchema = z.object({
  report: z.string(),
  title: z.object({ id: z.string(), en: z.string() }),
  by: z.string().nullable(),
  sort: z.string(),
  filters: filterValuesSchema,
  unknown_filters: z.array(unknownFilterSchema),
  /** Fewest claims of a group that is listed, where small ones are left out. */
  min_n: z.number().nullable(),
  rows: z.array(z.record(z.string(), evidenceItemSchema.shape.value)),
});
export type GetReportData = z.infer<typeof getReportDataSchema>;

const inputShape = {
  report: z.enum(names).describe(reports.map(({ name, title, by }) => `${name}: ${title.en}${by ? ` (by ${by.join(', ')})` : ''}`).join('; ')),
  by: z.enum(dimensions).optional().describe('dimension, where the report has any'),
  ...filterInput,
  min_n: z.number().int().min(1).max(1_000_000).optional().describe('fewest claims of a facility that is listed'),
  sort: text({ max: 60 }).optional().describe('a column of the report: largest first; with _asc behind it smallest first'),
  limit: limitInput({ most: 20, usual: 10 }),
};

/** One of the reports, by the filters of the worklist: its first rows in an order, and how many there are. */
export function createGetReport(context: ToolContext): Tool {
  return defineTool({
    name: 'get_report',
    description: {
      id: 'Mengambil salah satu laporan atas klaim yang lolos saringan, baris teratas menurut urutan: peringkat fasilitas, provinsi, tren bulanan, proporsi indikasi, regional tarif, klaim berulang, dan lainnya.',
      en: 'Fetches one of the reports on the claims that pass the filters, its top rows by an order: ranking of facilities, provinces, monthly trends, proportions of indications, tariff regions, repeated claims and others.',
    },
    activity: { id: 'Menyusun laporan', en: 'Making the report' },
    needsClaim: false,
    input: toolInput(inputShape).superRefine(refuseEmptyRanges).superRefine(refuseWhatTheReportLacks),
    output: getReportDataSchema,
    async run({ report: name, by, min_n, sort, limit, ...given }) {
      const report = reportNamed(name);
      if (!report) throw new Error(`there is no report ${name}`);
      const understood = await understandFilters(context, filtersAmong(given));
      const order = sort ?? usualSort(report);
      const dimension = by ?? (report.isByOptional ? undefined : report.by?.[0]);
      const question: ReportQuestion = { report, filters: understood.values, by: report.by && dimension, minN: min_n ?? fewestClaims(report, order) };
      const { rows, total } = await askReport(context, question, { sort: order, limit });
      return {
        data: {
          report: name,
          title: { id: report.title.id, en: report.title.en },
          by: question.by ?? null,
          sort: order,
          filters: filterValues(understood),
          unknown_filters: [...understood.unknown],
          min_n: question.minN ?? null,
          rows: rows.map((row) => rowData(report, row)),
        },
        evidence: [
          rowCountEvidence(context, question, total, 'report'),
          ...filterEvidence('report', context, understood),
          ...fewestEvidence(context, question, 'report'),
          dataDateEvidence(context),
          ...rows.flatMap((row, i) => rowEvidence(context, question, row, { prefix: `report.${i + 1}` })),
        ],
        total,
        truncated: total > rows.length,
      };
    },
  });
}

/** The order of the report itself, but of months the newest first: the first rows are all that is told. */
function usualSort({ name, defaultSort }: Report): string {
  return name === 'trends' ? 'month_desc' : defaultSort;
}

/** A rate of few claims says little: facilities ordered by one have enough of them, unless told. */
function fewestClaims({ name, minN }: Report, sort: string): number | undefined {
  return name === 'facilities' && /rate|mean|median|max/.test(sort) ? fewestForRate : minN;
}

function refuseWhatTheReportLacks({ report: name, by, sort }: { readonly report: string; readonly by?: string | undefined; readonly sort?: string | undefined }, refinement: z.RefinementCtx): void {
  const report = reportNamed(name);
  if (by !== undefined && report?.by && !report.by.includes(by)) refinement.addIssue({ code: 'custom', path: ['by'] });
  if (sort !== undefined && !report?.columns.some((column) => sort.replace(/_(?:asc|desc)$/, '') === column.name || sort === column.name)) refinement.addIssue({ code: 'custom', path: ['sort'] });
}
