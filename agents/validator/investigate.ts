import { type RunValidation, verdictKey } from '#engine';
import { type EvidenceItem, type GetSliceShiftData, evidenceOfVerdict, getQcTrendDataSchema, getSliceShiftDataSchema } from '#tools';

import { Pseudonyms } from '../runtime/pseudonyms.ts';
import { runTool } from '../runtime/run-tool.ts';
import type { SliceClaims, ValidatorRun, ValidatorUpdate } from './state.ts';

/** Slices whose claims are asked for. */
const mostSlices = 3;
/** What slices are of, as the catalogue names it; a set of flags is no value of a field. */
const fieldsOf: Readonly<Record<string, string>> = { province: 'province_name', service_type: 'service_type', facility_class: 'facility_class', severity: 'severity_group', inacbg_group: 'inacbg_group' };

/** Looks into what moved, by a fixed, bounded round of tools: trend of what leads, slices, runs, versions, and the claims of the first slices. */
export async function investigate(validation: RunValidation | null, { toolsOf, signal }: ValidatorRun): Promise<ValidatorUpdate> {
  if (!validation?.incident) return {};
  const { incident } = validation;
  const tools = toolsOf(validation);
  const run = (tool: string, args: Record<string, unknown> = {}) => runTool(tool, args, { tools, pseudonyms: new Pseudonyms(), onTool: () => {} });
  const shift = await run('get_slice_shift');
  const slices = getSliceShiftDataSchema.safeParse(shift.data).data ?? null;
  const trend = await run('get_qc_trend', { metric: incident.lead });
  const others = [await run('get_run_history'), await run('compare_versions')];
  const claims: { readonly found: SliceClaims; readonly evidence: readonly EvidenceItem[] }[] = [];
  for (const { at, where } of askable(slices)) {
    if (signal.aborted || !tools.names.includes('query_claims')) break;
    const asked = await run('query_claims', { subject: 'groups', where: Object.entries(where).map(([name, values]) => ({ field: fieldsOf[name], op: 'in', value: values })), measures: [{ agg: 'count' }, { agg: 'median', field: 'amount_claimed' }] });
    const [count, median] = (['claims', 'rupiah'] as const).map((unit) => asked.evidence.find((item) => item.unit === unit && typeof item.value === 'number' && item.source.column !== 'total')?.id);
    if (count !== undefined && median !== undefined) claims.push({ found: { at, count, median }, evidence: asked.evidence });
  }
  const verdicts = validation.verdicts.filter((verdict) => incident.verdicts.includes(verdictKey(verdict))).flatMap((verdict) => evidenceOfVerdict(verdict, validation.snapshot_id));
  const all = [...verdicts, ...shift.evidence, ...trend.evidence, ...others.flatMap(({ evidence }) => evidence), ...claims.flatMap(({ evidence }) => evidence)];
  return {
    slices,
    trend: getQcTrendDataSchema.safeParse(trend.data).data ?? null,
    sliceClaims: claims.map(({ found }) => found),
    evidence: [...new Map(all.map((item) => [item.id, item])).values()],
  };
}

/** The first slices that a query can name: each value is there, and each attribute is a field. */
function askable(slices: GetSliceShiftData | null): { readonly at: string; readonly where: Readonly<Record<string, readonly string[]>> }[] {
  return (slices?.localisations ?? [])
    .flatMap(({ slices: found }, i) => found.map(({ where }, j) => ({ at: `slice.${i + 1}.${j + 1}`, where })))
    .filter(({ where }) => Object.entries(where).every(([name, values]) => fieldsOf[name] !== undefined && values.every((value) => value !== '')))
    .slice(0, mostSlices);
}
