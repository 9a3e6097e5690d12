import type { Kysely } from 'kysely';

import { CasemindError } from '#engine';

import { hashPassword, isPasswordOf } from './password.ts';
import type { Role, StoreSchema, UserRow } from './schema.ts';

export interface User {
  readonly id: string;
  readonly username: string;
  readonly role: Role;
  readonly isDemo: boolean;
  readonly disabledAt: string | null;
  readonly createdAt: string;
}

export interface NewUser {
  readonly username: string;
  readonly password: string;
  readonly role: Role;
  /** A user of demo mode, whose password is public. */
  readonly isDemo?: boolean;
}

export interface Users {
  /** @throws CasemindError USER_EXISTS where the name is taken. */
  create(user: NewUser): Promise<User>;
  findByName(username: string): Promise<User | undefined>;
  /** The user whom name and password fit; undefined for a wrong or disabled one, after the same work. */
  verifyPassword(username: string, password: string): Promise<User | undefined>;
  list(): Promise<User[]>;
  /** Shuts a user out of further logins; gives whether there was such a user. */
  disable(username: string): Promise<boolean>;
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
    async create({ username, password, role, isDemo = false }) {
      const row: UserRow = {
        user_id: newId(),
        username,
        password_hash: await hashPassword(password),
        role,
        is_demo: isDemo ? 1 : 0,
        disabled_at: null,
        created_at: clock().toISOString(),
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

    async verifyPassword(username, password) {
      const row = await find(username);
      decoy ??= hashPassword(newId());
      const fits = await isPasswordOf(row?.password_hash ?? (await decoy), password);
      return row && fits && row.disabled_at === null ? shown(row) : undefined;
    },

    async list() {
      return (await database.selectFrom('users').selectAll().orderBy('username').execute()).map(shown);
    },

    async disable(username) {
      const disabled = await database
        .updateTable('users')
        .set({ disabled_at: clock().toISOString() })
        .where('username', '=', username)
        .executeTakeFirst();
      return disabled.numUpdatedRows > 0n;
    },

    async disableDemo() {
      const disabled = await database
        .updateTable('users')
        .set({ disabled_at: clock().toISOString() })
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
  };
}
