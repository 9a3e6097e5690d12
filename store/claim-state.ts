import type { Kysely, Transaction } from 'kysely';

import { CasemindError, type ClosingReason, type Decision } from '#engine';

import { lockSequence, nextOf } from './database.ts';
import type { ClaimStateRow, StoreSchema } from './schema.ts';

/** Where people stand with a claim: the latest decision, and who has it open. */
export interface ClaimState {
  readonly claimId: string;
  /** Grows with every change of any claim; replicas ask for what is later than they know. */
  readonly changeSeq: number;
  readonly latest: LatestOutcome | null;
  readonly assignment: Assignment | null;
}

export interface LatestOutcome {
  readonly outcomeId: string;
  readonly decision: Decision;
  readonly correctionRatio: number;
  /** NULL where an approval has none, and of decisions older than the list. */
  readonly reason: ClosingReason | null;
  readonly reviewerId: string;
  readonly reviewer: string;
  readonly decidedAt: string;
}

export interface Assignment {
  readonly assigneeId: string;
  readonly assignee: string;
  readonly since: string;
  /** From here on it counts no more. */
  readonly until: string;
}

export interface Person {
  readonly id: string;
  readonly name: string;
}

export interface TakeOptions {
  readonly claimId: string;
  readonly by: Person;
  /** Who gets it; the taker unless told. Only who has the claim may hand it on. */
  readonly to?: Person | undefined;
  /** Milliseconds until it expires. */
  readonly forMs: number;
}

export interface ClaimStates {
  /**
   * Takes a claim, takes it for longer, or hands it over.
   *
   * @throws CasemindError CLAIM_TAKEN where another has it.
   */
  take(options: TakeOptions): Promise<ClaimState>;
  /**
   * Lets go of a claim; of one that nobody has, nothing changes.
   *
   * @param isForced lets go of another's too: an admin's.
   * @throws CasemindError CLAIM_TAKEN where another has it.
   */
  release(claimId: string, by: Person, isForced?: boolean): Promise<ClaimState | undefined>;
  find(claimId: string): Promise<ClaimState | undefined>;
  /** Claims that a person has and that have not expired, the oldest first. */
  queueOf(personId: string, options?: { readonly limit?: number }): Promise<ClaimState[]>;
  /** Claims that were decided on, and those among them whose latest decision found something to correct. */
  countDecided(): Promise<{ readonly reviewed: number; readonly confirmed: number }>;
  /** Changes after a number, in their order. */
  changesAfter(changeSeq: number, limit?: number): Promise<ClaimState[]>;
}

interface ClaimStatesOptions {
  readonly database: Kysely<StoreSchema>;
  readonly clock: () => Date;
  readonly newId: () => string;
}

export function createClaimStates({ database, clock, newId }: ClaimStatesOptions): ClaimStates {
  const selected = database.selectFrom('claim_state').selectAll();

  return {
    async countDecided() {
      const counted = await database
        .selectFrom('claim_state')
        .select(({ fn }) => ['decision', fn.countAll().as('claims')])
        .where('decision', 'is not', null)
        .groupBy('decision')
        .execute();
      const sum = (rows: typeof counted): number => rows.reduce((total, { claims }) => total + Number(claims), 0);
      return { reviewed: sum(counted), confirmed: sum(counted.filter(({ decision }) => decision !== 'approved')) };
    },
    take({ claimId, by, to = by, forMs }) {
      return database.transaction().execute(async (transaction) => {
        await lockSequence(transaction, 'claim_state');
        const now = clock();
        const known = await stateOf(transaction, claimId);
        refuseTaken(known, by, now);
        if (to.id !== by.id && assigneeAt(known, now) !== by.id) throw new CasemindError('CLAIM_NOT_HELD', { claim: claimId });
        const isSame = assigneeAt(known, now) === to.id;
        const expiresAt = new Date(now.getTime() + forMs).toISOString();
        const row = await changeState(transaction, claimId, {
          assignee_id: to.id,
          assignee: to.name,
          assigned_at: isSame && known?.assigned_at ? known.assigned_at : now.toISOString(),
          assigned_until: expiresAt,
        });
        const action = to.id === by.id ? 'taken' : 'handed_over';
        await transaction
          .insertInto('assignments')
          .values({ assignment_id: newId(), claim_id: claimId, action, actor_id: by.id, assignee_id: to.id, at: now.toISOString(), expires_at: expiresAt })
          .execute();
        return shownState(row);
      });
    },
    release(claimId, by, isForced = false) {
      return database.transaction().execute(async (transaction) => {
        await lockSequence(transaction, 'claim_state');
        const now = clock();
        const known = await stateOf(transaction, claimId);
        if (!isForced) refuseTaken(known, by, now);
        if (!known?.assignee_id) return known && shownState(known);
        const row = await changeState(transaction, claimId, unassigned);
        await transaction
          .insertInto('assignments')
          .values({ assignment_id: newId(), claim_id: claimId, action: 'released', actor_id: by.id, assignee_id: null, at: now.toISOString(), expires_at: null })
          .execute();
        return shownState(row);
      });
    },
    async find(claimId) {
      const row = await selected.where('claim_id', '=', claimId).executeTakeFirst();
      return row && shownState(row);
    },
    async queueOf(personId, { limit = 200 } = {}) {
      const rows = await selected
        .where('assignee_id', '=', personId)
        .where('assigned_until', '>', clock().toISOString())
        .orderBy('assigned_at')
        .orderBy('claim_id')
        .limit(limit)
        .execute();
      return rows.map((row) => shownState(row));
    },
    async changesAfter(changeSeq, limit = 5000) {
      const rows = await selected.where('change_seq', '>', changeSeq).orderBy('change_seq').limit(limit).execute();
      return rows.map((row) => shownState(row));
    },
  };
}

export const unassigned = { assignee_id: null, assignee: null, assigned_at: null, assigned_until: null } as const;

/** @throws CasemindError CLAIM_TAKEN where somebody else has the claim at this time. */
export function refuseTaken(known: ClaimStateRow | undefined, by: Person, now: Date): void {
  const assigneeId = assigneeAt(known, now);
  if (known && assigneeId !== undefined && assigneeId !== by.id)
    throw new CasemindError('CLAIM_TAKEN', { claim: known.claim_id, assignee: known.assignee ?? '', until: known.assigned_until ?? '' });
}

function assigneeAt(known: ClaimStateRow | undefined, now: Date): string | undefined {
  if (!known?.assignee_id || !known.assigned_until || known.assigned_until <= now.toISOString()) return undefined;
  return known.assignee_id;
}

export function stateOf(transaction: Transaction<StoreSchema>, claimId: string): Promise<ClaimStateRow | undefined> {
  return transaction.selectFrom('claim_state').selectAll().where('claim_id', '=', claimId).executeTakeFirst();
}

/** Changes a claim's row, or makes it, under the next change number. The sequence must be locked. */
export async function changeState(
  transaction: Transaction<StoreSchema>,
  claimId: string,
  changes: Partial<Omit<ClaimStateRow, 'claim_id' | 'change_seq'>>,
): Promise<ClaimStateRow> {
  const changed = { ...changes, change_seq: await nextOf(transaction, 'claim_state') };
  return transaction
    .insertInto('claim_state')
    .values({ ...emptyState, ...changed, claim_id: claimId })
    .onConflict((conflict) => conflict.column('claim_id').doUpdateSet(changed))
    .returningAll()
    .executeTakeFirstOrThrow();
}

const emptyState = { outcome_id: null, decision: null, correction_ratio: null, reason: null, reviewer_id: null, reviewer: null, decided_at: null, ...unassigned };

function shownState(row: ClaimStateRow): ClaimState {
  const { outcome_id: outcomeId, decision, correction_ratio: correctionRatio, reason, reviewer_id: reviewerId, reviewer, decided_at: decidedAt } = row;
  const { assignee_id: assigneeId, assignee, assigned_at: since, assigned_until: until } = row;
  return {
    claimId: row.claim_id,
    changeSeq: row.change_seq,
    latest:
      outcomeId && decision && correctionRatio !== null && reviewerId && reviewer !== null && decidedAt
        ? { outcomeId, decision, correctionRatio, reason, reviewerId, reviewer, decidedAt }
        : null,
    assignment: assigneeId && assignee !== null && since && until ? { assigneeId, assignee, since, until } : null,
  };
}
