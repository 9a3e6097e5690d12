import type { DeadLetter, IntakeBatch, LiveClaim } from '#engine';

import { fixtureClaim } from './fixture-claims.ts';

/** A live claim of the fixture, from its id alone but for what is told. */
export function liveClaim(claimId: string, { claim, ...changes }: Partial<Omit<LiveClaim, 'claim'>> & { readonly claim?: Partial<LiveClaim['claim']> } = {}): LiveClaim {
  const { claim_no: _, risk_rank: __, ...columns } = fixtureClaim(1, 1, { claim_id: claimId, ...claim });
  return {
    claim: columns,
    source: 'live',
    channel: 'jsonl',
    part: 'file-1',
    position: '000001',
    payload: JSON.stringify({ claim_id: claimId }),
    generatedAt: '2025-01-02T00:00:00.000Z',
    receivedAt: '2025-01-02T00:00:01.000Z',
    snapshotId: 'snapshot-1',
    ...changes,
  };
}

export function deadLetter(changes: Partial<DeadLetter> = {}): DeadLetter {
  return { channel: 'jsonl', part: 'file-1', position: '000001', reason: 'not_json', field: null, value: null, original: '{', receivedAt: '2025-01-02T00:00:01.000Z', ...changes };
}

/** A batch as a consumer reads it: of one channel, with the last position of each part. */
export function intakeBatch(claims: readonly LiveClaim[], deadLetters: readonly DeadLetter[] = []): IntakeBatch {
  const positions = new Map<string, string>();
  for (const { part, position } of [...claims, ...deadLetters]) if (position > (positions.get(part) ?? '')) positions.set(part, position);
  return { channel: [...claims, ...deadLetters][0]?.channel ?? 'jsonl', claims, deadLetters, positions };
}
