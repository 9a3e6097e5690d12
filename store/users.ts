import { type Kysely, sql } from 'kysely';

import { CasemindError } from '#engine';
import { z } from 'zod';

import { nameKeyOf } from './name-key.ts';
import { hashPassword, isPasswordOf, newDecoyHash } from './password.ts';
import type { Role, StoreSchema, UserRow } from './schema.ts';

export interface User {
  readonly id: string;
  readonly username: string;
  readonly role: Role;
  readonly isDemo: boolean;
  readonly disabledAt: string | null;
  readonly createdAt: string;
  /** BPS codes of the provinces whose claims the user may see; null for every province. */
  readonly provinces: readonly string[] | null;
  /** The user’s `sub` at the identity provider; null for one who is not linked. */
  readonly subject: string | null;
  /** Leads others: an admin does, and who was told to. */
  readonly isLead: boolean;
  /** Raised by every change; an access token of an earlier one is refused. */
  readonly tokenVersion: number;
}

export interface NewUser {
  readonly username: string;
  /** Left out for a user whom no password fits. */
  readonly password?: string | undefined;
  /** Links the user to an identity provider; not linked unless told. */
  readonly subject?: string | null | undefined;
  readonly role: Role;
  /** BPS codes of provinces; every province unless told. */
  readonly provinces?: readonly string[] | null;
  readonly isLead?: boolean;
  /** A user of demo mode, whose password is public. */
  readonly isDemo?: boolean;
}

export interface UserChanges {
  readonly role?: Role | undefined;
  readonly provinces?: readonly string[] | null | undefined;
  readonly password?: string | undefined;
  /** null ends the link. */
  readonly subject?: string | null | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly isLead?: boolean | undefined;
}

/** Names alike but for case and Unicode form are one name in every call. */
export interface Users {
  /** @throws CasemindError USER_EXISTS where the name is taken, SUBJECT_TAKEN where the subject is another user’s. */
  create(user: NewUser): Promise<User>;
  findByName(username: string): Promise<User | undefined>;
  findById(id: string): Promise<User | undefined>;
  /** The user who is linked to a subject of the identity provider, byte by byte. */
  findBySubject(subject: string): Promise<User | undefined>;
  /**
   * Changes a user and makes every token given out so far invalid; undefined where there is none.
   *
   * @param seen what the change was decided upon, where it must still be so.
   * @throws CasemindError SUBJECT_TAKEN; USER_CHANGED where the user is no longer as it was seen.
   */
  update(username: string, changes: UserChanges, seen?: Pick<User, 'tokenVersion'>): Promise<User | undefined>;
  /** The user whom name and password fit; undefined for a wrong or disabled one, after the same work. Only a demo user’s, whose name and password are public, is less. */
  verifyPassword(username: string, password: string): Promise<User | undefined>;
  list(): Promise<User[]>;
  /** Shuts every user of demo mode out; gives how many there were. */
  disableDemo(): Promise<number>;
  /** Lets the users of demo mode in again. */
  enableDemo(): Promise<void>;
}

interface UsersOptions {
  readonly database: Kysely<StoreSchema>;
  readonly clock: () => Date;
  readonly newId: () => string;
}

export function createUsers({ database, clock, newId }: UsersOptions): Users {
  const decoy = newDecoyHash();

  /** By the exact name before one that is alike: both may be there from before names alike were one. */
  const find = async (username: string): Promise<UserRow | undefined> => {
    const rows = await database.selectFrom('users').selectAll().where((row) => row.or([row('username', '=', username), row('name_key', '=', nameKeyOf(username))])).execute();
    return rows.find((row) => row.username === username) ?? rows[0];
  };

  const findBySubject = (subject: string): Promise<UserRow | undefined> => database.selectFrom('users').selectAll().where('subject', '=', subject).executeTakeFirst();

  async function requireFree(subject: string | null | undefined, userId: string): Promise<void> {
    const holder = typeof subject === 'string' ? await findBySubject(subject) : undefined;
    if (typeof subject === 'string' && holder && holder.user_id !== userId) throw new CasemindError('SUBJECT_TAKEN', { subject });
  }

  return {
    async create({ username, password, subject = null, role, provinces = null, isLead = false, isDemo = false }) {
      const row: UserRow = {
        user_id: newId(),
        username,
        name_key: nameKeyOf(username),
        subject,
        password_hash: password === undefined ? '' : await hashPassword(password, isDemo ? 'public' : 'secret'),
        role,
        is_demo: isDemo ? 1 : 0,
        disabled_at: null,
        created_at: clock().toISOString(),
        provinces: provinces && JSON.stringify(provinces),
        token_version: 1,
        is_lead: isLead ? 1 : 0,
      };
      const [inserted] = await database
        .insertInto('users')
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .returning('user_id')
        .execute();
      if (!inserted) await requireFree(subject, row.user_id);
      if (!inserted) throw new CasemindError('USER_EXISTS', { username });
      return shown(row);
    },

    async findByName(username) {
      const row = await find(username);
      return row && shown(row);
    },

    async findById(id) {
      const row = await database.selectFrom('users').selectAll().where('user_id', '=', id).executeTakeFirst();
      return row && shown(row);
    },

    async findBySubject(subject) {
      const row = await findBySubject(subject);
      return row && shown(row);
    },

    async update(username, { role, provinces, password, subject, isDisabled, isLead }, seen) {
      const found = await find(username);
      if (!found) return undefined;
      const passwordHash = password === undefined ? undefined : await hashPassword(password);
      const row = await database
        .updateTable('users')
        .set(({ eb }) => ({
          token_version: eb('token_version', '+', 1),
          ...(role === undefined ? {} : { role }),
          ...(provinces === undefined ? {} : { provinces: provinces && JSON.stringify(provinces) }),
          ...(subject === undefined ? {} : { subject }),
          ...(passwordHash === undefined ? {} : { password_hash: passwordHash }),
          ...(isLead === undefined ? {} : { is_lead: isLead ? 1 : 0 }),
          ...(isDisabled === undefined ? {} : { disabled_at: isDisabled ? clock().toISOString() : null }),
        }))
        .where('user_id', '=', found.user_id)
        .where('token_version', '=', seen?.tokenVersion ?? sql.ref<number>('token_version'))
        .returningAll()
        .executeTakeFirst()
        .catch(async (error: unknown) => {
          await requireFree(subject, found.user_id);
          throw error;
        });
      if (!row) throw new CasemindError('USER_CHANGED', { username });
      return shown(row);
    },

    async verifyPassword(username, password) {
      const row = await find(username);
      const fits = await isPasswordOf(row?.password_hash || decoy, password);
      return row && fits && row.disabled_at === null ? shown(row) : undefined;
    },

    async list() {
      return (await database.selectFrom('users').selectAll().orderBy('username').execute()).map(shown);
    },

    async disableDemo() {
      const disabled = await database
        .updateTable('users')
        .set(({ eb }) => ({ disabled_at: clock().toISOString(), token_version: eb('token_version', '+', 1) }))
        .where('is_demo', '=', 1)
        .where('disabled_at', 'is', null)
        .executeTakeFirst();
      return Number(disabled.numUpdatedRows);
    },

    async enableDemo() {
      await database.updateTable('users').set({ disabled_at: null }).where('is_demo', '=', 1).execute();
    },
  };
}

function shown(row: UserRow): User {
  return {
    id: row.user_id,
    username: row.username,
    role: row.role,
    isDemo: row.is_demo === 1,
    disabledAt: row.disabled_at,
    createdAt: row.created_at,
    provinces: row.provinces === null ? null : z.array(z.string()).parse(JSON.parse(row.provinces)),
    subject: row.subject,
    isLead: row.role === 'admin' || row.is_lead === 1,
    tokenVersion: row.token_version,
  };
}
