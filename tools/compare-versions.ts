import { z } from 'zod';

import type { ToolContext } from './context.ts';
import { evidenceOfVerdict } from './drift-reading.ts';
import { type Tool, defineTool } from './tool.ts';
import { toolInput } from './tool-input.ts';

const pair = z.object({ before: z.string().nullable(), now: z.string().nullable(), is_same: z.boolean() });
const compareVersionsDataSchema = z.object({ model: pair, ruleset: pair });

/** Which model and ruleset scored a run, and which the run before. */
export function createCompareVersions({ drift }: ToolContext): Tool {
  return defineTool({
    name: 'compare_versions',
    description: { id: 'Model dan aturan yang menilai run ini dan run sebelumnya.', en: 'The model and ruleset that scored this run and the one before.' },
    activity: { id: 'Membandingkan versi', en: 'Comparing versions' },
    needsClaim: false,
    input: toolInput({}),
    output: compareVersionsDataSchema,
    async run() {
      const run = drift?.validations.at(-1);
      const of = (metric: string) => run?.verdicts.find((verdict) => verdict.metric === metric);
      const pairOf = (metric: string): z.infer<typeof pair> => {
        const verdict = of(metric);
        const [before, now] = [verdict?.expected ?? null, verdict?.value ?? null].map((value) => (value === null ? null : String(value)));
        return { before: before ?? null, now: now ?? null, is_same: before === now };
      };
      return {
        data: { model: pairOf('model_version'), ruleset: pairOf('ruleset_version') },
        evidence: run ? ['model_version', 'ruleset_version'].flatMap((metric) => of(metric) ?? []).flatMap((verdict) => evidenceOfVerdict(verdict, run.snapshot_id)) : [],
      };
    },
  });
}
