import type { Kysely } from 'kysely';

import { CasemindError } from '#engine';
import { z } from 'zod';

import { hashPassword, isPasswordOf } from './password.ts';
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
  /** Raised by every change; an access token of an earlier one is refused. */
  readonly tokenVersion: number;
}

export interface NewUser {
  readonly username: string;
  /** Left out for a user whom an identity provider knows: no password fits. */
  readonly password?: string;
  readonly role: Role;
  /** BPS codes of provinces; every province unless told. */
  readonly provinces?: readonly string[] | null;
  /** A user of demo mode, whose password is public. */
  readonly isDemo?: boolean;
}

export interface UserChanges {
  readonly role?: Role | undefined;
  readonly provinces?: readonly string[] | null | undefined;
  readonly password?: string | undefined;
  readonly isDisabled?: boolean | undefined;
}

export interface Users {
  /** @throws CasemindError USER_EXISTS where the name is taken. */
  create(user: NewUser): Promise<User>;
  findByName(username: string): Promise<User | undefined>;
  findById(id: string): Promise<User | undefined>;
  /** Changes a user and makes every token given out so far invalid; undefined where there is none. */
  update(username: string, changes: UserChanges): Promise<User | undefined>;
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
  let decoy: Promise<string> | undefined;

  const find = (username: string): Promise<UserRow | undefined> =>
    database.selectFrom('users').selectAll().where('username', '=', username).executeTakeFirst();

  return {
    async create({ username, password, role, provinces = null, isDemo = false }) {
      const row: UserRow = {
        user_id: newId(),
        username,
        password_hash: password === undefined ? '' : await hashPassword(password, isDemo ? 'public' : 'secret'),
        role,
        is_demo: isDemo ? 1 : 0,
        disabled_at: null,
        created_at: clock().toISOString(),
        provinces: provinces && JSON.stringify(provinces),
        token_version: 1,
      };
      const [inserted] = await database
        .insertInto('users')
        .values(row)
        .onConflict((conflict) => conflict.column('username').doNothing())
        .returning('user_id')
        .execute();
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

    async update(username, { role, provinces, password, isDisabled }) {
      const passwordHash = password === undefined ? undefined : await hashPassword(password);
      const row = await database
        .updateTable('users')
        .set(({ eb }) => ({
          token_version: eb('token_version', '+', 1),
          ...(role === undefined ? {} : { role }),
          ...(provinces === undefined ? {} : { provinces: provinces && JSON.stringify(provinces) }),
          ...(passwordHash === undefined ? {} : { password_hash: passwordHash }),
          ...(isDisabled === undefined ? {} : { disabled_at: isDisabled ? clock().toISOString() : null }),
        }))
        .where('username', '=', username)
        .returningAll()
        .executeTakeFirst();
      return row && shown(row);
    },

    async verifyPassword(username, password) {
      const row = await find(username);
      decoy ??= hashPassword(newId());
      const fits = await isPasswordOf(row?.password_hash ?? (await decoy), password);
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
    tokenVersion: row.token_version,
  };
}
