import { type WorklistPage, type WorklistQuery, readWorklist, worklistQuerySchema } from '#engine';
import { z } from 'zod';

import { claimRowData, claimRowSchema, claimRowsEvidence } from './claim-rows.ts';
import type { ToolContext } from './context.ts';
import type { EvidenceItem, EvidenceSource } from './evidence.ts';
import { type Reading, dataDateEvidence, filterEvidence, filterValues, filterValuesSchema, understandFilters, unknownFilterSchema } from './filter-evidence.ts';
import { type Tool, defineTool } from './tool.ts';
import { type FilterInput, filterInput, filtersAmong, limitInput, refuseEmptyRanges, toolInput } from './tool-input.ts';

const columns = [
  'claim_id', 'risk_rank', 'risk_score', 'flags', 'facility_key', 'facility_name', 'facility_class', 'province_name', 'district_name', 'admit_date',
  'discharge_date', 'los', 'service_type', 'severity_group', 'dx_primary_code', 'dx_primary_label', 'inacbg_code', 'amount_claimed', 'amount_paid',
  'amount_gap', 'peer_p90', 'cost_zscore',
] as const;

export const searchClaimsDataSchema = z.object({
  sort: z.string(),
  filters: filterValuesSchema,
  /** Filters that the data do not know: no claim passes them. */
  unknown_filters: z.array(unknownFilterSchema),
  claims: z.array(claimRowSchema),
});
export type SearchClaimsData = z.infer<typeof searchClaimsDataSchema>;

/** Claims in scope that pass the filters, the riskiest first unless told. */
export function createSearchClaims(context: ToolContext): Tool {
  const { snapshot } = context;
  return defineTool({
    name: 'search_claims',
    description: {
      id: 'Mencari dan menghitung klaim menurut saringan; urut risiko tertinggi kecuali diminta lain. Kosongkan saringan yang tidak disebut.',
      en: 'Finds and counts claims by filters; riskiest first unless told. Leave out filters that nobody mentioned.',
    },
    activity: { id: 'Mencari klaim', en: 'Searching claims' },
    needsClaim: false,
    input: toolInput({
      ...filterInput,
      sort: worklistQuerySchema.shape.sort.describe('order: a key alone is largest, newest, riskiest first; _asc the other way round'),
      limit: limitInput({ most: 20, usual: 10 }),
      named_claims: z.boolean().default(false).describe('only the claims whose ids the person wrote'),
    }).superRefine(refuseEmptyRanges),
    output: searchClaimsDataSchema,
    async run({ limit, sort, named_claims, ...given }) {
      const understood = await understandFilters(context, given);
      const claimIds = named_claims ? context.namedClaims : undefined;
      const { rows, total } = await searchClaims(context, understood.values, { sort, limit, claimIds });
      const keys = { ...filterValues(understood), ...(claimIds && { claim_ids: claimIds.join(' ') }) };
      return {
        data: { sort, filters: filterValues(understood), unknown_filters: [...understood.unknown], claims: rows.map((row) => claimRowData(row, columns)) },
        evidence: [
          ...countEvidence(context, { total, shown: rows.length }, keys, limit),
          ...filterEvidence('search', context, understood),
          dataDateEvidence(context),
          ...claimRowsEvidence(snapshot, { name: 'search', label: { id: 'Klaim', en: 'Claim' } }, rows, columns),
        ],
        total,
        truncated: total > rows.length,
      };
    },
  });
}

interface Search {
  readonly sort?: WorklistQuery['sort'];
  readonly limit: number;
  /** The only claims that may be found. */
  readonly claimIds?: readonly string[] | undefined;
}

function searchClaims({ snapshot, scope }: Reading, filters: FilterInput, { sort = 'risk', limit, claimIds }: Search): Promise<WorklistPage> {
  return readWorklist(snapshot, { ...filters, sort, page: 1, page_size: limit }, { scope, claimIds });
}

function countEvidence({ snapshot }: ToolContext, { total, shown }: { readonly total: number; readonly shown: number }, keys: EvidenceSource['keys'], limit: number): EvidenceItem[] {
  const source = { table: 'worklist', snapshot: snapshot.manifest.snapshot_id };
  return [
    { id: 'search.total', label: { id: 'Jumlah klaim yang cocok', en: 'Claims that match' }, value: total, unit: 'claims', source: { ...source, column: 'total', keys } },
    { id: 'search.shown', label: { id: 'Klaim yang ditampilkan', en: 'Claims shown' }, value: shown, unit: 'claims', source: { ...source, column: 'shown', keys: { ...keys, limit } } },
  ];
}

/** Counts again the claims that a search found, or that it showed. */
export async function resolveSearch(context: Reading, { column, keys }: EvidenceSource): Promise<number | undefined> {
  const claimIds = 'claim_ids' in keys ? String(keys['claim_ids']).split(' ') : undefined;
  const { values } = await understandFilters(context, filtersAmong(keys));
  const { rows, total } = await searchClaims(context, values, { limit: Number(keys['limit'] ?? 1), claimIds });
  return column === 'total' ? total : column === 'shown' ? rows.length : undefined;
}
