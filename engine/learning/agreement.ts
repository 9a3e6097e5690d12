import type { FeedbackRow } from './feedback.ts';

/** How often two reviewers of one claim say the same. */
export interface Agreement {
  /** Claims that two people decided on, with a label of each. */
  readonly pairs: number;
  /** Share of them with the same label. */
  readonly agreed: number | null;
  /** Cohen (1960): agreement beyond chance, 1 for full; null where there is none to speak of. */
  readonly kappa: number | null;
}

/** Compares the first label of a claim with the first of another reviewer. */
export function agreementOf(rows: readonly FeedbackRow[]): Agreement {
  const firsts = new Map<string, FeedbackRow>();
  const seconds = new Map<string, FeedbackRow>();
  for (const row of rows.toSorted((a, b) => a.seq - b.seq)) {
    if (row.label === null) continue;
    const first = firsts.get(row.claim_id);
    if (!first) firsts.set(row.claim_id, row);
    else if (first.reviewer !== row.reviewer && !seconds.has(row.claim_id)) seconds.set(row.claim_id, row);
  }
  const pairs = [...seconds].map(([claimId, { label }]) => [firsts.get(claimId)?.label ?? 0, label ?? 0] as const);
  const n = pairs.length;
  if (n === 0) return { pairs: 0, agreed: null, kappa: null };
  const share = (of: (pair: readonly [number, number]) => boolean): number => pairs.filter(of).length / n;
  const agreed = share(([a, b]) => a === b);
  const [a1, b1] = [share(([a]) => a === 1), share(([, b]) => b === 1)];
  const byChance = a1 * b1 + (1 - a1) * (1 - b1);
  return { pairs: n, agreed, kappa: byChance === 1 ? null : (agreed - byChance) / (1 - byChance) };
}
