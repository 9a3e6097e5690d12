import { type Finding, type Investigation, type Localized, claimQuerySchema, clauseSchema, findField, investigate, outcomes, parseJson } from '#engine';
import { z } from 'zod';

import type { Reading, ToolContext } from './context.ts';
import { type EvidenceItem, type EvidenceSource, type EvidenceUnit, type EvidenceValue, evidenceIn } from './evidence.ts';
import { neutralText } from './neutral-text.ts';
import { queriesTable } from './query-claims.ts';
import { type Tool, defineTool } from './tool.ts';

const inputSchema = z.strictObject({
  where: claimQuerySchema.shape.where.describe('which claims: as `where` of query_claims; nothing is all of them'),
  period: claimQuerySchema.shape.period,
  of: z.array(z.enum(outcomes.map(({ id }) => id))).min(1).optional().describe('what may stand out; everything unless told'),
});
type InvestigateClaimsInput = z.infer<typeof inputSchema>;

const valueSchema = z.object({ field: z.string(), value: z.string(), label: z.string().nullable() });
const groupSchema = z.object({ outcome: z.string(), group: z.array(clauseSchema), by: z.array(valueSchema) });
const findingSchema = groupSchema.extend({
  against: z.enum(['rest', 'like', 'peers', 'class', 'before']),
  queries: z.object({ group: claimQuerySchema, whole: claimQuerySchema }),
  n: z.number(),
  value: z.number(),
  whole_n: z.number(),
  whole: z.number(),
  expected: z.number().nullable(),
  excess: z.number().nullable(),
  stake: z.number().nullable(),
  stake_less: z.number().nullable(),
  amount: z.number().nullable(),
  score: z.number(),
  surprise: z.number(),
  folded: z.array(groupSchema),
});
export const investigateClaimsDataSchema = z.object({
  searched: z.object({ claims: z.number(), groups: z.number(), comparisons: z.number(), dimensions: z.array(z.array(z.string())), against: z.array(z.enum(['peers', 'class', 'before'])) }),
  findings: z.array(findingSchema),
  not_looked_at: z.object({ least_claims: z.number(), small_groups: z.number(), outcomes: z.array(z.string()), explained_by_case: z.number() }),
});
export type InvestigateClaimsData = z.infer<typeof investigateClaimsDataSchema>;

/** What is odd about some claims: the groups that deviate most from what they are compared with. */
export function createInvestigateClaims(context: ToolContext): Tool {
  return defineTool({
    name: 'investigate_claims',
    description: {
      id: 'Mencari yang menonjol pada sekumpulan klaim (rumah sakit, provinsi, bulan, atau semuanya): paling banyak lima kelompok yang suatu indikasi, biaya, lama rawat, top-up, pengulangan, atau keparahannya paling menyimpang dari pembandingnya, dengan query yang membuktikan tiap angka. Indikasi untuk ditelaah, bukan sebab atau kesimpulan.',
      en: 'Searches some claims (of a hospital, a province, a month, or all) for what stands out: at most five groups in which an indication, cost, stay, top-up, repetition or severity deviates most from what they are compared with, with the queries that prove each figure. Indications to look at, no cause and no verdict.',
    },
    activity: { id: 'Mencari yang menonjol pada klaim', en: 'Searching the claims for what stands out' },
    needsClaim: false,
    input: inputSchema,
    output: investigateClaimsDataSchema,
    async run(input) {
      const { snapshot, scope, caller, now } = context;
      const investigation = await investigate(snapshot, input, { scope, caller, now });
      return { data: dataOf(investigation), evidence: evidenceOf(investigation, input, context) };
    },
  });
}

function dataOf({ searched, findings, notLookedAt }: Investigation): InvestigateClaimsData {
  return {
    searched: { ...searched, dimensions: searched.dimensions.map((fields) => [...fields]), against: [...searched.against] },
    findings: findings.map(({ outcome, against, queries, n, value, wholeN, whole, expected, excess, stake, stakeLess, amount, score, surprise, folded, ...group }) => ({
      ...groupOf({ outcome, ...group }),
      against,
      queries,
      n,
      value,
      whole_n: wholeN,
      whole,
      expected,
      excess,
      stake,
      stake_less: stakeLess,
      amount,
      score,
      surprise,
      folded: folded.map(groupOf),
    })),
    not_looked_at: { least_claims: notLookedAt.leastClaims, small_groups: notLookedAt.smallGroups, outcomes: [...notLookedAt.outcomes], explained_by_case: notLookedAt.explainedByCase },
  };
}

function groupOf({ outcome, group, by }: Pick<Finding, 'outcome' | 'group' | 'by'>): z.infer<typeof groupSchema> {
  return { outcome, group: [...group], by: by.map(shown) };
}

/** Names come with the claims. */
function shown({ field, value, label }: Finding['by'][number]): Finding['by'][number] {
  return { field, value: neutralText(value), label: label === null ? null : neutralText(label) };
}

type Asked = Pick<InvestigateClaimsInput, 'where' | 'period' | 'of'>;

function evidenceOf({ searched, findings, notLookedAt }: Investigation, { where, period, of }: Asked, { snapshot, caller }: Pick<ToolContext, 'snapshot' | 'caller'>): EvidenceItem[] {
  const asked = JSON.stringify({ where, period, of });
  const whose = caller === '' ? {} : { caller };
  const searchedItem = evidenceIn('investigations', snapshot.manifest.snapshot_id, { asked, ...whose });
  const item = (id: string, label: Localized, value: EvidenceValue, unit: EvidenceUnit): EvidenceItem => searchedItem(id, id, value, { unit, label });
  return [
    item('investigation.claims', { id: 'Klaim yang diperiksa', en: 'Claims searched' }, searched.claims, 'claims'),
    item('investigation.groups', { id: 'Kelompok yang dibandingkan', en: 'Groups compared' }, searched.groups, 'items'),
    item('investigation.comparisons', { id: 'Perbandingan yang dilakukan', en: 'Comparisons made' }, searched.comparisons, 'items'),
    item('investigation.dimensions', { id: 'Cara pengelompokan', en: 'Ways of grouping' }, searched.dimensions.length, 'items'),
    item('investigation.findings', { id: 'Kelompok yang menonjol', en: 'Groups that stand out' }, findings.length, 'items'),
    item('investigation.small_groups', { id: 'Kelompok dengan klaim terlalu sedikit', en: 'Groups of too few claims' }, notLookedAt.smallGroups, 'items'),
    item('investigation.explained_by_case', { id: 'Kelompok yang tidak menyimpang di antara INA-CBG yang sama', en: 'Groups that do not deviate among the same INA-CBG' }, notLookedAt.explainedByCase, 'items'),
    item('investigation.least_claims', { id: 'Klaim paling sedikit dalam kelompok', en: 'Fewest claims of a group' }, notLookedAt.leastClaims, 'claims'),
    ...findings.flatMap((finding, i) => {
      const prefix = `investigation.${i + 1}`;
      const itemOf = (side: 'group' | 'whole') => evidenceIn(queriesTable, snapshot.manifest.snapshot_id, { query: JSON.stringify(finding.queries[side]), side: 0, ...whose, row: 0 });
      const proven = (name: string, label: Localized, value: number, unit: EvidenceUnit, side: 'group' | 'whole', column: string): EvidenceItem => itemOf(side)(`${prefix}.${name}`, column, value, { unit, label });
      const { measure } = finding;
      const unit = measure.agg === 'count' ? 'ratio' : measure.field === 'los' ? 'days' : 'zscore';
      return [
        item(`${prefix}.outcome`, { id: 'Yang menonjol', en: 'What stands out' }, finding.outcome, 'code'),
        item(`${prefix}.against`, { id: 'Dibandingkan dengan', en: 'Compared with' }, finding.against, 'status'),
        ...finding.by.map(({ field, value, label }, j) => item(`${prefix}.by.${j + 1}`, findField(field)?.label ?? { id: field, en: field }, ...nameOf(field, value, label))),
        proven('n', { id: 'Klaim dalam kelompok', en: 'Claims in the group' }, finding.n, 'claims', 'group', 'n'),
        proven('value', { id: 'Angka kelompok', en: 'Figure of the group' }, finding.value, unit, 'group', 'value'),
        proven('whole_n', { id: 'Klaim pembanding', en: 'Claims compared with' }, finding.wholeN, 'claims', 'whole', 'n'),
        proven('whole', { id: 'Angka pembanding', en: 'Figure of the claims compared with' }, finding.whole, unit, 'whole', 'value'),
        ...(finding.stake === null ? [] : [proven('stake', { id: 'Rupiah klaim yang bersangkutan', en: 'Rupiah of the claims concerned' }, finding.stake, 'rupiah', 'group', 'stake')]),
        ...(finding.stakeLess === null ? [] : [proven('stake_less', { id: 'Rata-rata pembanding klaim itu', en: 'Peers’ means of those claims' }, finding.stakeLess, 'rupiah', 'group', 'stake_less')]),
      ];
    }),
  ];
}

const named: ReadonlySet<string> = new Set(['province_name']);
const coded: ReadonlySet<string> = new Set(['facility_key', 'district_code', 'tariff_region', 'dx_primary_group', 'inacbg_code']);

/** A value as people name it, and what it is. */
function nameOf(field: string, value: string, label: string | null): [EvidenceValue, EvidenceUnit] {
  if (field === 'admit_date') return [value.slice(0, 7), 'month'];
  if (label !== null) return [neutralText(label), 'name'];
  return [neutralText(value), coded.has(field) ? 'code' : named.has(field) ? 'name' : 'category'];
}

/** Investigates again as the source says, and takes the value of the same id. A state that changed since may give another. */
export async function resolveInvestigation({ snapshot, scope }: Reading, { column, keys }: EvidenceSource): Promise<EvidenceValue | undefined> {
  const asked = inputSchema.safeParse(parseJson(String(keys['asked'])));
  if (!asked.success) return undefined;
  const caller = String(keys['caller'] ?? '');
  const investigation = await investigate(snapshot, asked.data, { scope, caller, now: new Date() });
  return evidenceOf(investigation, asked.data, { snapshot, caller }).find(({ id }) => id === column)?.value;
}
