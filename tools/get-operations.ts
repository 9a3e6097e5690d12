import type { Localized } from '#engine';
import { z } from 'zod';

import type { ToolContext } from './context.ts';
import { type EvidenceItem, type EvidenceSource, evidenceItemSchema } from './evidence.ts';
import { neutralText } from './neutral-text.ts';
import { type Tool, defineTool } from './tool.ts';
import { toolInput } from './tool-input.ts';

const value = evidenceItemSchema.shape.value;
const moment = z.record(z.string(), value);
export const getOperationsDataSchema = z.object({
  snapshot: moment,
  /** What the snapshot before had; null where none is known. */
  before: moment.nullable(),
  /** Null where the caller may not see them. */
  alerts: z.array(z.record(z.string(), value)).nullable(),
  jobs: z.array(z.record(z.string(), value)).nullable(),
  /** How the run was judged; null where it was not, or the caller may not see it. */
  drift: z.object({ status: z.string(), judged: z.number(), sentences: z.number() }).nullable(),
});
export type GetOperationsData = z.infer<typeof getOperationsDataSchema>;

const most = 5;
const labels: Readonly<Record<string, Localized>> = {
  created_at: { id: 'Snapshot dibuat', en: 'Snapshot made' },
  data_date: { id: 'Tanggal data', en: 'Date of the data' },
  claims: { id: 'Klaim', en: 'Claims' },
  model_version: { id: 'Versi model', en: 'Version of the model' },
  ruleset_version: { id: 'Versi aturan', en: 'Version of the rules' },
};

/** When the data were made, from what, what changed since the snapshot before, and what alerts and jobs there are. */
export function createGetOperations(context: ToolContext): Tool {
  return defineTool({
    name: 'get_operations',
    description: { id: 'Kapan data dibuat dan diperbarui, versi model dan aturan, perubahan dari snapshot sebelumnya, peringatan dan pekerjaan terakhir.', en: 'When the data were made and refreshed, versions of model and rules, what changed since the snapshot before, the latest alerts and jobs.' },
    activity: { id: 'Membaca catatan operasi', en: 'Reading the records of operations' },
    needsClaim: false,
    input: toolInput({}),
    output: getOperationsDataSchema,
    async run() {
      const { snapshot: { manifest }, scope, operations, quality } = context;
      const [seen, qc] = await Promise.all([operations(), quality()]);
      const isWhole = scope.provinces === null;
      const current = {
        created_at: manifest.created_at, data_date: manifest.data_date, model_version: manifest.model_version, ruleset_version: manifest.ruleset_version,
        ...(isWhole && { claims: manifest.rows['claims_scored'] ?? null }),
      };
      const earlier = isWhole ? qc?.history.find(({ created_at }) => created_at < qc.created_at) : undefined;
      const before = earlier ? { created_at: earlier.created_at, claims: earlier.total_rows } : null;
      const alerts = seen?.alerts.slice(0, most).map(({ title, ...alert }) => ({ ...alert, title: [neutralText(title.id), neutralText(title.en)] })) ?? null;
      const jobs = seen?.jobs.slice(0, most).map((job) => ({ ...job })) ?? null;
      // Figures of the whole country.
      const drift = (isWhole ? seen?.drift : undefined) ?? null;
      const sentences = (drift?.sentences ?? []).slice(0, most).map(({ id, en }) => [neutralText(id), neutralText(en)]);
      const items = (prefix: string, row: Readonly<Record<string, unknown>>, source: Omit<EvidenceSource, 'column' | 'snapshot'>): EvidenceItem[] =>
        Object.entries(row).map(([column, cell]) => ({ id: `${prefix}.${column}`, label: labels[column] ?? { id: column, en: column }, value: value.parse(cell ?? null), unit: unitOf(column), source: { ...source, column, snapshot: manifest.snapshot_id } }));
      return {
        data: { snapshot: current, before, alerts, jobs, drift: drift && { status: drift.status, judged: drift.judged, sentences: sentences.length } },
        evidence: [
          ...items('operations', current, { table: 'snapshot_manifest', keys: {} }),
          ...(before ? items('operations.before', before, { table: 'qc_log', keys: {} }) : []),
          ...(drift ? items('operations.drift', { status: drift.status, judged: drift.judged, ...Object.fromEntries(sentences.map((sentence, i) => [`sentence_${i + 1}`, sentence])) }, { table: 'drift', keys: {} }) : []),
          ...(alerts ?? []).flatMap((row, i) => items(`operations.alert.${i + 1}`, row, { table: 'alerts', keys: { kind: row.kind } })),
          ...(jobs ?? []).flatMap((row, i) => items(`operations.job.${i + 1}`, row, { table: 'jobs', keys: { name: row.name, started_at: row.startedAt } })),
        ],
      };
    },
  });
}

function unitOf(column: string): EvidenceItem['unit'] {
  if (column === 'data_date') return 'date';
  if (column === 'claims') return 'claims';
  return column.endsWith('_version') ? 'code' : 'text';
}
