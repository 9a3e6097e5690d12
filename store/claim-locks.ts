import type { Kysely } from 'kysely';

import type { Person } from './claim-state.ts';
import type { StoreSchema } from './schema.ts';

/** Somebody has a claim open. It forbids nothing: it tells others. */
export interface ClaimLock {
  readonly claimId: string;
  readonly holderId: string;
  readonly holder: string;
  readonly since: string;
  /** Unless the holder holds on to it. */
  readonly until: string;
}

export interface ClaimLocks {
  /** Opens a claim, or goes on having it open. The lock is the holder’s: another’s where somebody was first and still has it. */
  hold(claimId: string, by: Person): Promise<ClaimLock>;
  /** Closes a claim; of one that the person has not open, nothing changes. */
  letGo(claimId: string, by: Person): Promise<void>;
  /** What is open now, by claim. */
  held(): Promise<ClaimLock[]>;
}

/** Milliseconds after which a claim that nobody holds on to counts as closed: a browser that went away says nothing. */
export const lockMs = 90_000;

export function createClaimLocks({ database, clock }: { readonly database: Kysely<StoreSchema>; readonly clock: () => Date }): ClaimLocks {
  return {
    async hold(claimId, by) {
      const now = clock();
      const [since, until] = [now.toISOString(), new Date(now.getTime() + lockMs).toISOString()];
      // What was left behind goes with the next that is opened: there are never more rows than people have claims open.
      await database.deleteFrom('claim_locks').where('until', '<=', since).execute();
      await database
        .insertInto('claim_locks')
        .values({ claim_id: claimId, holder_id: by.id, holder: by.name, since, until })
        .onConflict((conflict) => conflict.column('claim_id').doUpdateSet({ until }).where('claim_locks.holder_id', '=', by.id))
        .execute();
      const row = await database.selectFrom('claim_locks').selectAll().where('claim_id', '=', claimId).executeTakeFirst();
      return row ? shown(row) : { claimId, holderId: by.id, holder: by.name, since, until };
    },
    async letGo(claimId, by) {
      await database.deleteFrom('claim_locks').where('claim_id', '=', claimId).where('holder_id', '=', by.id).execute();
    },
    async held() {
      const rows = await database.selectFrom('claim_locks').selectAll().where('until', '>', clock().toISOString()).orderBy('claim_id').execute();
      return rows.map(shown);
    },
  };
}

function shown({ claim_id: claimId, holder_id: holderId, holder, since, until }: StoreSchema['claim_locks']): ClaimLock {
  return { claimId, holderId, holder, since, until };
}
