import { type ClaimQuery, type QueryResult, type ResultColumn, claimQuerySchema, fields, findField, parseJson, rulesElsewhere, runQuery } from '#engine';
import { z } from 'zod';

import { neutralValue } from './claim-facts.ts';
import type { Reading, ToolContext } from './context.ts';
import { type EvidenceItem, type EvidenceSource, type EvidenceUnit, type EvidenceValue, evidenceIn, evidenceItemSchema, localizedSchema } from './evidence.ts';
import { type Tool, defineTool } from './tool.ts';

export const queriesTable = 'queries';

/** Rows that a tool gives of each side. */
const mostRows = 50;

const value = evidenceItemSchema.shape.value;
const sideSchema = z.object({
  name: z.string().nullable(),
  total: z.number(),
  matched: z.number(),
  without_value: z.array(z.object({ field: z.string(), n: z.number() })),
  /** Claims of which the scope keeps back a field that rests on other claims of the person. */
  withheld: z.array(z.object({ field: z.string(), n: z.number() })),
  rows: z.array(z.record(z.string(), value)),
});
const columnSchema = z.object({
  name: z.string(),
  role: z.enum(['field', 'group', 'label', 'measure', 'change', 'mark']),
  label: localizedSchema,
  unit: z.string().optional(),
  /** The field whose values it holds. */
  field: z.string().optional(),
  /** The place of the measure in the query, from 0. */
  measure: z.int().optional(),
});
/** Rules that the query names and that the ruleset of the snapshot does not have, and its rules for the same modus. */
const elsewhereSchema = z.object({ ruleset: z.string(), rules: z.array(z.object({ rule_id: z.string(), label: localizedSchema, instead: z.array(localizedSchema) })) });
/** A query as it ran, and its result: one side, or one for each of `against`. */
export const queryDataSchema = z.object({ query: claimQuerySchema, columns: z.array(columnSchema), sides: z.array(sideSchema), elsewhere: elsewhereSchema.optional() });
export type QueryData = z.infer<typeof queryDataSchema>;

/** One typed question about claims: whatever the catalogue defines, within the caller's scope. */
export function createQueryClaims(context: ToolContext): Tool {
  return defineTool({
    name: 'query_claims',
    description: {
      id: `Menjawab satu pertanyaan bertipe (ClaimQuery) atas klaim: daftar, kelompok dengan ukuran, tren, perbandingan, pasangan, keputusan. Bidang: ${fields.map(({ id }) => id).join(', ')}.`,
      en: `Answers one typed question (ClaimQuery) about claims: lists, groups with measures, trends, comparisons, pairs, decisions. Fields: ${fields.map(({ id }) => id).join(', ')}.`,
    },
    activity: { id: 'Menghitung dari data klaim', en: 'Computing from the claims' },
    needsClaim: false,
    input: claimQuerySchema,
    output: queryDataSchema,
    async run(given) {
      const query = { ...given, limit: Math.min(given.limit, mostRows) };
      const { snapshot, scope, caller, now, ruleset } = context;
      const elsewhere = rulesElsewhere(query, ruleset);
      const results = await runQuery(snapshot, query, { scope, caller, now });
      const total = results.reduce((sum, one) => sum + one.total, 0);
      const shown = results.reduce((sum, { rows }) => sum + rows.length, 0);
      return {
        data: {
          query,
          columns: (results[0]?.columns ?? []).map(({ name, role, label, unit, field, measure }) => ({ name, role, label, ...(unit && { unit }), ...(field !== undefined && { field }), ...(measure !== undefined && { measure }) })),
          sides: results.map(({ total: n, matched, withoutValue, withheld, rows, columns }, i) => ({
            name: query.against?.[i]?.name ?? null,
            total: n,
            matched,
            without_value: [...withoutValue],
            withheld: [...withheld],
            rows: rows.map((row) => Object.fromEntries(columns.map(({ name }) => [name, valueOf(row[name])]))),
          })),
          ...(elsewhere.length > 0 && { elsewhere: { ruleset: ruleset.version, rules: elsewhere.map(({ rule, instead }) => ({ rule_id: rule.id, label: rule.label, instead: instead.map(({ label }) => label) })) } }),
        },
        evidence: results.flatMap((result, side) => evidenceOf(context, query, result, side)),
        total,
        truncated: total > shown,
      };
    },
  });
}

function evidenceOf({ snapshot, caller }: ToolContext, query: ClaimQuery, { columns, rows, total, matched, withoutValue, withheld }: QueryResult, side: number): EvidenceItem[] {
  const prefix = query.against ? `query.side${side + 1}` : 'query';
  const keys = { query: JSON.stringify(query), side, ...(caller !== '' && { caller }) };
  const item = evidenceIn(queriesTable, snapshot.manifest.snapshot_id, keys);
  return [
    item(`${prefix}.matched`, 'matched', matched, { unit: 'claims', label: { id: 'Jumlah klaim yang cocok', en: 'Claims that match' } }),
    item(`${prefix}.total`, 'total', total, { unit: 'items', label: { id: 'Jumlah baris', en: 'Rows' } }),
    ...withoutValue.map(({ field, n }) => item(`${prefix}.without_value.${field}`, `without_value.${field}`, n, { unit: 'claims', label: { id: 'Klaim tanpa isian', en: 'Claims without a value' } })),
    ...withheld.map(({ field, n }) => item(`${prefix}.withheld.${field}`, `withheld.${field}`, n, { unit: 'claims', label: { id: 'Klaim dengan isian di luar cakupan', en: 'Claims with a value outside of the scope' } })),
    ...rows.flatMap((row, i) => columns.map((column) => item(`${prefix}.${i + 1}.${column.name}`, column.name, valueOf(row[column.name]), { unit: unitOf(column), label: column.label }, { ...keys, row: i }))),
  ];
}

/** Asks the query of an item again, and takes the value it names. A state that changed since gives another. */
export async function resolveQuery({ snapshot, scope }: Reading, { column, keys }: EvidenceSource): Promise<EvidenceValue | undefined> {
  const query = claimQuerySchema.safeParse(parseJson(String(keys['query'])));
  if (!query.success) return undefined;
  const results = await runQuery(snapshot, query.data, { scope, caller: String(keys['caller'] ?? ''), now: new Date() });
  const result = results[Number(keys['side'] ?? 0)];
  if (!result) return undefined;
  if (!('row' in keys)) return countOf(result, column);
  const row = result.rows[Number(keys['row'])];
  return row && column in row ? valueOf(row[column]) : undefined;
}

/** A count of a whole side: `matched`, `total`, or of a field `without_value.los`, `withheld.los`. */
function countOf({ matched, total, withoutValue, withheld }: QueryResult, name: string): number | undefined {
  const [kind, field] = name.split('.');
  if (field === undefined) return kind === 'matched' ? matched : kind === 'total' ? total : undefined;
  return (kind === 'without_value' ? withoutValue : withheld).find((one) => one.field === field)?.n;
}

function valueOf(cell: unknown): EvidenceValue {
  return neutralValue(value.parse(cell ?? null));
}

const units: Readonly<Record<NonNullable<ResultColumn['unit']>, EvidenceUnit>> = {
  rupiah: 'rupiah',
  days: 'days',
  years: 'years',
  claims: 'claims',
  diagnoses: 'items',
  procedures: 'items',
  indications: 'items',
  patients: 'participants',
  facilities: 'facilities',
  share: 'ratio',
  score: 'score',
};

function unitOf({ unit, type, field: id }: ResultColumn): EvidenceUnit {
  // What a key names is a unit of its counts, not of the key.
  if (unit !== undefined && (type === 'BIGINT' || type === 'DOUBLE')) return units[unit];
  if (type === 'DATE') return 'date';
  if (type === 'TIMESTAMP') return 'instant';
  if (type === 'BOOLEAN') return 'status';
  if (type === 'BIGINT' || type === 'DOUBLE') return 'items';
  const kind = findField(id ?? '')?.kind;
  if (kind === 'key' || kind === 'code' || kind === 'codes') return 'code';
  return kind === 'nominal' || kind === 'ordinal' || kind === 'names' ? 'category' : 'text';
}
