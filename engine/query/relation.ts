import { findField } from '../catalogue/index.ts';

/** The claims that a statement is of, under the alias `claims`. */
export interface Relation {
  readonly table: 'claims_scored' | 'every_claim';
  /** Tells the rows of one statement apart. */
  readonly rowNo: string;
  /** The order of the worklist, which is total. */
  readonly order: string;
}

const ofSnapshot: Relation = { table: 'claims_scored', rowNo: 'claims.rowid', order: 'claims.risk_rank' };

/** Live claims have no rank: they stand where their scores would have put them. */
const ofEverySource: Relation = {
  table: 'every_claim',
  rowNo: 'claims.row_no',
  order: 'claims.risk_score DESC, claims.ml_score_normalized DESC, claims.amount_claimed DESC, claims.claim_id',
};

/** Claims of the snapshot; those of every source where a query asks how claims came in. */
export function relationOf({ everySource = false }: { readonly everySource?: boolean | undefined }): Relation {
  return everySource ? ofEverySource : ofSnapshot;
}

/** Whether some fields say how claims came in: a query that names one is of the claims of every source. */
export function asksIntake(fieldIds: readonly string[]): boolean {
  return fieldIds.some((id) => findField(id)?.of === 'intake');
}
