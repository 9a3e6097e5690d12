import type { Kysely, Transaction } from 'kysely';

import { type Absence, CasemindError, type ClosingReason, type Decision, dueDate } from '#engine';

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
  /** Day in Jakarta by which it is to be decided on; null where it was taken before there were due dates. */
  readonly dueOn: string | null;
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
  /** Working days in which it is due. Who has it already keeps the date. */
  readonly dueDays: number;
  /** Milliseconds until it expires; two weeks after it is due unless told. */
  readonly forMs?: number | undefined;
}

export interface AssignOptions {
  /** Each with the working days in which it is due. */
  readonly claims: readonly { readonly claimId: string; readonly dueDays: number }[];
  readonly by: Person;
  readonly to: Person;
  /** Takes them from others too: a lead’s. */
  readonly isForced?: boolean | undefined;
}

/** A claim that was left with who has it. */
export interface KeptAssignment {
  readonly claimId: string;
  readonly assignee: string;
  readonly until: string;
}

export interface ClaimStates {
  /**
   * Takes a claim, takes it for longer, or hands it over.
   *
   * @throws CasemindError CLAIM_TAKEN where another has it.
   */
  take(options: TakeOptions): Promise<ClaimState>;
  /** Gives many claims to one person at once, and leaves those that another has, unless it is forced. */
  assign(options: AssignOptions): Promise<{ readonly assigned: readonly ClaimState[]; readonly kept: readonly KeptAssignment[] }>;
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
  /** Claims that each person has and that have not expired, and those of them that were due before a day. */
  countHeld(today: string): Promise<readonly { readonly personId: string; readonly held: number; readonly overdue: number }[]>;
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
    async countHeld(today) {
      const rows = await database
        .selectFrom('claim_state')
        .select(({ fn, eb }) => ['assignee_id', fn.countAll().as('held'), fn.sum(eb.case().when('due_on', '<', today).then(1).else(0).end()).as('overdue')])
        .where('assignee_id', 'is not', null)
        .where('assigned_until', '>', clock().toISOString())
        .groupBy('assignee_id')
        .orderBy('assignee_id')
        .execute();
      return rows.map(({ assignee_id: personId, held, overdue }) => ({ personId: personId ?? '', held: Number(held), overdue: Number(overdue) }));
    },
    take({ claimId, by, to = by, dueDays, forMs }) {
      return database.transaction().execute(async (transaction) => {
        await lockSequence(transaction, 'claim_state');
        const now = clock();
        const known = await stateOf(transaction, claimId);
        refuseTaken(known, by, now);
        if (to.id !== by.id && assigneeAt(known, now) !== by.id) throw new CasemindError('CLAIM_NOT_HELD', { claim: claimId });
        const away = await absencesOf(transaction, to.id);
        return giveTo({ transaction, known, claimId, by, to, dueDays, away, forMs, now });
      });
    },
    assign({ claims, by, to, isForced = false }) {
      return database.transaction().execute(async (transaction) => {
        await lockSequence(transaction, 'claim_state');
        const now = clock();
        const rows = await transaction.selectFrom('claim_state').selectAll().where('claim_id', 'in', claims.map(({ claimId }) => claimId)).execute();
        const known = new Map(rows.map((row) => [row.claim_id, row]));
        const away = await absencesOf(transaction, to.id);
        const [assigned, kept]: [ClaimState[], KeptAssignment[]] = [[], []];
        for (const { claimId, dueDays } of claims) {
          const row = known.get(claimId);
          const holder = assigneeAt(row, now);
          if (!isForced && holder !== undefined && holder !== to.id) kept.push({ claimId, assignee: row?.assignee ?? '', until: row?.assigned_until ?? '' });
          else assigned.push(await giveTo({ transaction, known: row, claimId, by, to, dueDays, away, now }));
        }
        return { assigned, kept };
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

  interface Gift extends TakeOptions {
    readonly transaction: Transaction<StoreSchema>;
    readonly known: ClaimStateRow | undefined;
    readonly to: Person;
    readonly away: readonly Absence[];
    readonly now: Date;
  }

  async function giveTo({ transaction, known, claimId, by, to, dueDays, away, forMs, now }: Gift): Promise<ClaimState> {
    const isSame = assigneeAt(known, now) === to.id;
    const due = isSame && known?.due_on && known.due_days !== null ? { due_on: known.due_on, due_days: known.due_days } : { due_on: dueDate(now, dueDays, away), due_days: dueDays };
    const expiresAt = (forMs === undefined ? new Date(Date.parse(due.due_on) + graceMs) : new Date(now.getTime() + forMs)).toISOString();
    const row = await changeState(transaction, claimId, {
      assignee_id: to.id,
      assignee: to.name,
      assigned_at: isSame && known?.assigned_at ? known.assigned_at : now.toISOString(),
      assigned_until: expiresAt,
      ...due,
    });
    const action = to.id === by.id ? 'taken' : 'handed_over';
    await transaction
      .insertInto('assignments')
      .values({ assignment_id: newId(), claim_id: claimId, action, actor_id: by.id, assignee_id: to.id, at: now.toISOString(), expires_at: expiresAt })
      .execute();
    return shownState(row);
  }
}

/** Milliseconds for which a claim that is due stays with its assignee: it is late then, and is seen to be. */
const graceMs = 15 * 86_400_000;

export const unassigned = { assignee_id: null, assignee: null, assigned_at: null, assigned_until: null, due_on: null, due_days: null } as const;

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

/** When a user is away, within a transaction. */
async function absencesOf(transaction: Transaction<StoreSchema>, userId: string): Promise<Absence[]> {
  const rows = await transaction.selectFrom('absences').selectAll().where('user_id', '=', userId).execute();
  return rows.map(({ from_on: from, to_on: to }) => ({ from, to }));
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
  const { assignee_id: assigneeId, assignee, assigned_at: since, assigned_until: until, due_on: dueOn } = row;
  return {
    claimId: row.claim_id,
    changeSeq: row.change_seq,
    latest:
      outcomeId && decision && correctionRatio !== null && reviewerId && reviewer !== null && decidedAt
        ? { outcomeId, decision, correctionRatio, reason, reviewerId, reviewer, decidedAt }
        : null,
    assignment: assigneeId && assignee !== null && since && until ? { assigneeId, assignee, since, until, dueOn } : null,
  };
}
