import type { Kysely } from 'kysely';

import { sha256 } from './canonical-json.ts';
import type { StoreSchema } from './schema.ts';

export interface RefreshToken {
  /** Shown once; the store holds its hash. */
  readonly token: string;
  readonly userId: string;
  readonly expiresAt: string;
}

/** Tokens that each buy one new access token and one new refresh token. */
export interface RefreshTokens {
  /** The first token of a login. */
  issue(userId: string): Promise<RefreshToken>;
  /**
   * Uses a token up and gives the next of its family. Undefined for one that is unknown, expired or
   * revoked; one that was used before is in two hands, and its whole family is revoked.
   */
  rotate(token: string): Promise<RefreshToken | undefined>;
  /** Revokes the family of a token; an unknown token changes nothing. */
  revoke(token: string): Promise<void>;
  revokeAllOf(userId: string): Promise<void>;
  /** Removes what expired before a time; gives how many. */
  removeBefore(time: string): Promise<number>;
}

interface RefreshTokensOptions {
  readonly database: Kysely<StoreSchema>;
  readonly clock: () => Date;
  readonly newId: () => string;
  /** Makes a token that nobody can guess. */
  readonly newToken: () => string;
}

/** Milliseconds: a token left unused for a fortnight is worth nothing. */
const lifetime = 14 * 24 * 3600_000;

export function createRefreshTokens({ database, clock, newId, newToken }: RefreshTokensOptions): RefreshTokens {
  const now = (): string => clock().toISOString();

  async function add(userId: string, familyId: string): Promise<RefreshToken> {
    const token = newToken();
    const expiresAt = new Date(clock().getTime() + lifetime).toISOString();
    await database
      .insertInto('refresh_tokens')
      .values({ token_hash: sha256(token), family_id: familyId, user_id: userId, issued_at: now(), expires_at: expiresAt, used_at: null, revoked_at: null })
      .execute();
    return { token, userId, expiresAt };
  }

  async function revokeFamilyOf(tokenHash: string): Promise<void> {
    await database
      .updateTable('refresh_tokens')
      .set({ revoked_at: now() })
      .where('family_id', '=', (query) => query.selectFrom('refresh_tokens').select('family_id').where('token_hash', '=', tokenHash))
      .where('revoked_at', 'is', null)
      .execute();
  }

  return {
    issue: (userId) => add(userId, newId()),
    async rotate(token) {
      const tokenHash = sha256(token);
      const used = await database
        .updateTable('refresh_tokens')
        .set({ used_at: now() })
        .where('token_hash', '=', tokenHash)
        .where('used_at', 'is', null)
        .where('revoked_at', 'is', null)
        .where('expires_at', '>', now())
        .returning(['user_id', 'family_id'])
        .executeTakeFirst();
      if (!used) {
        await revokeFamilyOf(tokenHash);
        return undefined;
      }
      const next = await add(used.user_id, used.family_id);
      // Whoever used the same token meanwhile has revoked the family, but not what was added since.
      const family = await database.selectFrom('refresh_tokens').select('revoked_at').where('token_hash', '=', tokenHash).executeTakeFirst();
      if (!family?.revoked_at) return next;
      await revokeFamilyOf(tokenHash);
      return undefined;
    },
    revoke: (token) => revokeFamilyOf(sha256(token)),
    async revokeAllOf(userId) {
      await database.updateTable('refresh_tokens').set({ revoked_at: now() }).where('user_id', '=', userId).where('revoked_at', 'is', null).execute();
    },
    async removeBefore(time) {
      return Number((await database.deleteFrom('refresh_tokens').where('expires_at', '<', time).executeTakeFirst()).numDeletedRows);
    },
  };
}
