import { z } from 'zod';

import type { ToolContext } from './context.ts';
import { type Tool, defineTool } from './tool.ts';
import { limitInput, toolInput } from './tool-input.ts';

export const getRunHistoryDataSchema = z.object({
  /** Runs that were judged, the newest first. */
  runs: z.array(z.object({ snapshot_id: z.string(), data_date: z.string(), status: z.string(), incident_id: z.string().nullable(), breaches: z.number() })),
});
export type GetRunHistoryData = z.infer<typeof getRunHistoryDataSchema>;

/** How the last runs were judged. */
export function createGetRunHistory({ drift }: ToolContext): Tool {
  return defineTool({
    name: 'get_run_history',
    description: { id: 'Run terakhir dan penilaiannya: ok, watch, alert atau belum cukup data.', en: 'The last runs and how they were judged: ok, watch, alert or not enough data.' },
    activity: { id: 'Membaca riwayat run', en: 'Reading the history of runs' },
    needsClaim: false,
    input: toolInput({ limit: limitInput({ most: 30, usual: 14 }) }),
    output: getRunHistoryDataSchema,
    async run({ limit }) {
      const all = (drift?.validations ?? []).toReversed();
      const runs = all.slice(0, limit);
      const last = runs[0];
      return {
        data: { runs: runs.map(({ snapshot_id, data_date, status, incident, verdicts }) => ({ snapshot_id, data_date, status, incident_id: incident?.incident_id ?? null, breaches: verdicts.filter(({ is_breach }) => is_breach).length })) },
        evidence: last ? [
          { id: 'run.data_date', label: { id: 'Tanggal data', en: 'Date of the data' }, value: last.data_date, unit: 'date', source: { table: 'drift', column: 'data_date', keys: {}, snapshot: last.snapshot_id } },
          { id: 'run.reference', label: { id: 'Run acuan', en: 'Runs of the reference' }, value: last.reference.length, unit: 'items', source: { table: 'drift', column: 'reference', keys: {}, snapshot: last.snapshot_id } },
          { id: 'run.judged', label: { id: 'Ukuran yang dinilai', en: 'Metrics that were judged' }, value: last.verdicts.filter(({ p }) => p !== null).length, unit: 'items', source: { table: 'drift', column: 'verdicts', keys: {}, snapshot: last.snapshot_id } },
          { id: 'run.breaches', label: { id: 'Ukuran yang menyimpang', en: 'Metrics that are off' }, value: last.verdicts.filter(({ is_breach }) => is_breach).length, unit: 'items', source: { table: 'drift', column: 'is_breach', keys: {}, snapshot: last.snapshot_id } },
        ] : [],
        total: all.length,
        truncated: all.length > runs.length,
      };
    },
  });
}
