import type { Kysely } from 'kysely';

import { sha256 } from './canonical-json.ts';
import type { StoreSchema } from './schema.ts';

/** Somebody signed in with a browser. */
export interface Session {
  readonly userId: string;
  /** Version of the user who signed in: a changed user is signed in no more. */
  readonly userVersion: number;
  readonly expiresAt: string;
}

/** Sign-ins of browsers. Who holds the token of one is its user; the store holds the hash alone. */
export interface Sessions {
  begin(user: { readonly id: string; readonly tokenVersion: number }): Promise<Session & { readonly token: string }>;
  /** The session of a token, which is thereby used: it lasts on. Undefined for one that is unknown, ended or expired. */
  use(token: string): Promise<Session | undefined>;
  /** Signs out; an unknown token changes nothing. */
  end(token: string): Promise<void>;
  /** Removes what expired before a time; gives how many. */
  removeBefore(time: string): Promise<number>;
}

interface SessionsOptions {
  readonly database: Kysely<StoreSchema>;
  readonly clock: () => Date;
  /** Makes a token that nobody can guess. */
  readonly newToken: () => string;
}

const minute = 60_000;
/** Milliseconds that a session lasts unused, and at all: a working day, so that a browser left open is no key for ever. */
const [idle, longest] = [2 * 60 * minute, 12 * 60 * minute];

export function createSessions({ database, clock, newToken }: SessionsOptions): Sessions {
  return {
    async begin({ id, tokenVersion }) {
      const token = newToken();
      const now = clock().getTime();
      const expiresAt = new Date(now + idle).toISOString();
      await database
        .insertInto('sessions')
        .values({ token_hash: sha256(token), user_id: id, user_version: tokenVersion, expires_at: expiresAt, ends_at: new Date(now + longest).toISOString() })
        .execute();
      return { token, userId: id, userVersion: tokenVersion, expiresAt };
    },
    async use(token) {
      const now = clock();
      const found = await database.selectFrom('sessions').selectAll().where('token_hash', '=', sha256(token)).where('expires_at', '>', now.toISOString()).executeTakeFirst();
      if (!found) return undefined;
      const later = new Date(now.getTime() + idle).toISOString();
      const next = later < found.ends_at ? later : found.ends_at;
      const session = { userId: found.user_id, userVersion: found.user_version, expiresAt: found.expires_at };
      // Written once a minute at most: reading is what most requests do.
      if (Date.parse(next) - Date.parse(found.expires_at) < minute) return session;
      try {
        await database.updateTable('sessions').set({ expires_at: next }).where('token_hash', '=', found.token_hash).execute();
      } catch {
        // A full disk shortens a session; it ends none.
        return session;
      }
      return { ...session, expiresAt: next };
    },
    async end(token) {
      await database.deleteFrom('sessions').where('token_hash', '=', sha256(token)).execute();
    },
    async removeBefore(time) {
      return Number((await database.deleteFrom('sessions').where('expires_at', '<', time).executeTakeFirst()).numDeletedRows);
    },
  };
}
