import type { RunValidation } from '#engine';
import { z } from 'zod';

import type { ToolContext } from './context.ts';
import { type EvidenceItem, evidenceIn } from './evidence.ts';
import { type Tool, defineTool } from './tool.ts';
import { limitInput, toolInput } from './tool-input.ts';

const getRunHistoryDataSchema = z.object({
  /** Runs that were judged, the newest first. */
  runs: z.array(z.object({ snapshot_id: z.string(), data_date: z.string(), status: z.string(), incident_id: z.string().nullable(), breaches: z.number() })),
});

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
        data: { runs: runs.map(({ snapshot_id, data_date, status, incident, verdicts }) => ({ snapshot_id, data_date, status, incident_id: incident?.incident_id ?? null, breaches: breachesOf(verdicts) })) },
        evidence: last ? evidenceOf(last) : [],
        total: all.length,
        truncated: all.length > runs.length,
      };
    },
  });
}

function breachesOf(verdicts: RunValidation['verdicts']): number {
  return verdicts.filter(({ is_breach }) => is_breach).length;
}

function evidenceOf({ snapshot_id, data_date, reference, verdicts }: RunValidation): EvidenceItem[] {
  const item = evidenceIn('drift', snapshot_id);
  return [
    item('run.data_date', 'data_date', data_date, { unit: 'date', label: { id: 'Tanggal data', en: 'Date of the data' } }),
    item('run.reference', 'reference', reference.length, { unit: 'items', label: { id: 'Run acuan', en: 'Runs of the reference' } }),
    item('run.judged', 'verdicts', verdicts.filter(({ p }) => p !== null).length, { unit: 'items', label: { id: 'Ukuran yang dinilai', en: 'Metrics that were judged' } }),
    item('run.breaches', 'is_breach', breachesOf(verdicts), { unit: 'items', label: { id: 'Ukuran yang menyimpang', en: 'Metrics that are off' } }),
  ];
}
