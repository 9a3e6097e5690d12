import { z } from 'zod';

import type { ToolContext } from './context.ts';
import { type EvidenceItem, type EvidenceSource, type Fact, evidenceIn, evidenceItemSchema } from './evidence.ts';
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
const facts: Readonly<Record<string, Fact>> = {
  created_at: { unit: 'text', label: { id: 'Snapshot dibuat', en: 'Snapshot made' } },
  data_date: { unit: 'date', label: { id: 'Tanggal data', en: 'Date of the data' } },
  claims: { unit: 'claims', label: { id: 'Klaim', en: 'Claims' } },
  model_version: { unit: 'code', label: { id: 'Versi model', en: 'Version of the model' } },
  ruleset_version: { unit: 'code', label: { id: 'Versi aturan', en: 'Version of the rules' } },
};

function factOf(column: string): Fact {
  return facts[column] ?? { unit: 'text', label: { id: column, en: column } };
}

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
      const items = (prefix: string, row: Readonly<Record<string, unknown>>, table: string, keys: EvidenceSource['keys'] = {}): EvidenceItem[] => {
        const item = evidenceIn(table, manifest.snapshot_id, keys);
        return Object.entries(row).map(([column, cell]) => item(`${prefix}.${column}`, column, value.parse(cell ?? null), factOf(column)));
      };
      return {
        data: { snapshot: current, before, alerts, jobs, drift: drift && { status: drift.status, judged: drift.judged, sentences: sentences.length } },
        evidence: [
          ...items('operations', current, 'snapshot_manifest'),
          ...(before ? items('operations.before', before, 'qc_log') : []),
          ...(drift ? items('operations.drift', { status: drift.status, judged: drift.judged, ...Object.fromEntries(sentences.map((sentence, i) => [`sentence_${i + 1}`, sentence])) }, 'drift') : []),
          ...(alerts ?? []).flatMap((row, i) => items(`operations.alert.${i + 1}`, row, 'alerts', { kind: row.kind })),
          ...(jobs ?? []).flatMap((row, i) => items(`operations.job.${i + 1}`, row, 'jobs', { name: row.name, started_at: row.startedAt })),
        ],
      };
    },
  });
}
