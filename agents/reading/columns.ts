import { type ClaimQuery, findField } from '#engine';

const mostColumns = 8;

/** What a list of claims shows where nobody says what: the claim, what it is ordered and chosen by, and what tells an auditor which to open. */
export function usualColumns({ order, where }: Pick<ClaimQuery, 'order' | 'where'>): readonly string[] {
  const conditions = where.flatMap((clause) => ('any' in clause ? clause.any : [clause]));
  const compared = conditions.filter(({ op }) => ['<', '<=', '>', '>=', 'between', 'under', '!='].includes(op)).map(({ field }) => field);
  const ordered = order.flatMap(({ field }) => field ?? []);
  const all = ['claim_id', ...ordered, ...compared, 'amount_claimed', 'facility_key', 'admit_date', 'risk_score', 'flags'];
  return [...new Set(all)].filter((id) => findField(id)?.without?.includes('show') !== true).slice(0, mostColumns);
}
