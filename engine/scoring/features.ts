import { readColumns } from '../column-vectors.ts';
import type { Connection } from '../database.ts';
import type { ForestTable } from '../isolation-forest/index.ts';
import { loadSql } from '../sql.ts';

/** Features of iso_v1: those of the Python seed. The forest needs no scaling. */
export const numericFeatures = [
  'los', 'amount_claimed', 'amount_paid', 'amount_gap', 'comorbidity_count', 'peer_mean', 'peer_p90', 'cost_zscore',
] as const;
export const categoricalFeatures = ['severity_group', 'facility_class', 'province_name', 'service_type'] as const;

export interface ClaimFeatures {
  /** `claim_no` of each row of the table. */
  readonly claimNos: Int32Array;
  readonly table: ForestTable;
}

/** Reads the features of all claims of `claims_normalized`, in their order, into shared memory. */
export async function readFeatures(connection: Connection): Promise<ClaimFeatures> {
  const [found] = await connection.rowsOfFile<Record<(typeof categoricalFeatures)[number], string[]> & { rows: number }>('queries/feature_categories');
  const categories = new Map(categoricalFeatures.map((name) => [name, found?.[name] ?? []]));
  for (const [name, labels] of categories) await connection.setVariable(`categories_${name}`, labels.length > 0 ? labels : ['']);
  const columns = await readColumns(connection, loadSql('queries/features'), found?.rows ?? 0);
  const column = (name: string) => columns.get(name) ?? new Float32Array(0);
  const codes = (name: string) => {
    const values = column(name);
    return values instanceof Int16Array ? values : new Int16Array(0);
  };
  const numbers = (name: string) => {
    const values = column(name);
    return values instanceof Float32Array ? values : new Float32Array(0);
  };
  const claimNos = column('claim_no');
  return {
    claimNos: claimNos instanceof Int32Array ? claimNos : new Int32Array(0),
    table: [
      ...numericFeatures.map((name) => ({ name, values: numbers(name) })),
      ...categoricalFeatures.map((name) => ({ name, codes: codes(name), categories: categories.get(name) ?? [] })),
    ],
  };
}
