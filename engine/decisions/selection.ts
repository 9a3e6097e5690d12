import { createHash } from 'node:crypto';

import type { Snapshot } from '../snapshots/snapshot-reader.ts';

/**
 * Which claims are decided on beside the worklist, so that decisions tell of more than what the ranking puts first: `ofSnapshot` of the claims
 * stand above the cut; of those below so many are drawn that they are `explored` of those above; and of the decided ones `second` go to
 * another reviewer. Draws are by a hash of seed and claim: the same from one snapshot to the next.
 */
export const selection = { ofSnapshot: 0.03, explored: 0.05, second: 0.05, seed: 1 } as const;

/** Eight hexadecimal digits that a share of all hashes lie below. */
function limitOf(share: number): string {
  return Math.min(0xff_ff_ff_ff, Math.floor(share * 0x1_00_00_00_00)).toString(16).padStart(8, '0');
}

function isDrawn(kind: 'exploration' | 'second_review', claimId: string, share: number): boolean {
  return createHash('md5').update(`${kind} ${selection.seed} ${claimId}`).digest('hex').slice(0, 8) < limitOf(share);
}

function drawBelow(claims: number): { readonly cut: number; readonly share: number } {
  const cut = Math.round(claims * selection.ofSnapshot);
  return { cut, share: (selection.explored * cut) / Math.max(1, claims - cut) };
}

/** Whether a claim of a snapshot was drawn from below the cut. @param claims how many the snapshot has. */
export function isExplored({ claim_id, risk_rank }: { readonly claim_id: string; readonly risk_rank: number | null }, claims: number): boolean {
  const { cut, share } = drawBelow(claims);
  return risk_rank !== null && risk_rank > cut && isDrawn('exploration', claim_id, share);
}

/** The claims that were drawn from below the cut, in the order of the worklist. */
export async function readExplored(snapshot: Snapshot): Promise<readonly { readonly claim_id: string; readonly risk_rank: number }[]> {
  const { cut, share } = drawBelow(snapshot.manifest.rows['claims_scored'] ?? 0);
  return snapshot.rowsOfFile('queries/explored_claims', { cut, drawn: `exploration ${selection.seed} `, below: limitOf(share) });
}

/** Claims that one person decided on and another should look at, the latest decided first. @param reviewer who asks: their own are left out. */
export function secondReviews(outcomes: readonly { readonly claimId: string; readonly reviewer: { readonly name: string } }[], reviewer: string): string[] {
  const reviewersOf = new Map<string, Set<string>>();
  for (const { claimId, reviewer: { name } } of outcomes.toReversed()) reviewersOf.set(claimId, (reviewersOf.get(claimId) ?? new Set()).add(name));
  return [...reviewersOf].filter(([claimId, names]) => names.size === 1 && !names.has(reviewer) && isDrawn('second_review', claimId, selection.second)).map(([claimId]) => claimId);
}
