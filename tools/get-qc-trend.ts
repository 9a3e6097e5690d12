import { type RunValidation, type Verdict, findDriftMetric, verdictKey } from '#engine';
import { z } from 'zod';

import type { ToolContext } from './context.ts';
import { evidenceOfVerdict } from './drift-reading.ts';
import { type EvidenceItem, evidenceIn } from './evidence.ts';
import { type Tool, defineTool } from './tool.ts';
import { limitInput, toolInput } from './tool-input.ts';

const figure = z.union([z.number(), z.string()]).nullable();
const pointSchema = z.object({ snapshot_id: z.string(), data_date: z.string(), value: figure, expected: figure, effect: z.number().nullable(), q: z.number().nullable(), is_breach: z.boolean(), state: z.string() });
export const getQcTrendDataSchema = z.object({
  found: z.boolean(),
  metric: z.string(),
  /** Runs in which it was judged, oldest first. */
  points: z.array(pointSchema),
  /** Runs in a row, the last one included, in which it was a breach. */
  breaches: z.number(),
});
export type GetQcTrendData = z.infer<typeof getQcTrendDataSchema>;

/** One metric over the last runs: its value, what was usual, and whether it was a breach. */
export function createGetQcTrend({ drift }: ToolContext): Tool {
  return defineTool({
    name: 'get_qc_trend',
    description: { id: 'Satu ukuran mutu dari run ke run: nilai, yang biasanya, dan apakah menyimpang.', en: 'One quality metric from run to run: its value, what is usual, and whether it is off.' },
    activity: { id: 'Membaca tren mutu', en: 'Reading the trend of quality' },
    needsClaim: false,
    input: toolInput({ metric: z.string().min(1).max(200).describe('key of a verdict, such as whole/mix_province'), limit: limitInput({ most: 90, usual: 30 }) }),
    output: getQcTrendDataSchema,
    async run({ metric, limit }) {
      const runs = (drift?.validations ?? []).slice(-limit).flatMap((validation) => validation.verdicts.filter((verdict) => verdictKey(verdict) === metric).map((verdict) => ({ validation, verdict })));
      const last = runs.at(-1);
      const calm = runs.findLastIndex(({ verdict }) => !verdict.is_breach);
      const breaches = runs.length - 1 - calm;
      return {
        data: {
          found: last !== undefined,
          metric,
          points: runs.map(({ validation: { snapshot_id, data_date }, verdict: { value, expected, effect, q, is_breach, state } }) => ({ snapshot_id, data_date, value, expected, effect, q, is_breach, state })),
          breaches,
        },
        evidence: last ? [...evidenceOfVerdict(last.verdict, last.validation.snapshot_id), breachesEvidence(metric, breaches, last)] : [],
        total: runs.length,
      };
    },
  });
}

function breachesEvidence(metric: string, breaches: number, { validation, verdict }: { readonly validation: RunValidation; readonly verdict: Verdict }): EvidenceItem {
  const { name } = findDriftMetric(verdict.metric);
  const label = { id: `${name.id}: run berturut-turut yang menyimpang`, en: `${name.en}: runs in a row that are off` };
  return evidenceIn('drift', validation.snapshot_id, { metric })(`drift.${metric.replace('/', '.')}.breaches`, 'is_breach', breaches, { unit: 'items', label });
}
