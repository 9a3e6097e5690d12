import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { claimColumns } from '#engine';

import { Database, quoteIdentifier, quoteLiteral } from '../engine/database.ts';
import { recordOf } from '../engine/record-of.ts';

/** A column of words: `codes[claim]` is a place in `values`. */
export interface Words {
  readonly values: readonly string[];
  readonly codes: Uint16Array;
}

export const wordColumns = ['province', 'service_type', 'facility_class', 'severity', 'inacbg_group', 'peer_level', 'flags', 'missing', 'marks', 'facility', 'inacbg', 'diagnosis', 'sex', 'segment', 'empty'] as const;
export const numberColumns = [
  'risk_rank', 'other_rank', 'amount_claimed', 'amount_paid', 'amount_gap', 'tariff', 'los', 'comorbidity_count', 'risk_score', 'rule_score', 'ml_score_normalized', 'anomaly_score',
  'cost_zscore', 'peer_mean', 'peer_p90', 'other_risk', 'other_ml', 'other_anomaly', 'weekday', 'month', 'claim_hash',
] as const;

/** Claims of a snapshot that runs are resampled from, columns by name. */
export interface ClaimPool {
  readonly size: number;
  readonly words: Readonly<Record<(typeof wordColumns)[number], Words>>;
  readonly numbers: Readonly<Record<(typeof numberColumns)[number], Float64Array>>;
  /** Names of the columns that may be empty. */
  readonly nullable: readonly string[];
}

const nullable = claimColumns.filter(({ required }) => required !== true).map(({ name }) => name);

/** Reads at most so many claims of a snapshot, in the order of its worklist; `rescored` is the same run scored by another model. */
export async function readClaimPool(snapshot: string, rescored: string, claims: number): Promise<ClaimPool> {
  const database = await Database.open(':memory:', { threads: 1 });
  try {
    const connection = await database.connect();
    await connection.run(`ATTACH ${quoteLiteral(snapshot)} AS scored (READ_ONLY)`);
    await connection.run(`ATTACH ${quoteLiteral(rescored)} AS rescored (READ_ONLY)`);
    const empty = `concat_ws('+', ${nullable.map((name) => `CASE WHEN c.${quoteIdentifier(name)} IS NULL THEN ${quoteLiteral(name)} END`).join(', ')})`;
    const sql = readFileSync(join(import.meta.dirname, 'drift-claims.sql'), 'utf8').replace('{empty}', empty).replace('{claims}', String(claims));
    const rows = await connection.rows<Record<(typeof wordColumns)[number], string> & Record<(typeof numberColumns)[number], number>>(sql);
    return {
      size: rows.length,
      words: recordOf(wordColumns, (column) => wordsOf(rows.map((row) => row[column]))),
      numbers: recordOf(numberColumns, (column) => Float64Array.from(rows, (row) => row[column])),
      nullable,
    };
  } finally {
    database.close();
  }
}

export function wordsOf(column: readonly string[]): Words {
  const values = [...new Set(column)].toSorted();
  const places = new Map(values.map((value, place) => [value, place]));
  return { values, codes: Uint16Array.from(column, (value) => places.get(value) ?? 0) };
}
