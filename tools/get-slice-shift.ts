import type { Localized } from '#engine';
import { z } from 'zod';

import type { ToolContext } from './context.ts';
import { type EvidenceItem, type EvidenceValue, type Fact, evidenceIn } from './evidence.ts';
import { type Tool, defineTool } from './tool.ts';
import { toolInput } from './tool-input.ts';

const sliceSchema = z.object({ where: z.record(z.string(), z.array(z.string())), shift: z.number(), n: z.number(), reference: z.number() });
export const getSliceShiftDataSchema = z.object({
  found: z.boolean(),
  localisations: z.array(z.object({ measure: z.enum(['mix', 'amount', 'ratio']), scope: z.string(), verdict: z.enum(['explained', 'not_explained']), explained: z.number(), slices: z.array(sliceSchema) })),
  decomposition: z.object({ scope: z.string(), total: z.number(), mix: z.number(), within: z.number() }).nullable(),
});
export type GetSliceShiftData = z.infer<typeof getSliceShiftDataSchema>;

/** Where a change is: slices that carry it, and how much of it is of the mix of cases. */
export function createGetSliceShift({ drift }: ToolContext): Tool {
  return defineTool({
    name: 'get_slice_shift',
    description: { id: 'Irisan (provinsi, jenis layanan, kelas, keparahan, indikasi, kelompok INA-CBG) yang memuat perubahan, dan bagian dari campuran kasus.', en: 'Slices (province, type of service, class, severity, indications, INA-CBG group) that carry the change, and its part of the mix of cases.' },
    activity: { id: 'Mencari letak perubahan', en: 'Looking for where the change is' },
    needsClaim: false,
    input: toolInput({}),
    output: getSliceShiftDataSchema,
    async run() {
      const run = drift?.validations.at(-1);
      const incident = run?.incident;
      if (!run || !incident) return { data: { found: false, localisations: [], decomposition: null }, evidence: [] };
      const { localisations, decomposition } = incident;
      const itemOf = evidenceIn('drift', run.snapshot_id);
      const item = (id: string, value: EvidenceValue, unit: Fact['unit'], label: Localized): EvidenceItem => itemOf(id, id, value, { unit, label });
      return {
        data: {
          found: true,
          localisations: localisations.map(({ measure, scope, verdict, explained, slices }) => ({
            measure, scope, verdict, explained,
            slices: slices.map(({ where, shift, n, reference }) => ({ where: Object.fromEntries(Object.entries(where).map(([name, values]) => [name, [...values]])), shift, n, reference })),
          })),
          decomposition: decomposition && { ...decomposition },
        },
        evidence: [
          ...localisations.flatMap(({ slices, measure, scope }, i) => slices.flatMap(({ where, shift, n, reference }, j) => {
            const at = `slice.${i + 1}.${j + 1}`;
            const place = { id: `Irisan ${measure} ${scope}`, en: `Slice of ${measure}, ${scope}` };
            return [
              ...Object.entries(where).map(([name, values]) => item(`${at}.where.${name}`, [...values], 'name', place)),
              item(`${at}.shift`, shift, 'score', place),
              item(`${at}.n`, n, 'claims', place),
              item(`${at}.reference`, Math.round(reference), 'claims', place),
            ];
          })),
          ...(decomposition ? (['total', 'mix', 'within'] as const).map((part) => item(`decomposition.${part}`, decomposition[part], 'score', { id: 'Perubahan rata-rata log biaya', en: 'Change of the mean logarithm of amounts' })) : []),
        ],
      };
    },
  });
}
