import type { Kysely } from 'kysely';

import { lockSequence, nextOf } from './database.ts';
import type { LiveClaimRow, StoreSchema } from './schema.ts';

/** A claim that came in after the snapshot, as it was received. */
export interface LiveClaim {
  readonly claimId: string;
  /** Grows with every claim taken in or replaced; replicas ask for what is later than they know. */
  readonly changeSeq: number;
  readonly channel: string;
  readonly payload: unknown;
  readonly receivedAt: string;
}

export interface LiveClaims {
  /** Takes a claim in, or replaces the one of its id; gives its change number. */
  put(claim: { readonly claimId: string; readonly channel: string; readonly payload: unknown }): Promise<number>;
  /** Changes after a number, in their order. */
  changesAfter(changeSeq: number, limit?: number): Promise<LiveClaim[]>;
}

interface LiveClaimsOptions {
  readonly database: Kysely<StoreSchema>;
  readonly clock: () => Date;
}

export function createLiveClaims({ database, clock }: LiveClaimsOptions): LiveClaims {
  return {
    put({ claimId, channel, payload }) {
      return database.transaction().execute(async (transaction) => {
        await lockSequence(transaction, 'live_claims');
        const changeSeq = await nextOf(transaction, 'live_claims');
        const row: LiveClaimRow = { claim_id: claimId, change_seq: changeSeq, channel, payload: JSON.stringify(payload), received_at: clock().toISOString() };
        const { claim_id: _, ...changed } = row;
        await transaction.insertInto('live_claims').values(row).onConflict((conflict) => conflict.column('claim_id').doUpdateSet(changed)).execute();
        return changeSeq;
      });
    },
    async changesAfter(changeSeq, limit = 1000) {
      const rows = await database.selectFrom('live_claims').selectAll().where('change_seq', '>', changeSeq).orderBy('change_seq').limit(limit).execute();
      return rows.map((row) => {
        const payload: unknown = JSON.parse(row.payload);
        return { claimId: row.claim_id, changeSeq: row.change_seq, channel: row.channel, payload, receivedAt: row.received_at };
      });
    },
  };
}
