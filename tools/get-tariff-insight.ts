import { text } from '#engine';
import { z } from 'zod';

import type { ToolContext } from './context.ts';
import { evidenceItemSchema } from './evidence.ts';
import { dataDateEvidence, filterEvidence, filterValues, filterValuesSchema, understandFilters, unknownFilterSchema } from './filter-evidence.ts';
import { type ReportQuestion, askReport, fewestEvidence, reportNamed, rowCountEvidence, rowData, rowEvidence } from './report-reading.ts';
import { type Tool, defineTool } from './tool.ts';
import { type FilterInput, filterShape, limitInput, toolInput } from './tool-input.ts';

const everyOne = /^(?:all|semua)$/i;

const getTariffInsightDataSchema = z.object({
  by: z.enum(['inacbg', 'dx']),
  filters: filterValuesSchema,
  unknown_filters: z.array(unknownFilterSchema),
  /** Fewest claims of a facility under a code that is listed. */
  min_n: z.number(),
  rows: z.array(z.record(z.string(), evidenceItemSchema.shape.value)),
});

const inputShape = {
  by: z.enum(['inacbg', 'dx']).default('inacbg').describe('the kind of code'),
  code: text({ max: 20 }).optional().describe('INA-CBG code or its first parts, or ICD-10 group; all for every code; that of the open claim where left out'),
  facility_key: filterShape.facility_key.describe('facility to set against all, by its code or name; all for every facility; that of the open claim where left out'),
  province: filterShape.province.describe('province of the facility: name or BPS code'),
  limit: limitInput({ most: 20, usual: 5 }),
};

/** What a facility bills for a code beside what all facilities in scope bill for it, the most above them first. */
export function createGetTariffInsight(context: ToolContext): Tool {
  return defineTool({
    name: 'get_tariff_insight',
    description: {
      id: 'Membandingkan median biaya tagih fasilitas untuk satu kode INA-CBG atau kelompok diagnosis dengan median semua fasilitas; yang paling tinggi rasionya di atas.',
      en: 'Sets the median a facility claims for an INA-CBG or diagnosis group against that of all facilities; the highest ratio first.',
    },
    activity: { id: 'Membandingkan tagihan antarfasilitas', en: 'Comparing what facilities claim' },
    needsClaim: false,
    input: toolInput(inputShape).superRefine(refuseNoCode),
    output: getTariffInsightDataSchema,
    async run(args) {
      const report = reportNamed('tariff-insight');
      const understood = await understandFilters(context, await filtersOf(context, args));
      const isOneCell = understood.values.facility_key !== undefined && (understood.values.inacbg ?? understood.values.dx) !== undefined;
      const minN = isOneCell ? 1 : (report.minN ?? 1);
      const question: ReportQuestion = { report, filters: understood.values, by: args.by, minN };
      const { rows, total } = await askReport(context, question, { limit: args.limit });
      return {
        data: { by: args.by, filters: filterValues(understood), unknown_filters: [...understood.unknown], min_n: minN, rows: rows.map((row) => rowData(report, row)) },
        evidence: [
          rowCountEvidence(context, question, total, 'tariff'),
          ...filterEvidence('tariff', context, understood),
          ...fewestEvidence(context, question, 'tariff'),
          dataDateEvidence(context),
          ...rows.flatMap((row, i) => rowEvidence(context, question, row, { prefix: `tariff.${i + 1}` })),
        ],
        total,
        truncated: total > rows.length,
      };
    },
  });
}

interface Asked {
  readonly by: 'inacbg' | 'dx';
  readonly code?: string | undefined;
  readonly facility_key?: string | undefined;
  readonly province?: string | undefined;
}

/** What was asked for, and what was left out as the claim that is open has it. A province asks for its facilities. */
async function filtersOf(context: ToolContext, { by, code, facility_key, province }: Asked): Promise<FilterInput> {
  const claim = context.claimId === undefined ? undefined : (await context.reading()).claim;
  const ofClaim = (by === 'inacbg' ? claim?.inacbg_code : claim?.dx_primary_group) ?? undefined;
  const filter = codeFilter(by, code ?? ofClaim ?? 'all');
  const facility = facility_key ?? (province === undefined ? (claim?.facility_key ?? undefined) : undefined);
  return {
    ...(filter !== undefined && { [by]: filter }),
    ...(facility !== undefined && !everyOne.test(facility) && { facility_key: facility }),
    ...(province !== undefined && { province }),
  };
}

/** The code as a filter takes it, diagnoses by their group; undefined where it is none, or every one. */
function codeFilter(by: Asked['by'], code: string): string | undefined {
  if (everyOne.test(code)) return undefined;
  const parsed = filterShape[by].safeParse(by === 'dx' ? code.slice(0, 3) : code);
  return parsed.success ? parsed.data : undefined;
}

function refuseNoCode({ by, code }: Asked, refinement: z.RefinementCtx): void {
  if (code !== undefined && !everyOne.test(code) && codeFilter(by, code) === undefined) refinement.addIssue({ code: 'custom', path: ['code'] });
}
