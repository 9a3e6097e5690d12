import type { Kysely } from 'kysely';

import { type Absence, dueDate } from '#engine';

import { changeState } from './claim-state.ts';
import { lockSequence } from './database.ts';
import type { StoreSchema } from './schema.ts';

export interface UserAbsence extends Absence {
  readonly userId: string;
}

/** When users are away. Dates in Jakarta, YYYY-MM-DD. */
export interface Absences {
  /** Puts these days in the place of all that a user was to be away, and moves the due dates of what the user has. Gives how many moved. */
  replace(userId: string, absences: readonly Absence[]): Promise<number>;
  /** Absences of all users that are not over on a day, the earliest first. */
  from(day: string): Promise<UserAbsence[]>;
}

export function createAbsences({ database }: { readonly database: Kysely<StoreSchema> }): Absences {
  return {
    replace(userId, absences) {
      return database.transaction().execute(async (transaction) => {
        await lockSequence(transaction, 'claim_state');
        await transaction.deleteFrom('absences').where('user_id', '=', userId).execute();
        if (absences.length > 0) await transaction.insertInto('absences').values(absences.map(({ from, to }) => ({ user_id: userId, from_on: from, to_on: to }))).execute();
        const held = await transaction.selectFrom('claim_state').selectAll().where('assignee_id', '=', userId).orderBy('claim_id').execute();
        let moved = 0;
        for (const { claim_id: claimId, assigned_at: since, due_days: days, due_on: before } of held) {
          if (since === null || days === null) continue;
          const due = dueDate(new Date(since), days, absences);
          if (due === before) continue;
          await changeState(transaction, claimId, { due_on: due });
          moved += 1;
        }
        return moved;
      });
    },
    async from(day) {
      const rows = await database.selectFrom('absences').selectAll().where('to_on', '>=', day).orderBy('from_on').orderBy('user_id').execute();
      return rows.map(({ user_id: userId, from_on: from, to_on: to }) => ({ userId, from, to }));
    },
  };
}
