import { type CodeFound, codeSystems, findCodes, keysIn, text as textSchema } from '#engine';
import { z } from 'zod';

import type { Reading, ToolContext } from './context.ts';
import { type EvidenceItem, type EvidenceSource, type EvidenceValue, type Fact, evidenceIn } from './evidence.ts';
import { neutralText } from './neutral-text.ts';
import { type Tool, defineTool } from './tool.ts';
import { limitInput, toolInput } from './tool-input.ts';

const columns = {
  code: { unit: 'code', label: { id: 'Kode', en: 'Code' } },
  label: { unit: 'text', label: { id: 'Nama', en: 'Name' } },
  system: { unit: 'category', label: { id: 'Daftar kode', en: 'List of codes' } },
  claims: { unit: 'claims', label: { id: 'Klaim dengan kode ini', en: 'Claims with this code' } },
} as const satisfies Record<string, Fact>;
type Column = keyof typeof columns;
const columnNames = keysIn(columns);

const lookupCodeDataSchema = z.object({
  /** Whether the snapshot holds lists of codes; else only codes that occur in its claims are known. */
  has_lists: z.boolean(),
  codes: z.array(z.object({ code: z.string(), label: z.string().nullable(), system: z.enum(codeSystems), claims: z.number() })),
});

/** What a code means, or which codes a name has, and how many claims in scope have them. */
export function createLookupCode(context: ToolContext): Tool {
  const { snapshot, scope, pages } = context;
  return defineTool({
    name: 'lookup_code',
    description: {
      id: 'Mencari arti kode ICD-10, ICD-9-CM atau INA-CBG, atau kode dari sebuah nama, beserta jumlah klaimnya (diagnosis primer, tindakan, atau INA-CBG).',
      en: 'Looks up what an ICD-10, ICD-9-CM or INA-CBG code means, or the codes of a name, with how many claims have them (as primary diagnosis, procedure or INA-CBG).',
    },
    activity: { id: 'Mencari kode', en: 'Looking up a code' },
    needsClaim: false,
    input: toolInput({
      code: textSchema({ max: 30 }).optional().describe('code, or how it starts; dots do not matter'),
      text: textSchema({ max: 100 }).optional().describe('words of its name, in the language of the lists'),
      system: z.enum(codeSystems).optional().describe('list of codes; all of them where left out'),
      limit: limitInput({ most: 20, usual: 5 }),
    }).superRefine(refuseNothingAsked),
    output: lookupCodeDataSchema,
    async run({ code, text, system, limit }) {
      const { total, hasLists, codes } = await findCodes(snapshot, { code, text, system, limit }, scope, pages);
      return {
        data: { has_lists: hasLists, codes: codes.map((found) => ({ code: neutralText(found.code), label: found.label === null ? null : neutralText(found.label), system: found.system, claims: found.claims })) },
        evidence: [totalEvidence(context, { ...(code && { code }), ...(text && { text }), ...(system && { system }) }, total), ...codes.flatMap((found, i) => codeEvidence(context, found, i + 1))],
        total,
        truncated: total > codes.length,
      };
    },
  });
}

function refuseNothingAsked({ code, text }: { readonly code?: string | undefined; readonly text?: string | undefined }, refinement: z.RefinementCtx): void {
  if (code === undefined && text === undefined) for (const path of ['code', 'text']) refinement.addIssue({ code: 'custom', path: [path] });
}

function totalEvidence({ snapshot }: Reading, asked: Readonly<Record<string, string>>, total: number): EvidenceItem {
  const keys = Object.fromEntries(Object.entries(asked).map(([name, value]) => [`asked_${name}`, value]));
  return evidenceIn('codes', snapshot.manifest.snapshot_id, keys)('code.total', 'total', total, { unit: 'items', label: { id: 'Kode yang cocok', en: 'Codes that match' } });
}

function codeEvidence({ snapshot }: Reading, found: CodeFound, place: number): EvidenceItem[] {
  const item = evidenceIn('codes', snapshot.manifest.snapshot_id, { system: found.system, code: neutralText(found.code) });
  return columnNames.map((column) => {
    const { unit, label } = columns[column];
    return item(`code.${place}.${column}`, column, cellOf(found, column), { unit, label: { id: `${found.code}: ${label.id}`, en: `${found.code}: ${label.en}` } });
  });
}

function cellOf(found: CodeFound, column: Column): string | number | null {
  const value = found[column];
  return typeof value === 'string' ? neutralText(value) : value;
}

/** Looks a code up again, or how many match. */
export async function resolveCode({ snapshot, scope, pages }: Reading, { column, keys }: EvidenceSource): Promise<EvidenceValue | undefined> {
  const asked = (name: string): string | undefined => (name in keys ? String(keys[name]) : undefined);
  const systemOf = (name: string) => codeSystems.find((system) => system === keys[name]);
  if (column === 'total') return (await findCodes(snapshot, { code: asked('asked_code'), text: asked('asked_text'), system: systemOf('asked_system'), limit: 1 }, scope, pages)).total;
  const { codes } = await findCodes(snapshot, { code: asked('code'), system: systemOf('system'), limit: 1 }, scope, pages);
  const known = columnNames.find((name) => name === column);
  return codes[0] && known && cellOf(codes[0], known);
}
