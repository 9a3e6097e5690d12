import { randomUUID } from 'node:crypto';

import type { Config } from '#config';
import { CasemindError, key } from '#engine';
import { roles } from '#store';
import plugin from 'fastify-plugin';
import { type JWTVerifyGetKey, SignJWT, createRemoteJWKSet, decodeProtectedHeader, errors, jwtVerify } from 'jose';
import { z } from 'zod';

const issuer = 'casemind';
const audience = 'casemind-api';
const secondsByMode = { demo: 8 * 3600, production: 15 * 60 } as const;
const requiredClaims = ['sub', 'exp', 'iat', 'iss', 'aud'];

export const accessClaimsSchema = z.object({
  /** User id. */
  sub: z.string().min(1),
  name: z.string(),
  role: z.enum(roles),
  /** Version of the user that the token was given to. */
  ver: z.number().int(),
});
export type AccessClaims = z.infer<typeof accessClaimsSchema>;

export type TokenConfig = Pick<Config, 'CASEMIND_MODE' | 'JWT_SECRET'> & Partial<Pick<Config, 'JWT_JWKS_URL' | 'JWT_ISSUER' | 'JWT_AUDIENCE'>>;

export interface AccessToken {
  readonly token: string;
  /** Seconds. */
  readonly expiresIn: number;
}

/** Whom a token names: a user by id and version, or, from an identity provider, by its subject there. */
export type TokenSubject = { readonly id: string; readonly version: number } | { readonly subject: string };

export interface AccessTokens {
  sign(user: AccessClaims): Promise<AccessToken>;
  /**
   * @throws CasemindError IDENTITY_PROVIDER_UNAVAILABLE where the provider's keys cannot be read; another error where
   *   the token is not one of ours or of the provider's, or not valid now.
   */
  verify(token: string): Promise<TokenSubject>;
}

interface AccessTokensOptions {
  readonly config: TokenConfig;
  readonly clock: () => Date;
}

declare module 'fastify' {
  interface FastifyInstance {
    readonly accessTokens: AccessTokens;
  }
}

/**
 * Signs access tokens and reads them; algorithm, issuer and audience are pinned on both ways. A token of
 * an identity provider says who somebody is, never what they may do: role and scope are Casemind's own, of the user who
 * is linked to its subject. A user of an equal name is nobody to it.
 */
export function createAccessTokens({ config, clock }: AccessTokensOptions): AccessTokens {
  const secret = new TextEncoder().encode(config.JWT_SECRET);
  const provider =
    config.JWT_JWKS_URL === undefined || config.JWT_ISSUER === undefined || config.JWT_AUDIENCE === undefined
      ? undefined
      : { keys: keysAt(config.JWT_JWKS_URL), issuer: config.JWT_ISSUER, audience: config.JWT_AUDIENCE };
  return {
    async sign({ sub, name, role, ver }) {
      const expiresIn = secondsByMode[config.CASEMIND_MODE];
      const iat = Math.floor(clock().getTime() / 1000);
      const token = await new SignJWT({ sub, name, role, ver, jti: randomUUID(), iat, exp: iat + expiresIn, iss: issuer, aud: audience })
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
        .sign(secret);
      return { token, expiresIn };
    },
    async verify(token) {
      if (provider && decodeProtectedHeader(token).alg !== 'HS256') {
        const { payload } = await jwtVerify(token, provider.keys, {
          algorithms: ['RS256', 'EdDSA'],
          issuer: provider.issuer,
          audience: provider.audience,
          requiredClaims,
          currentDate: clock(),
        });
        return { subject: subjectSchema.parse(payload.sub) };
      }
      const { payload } = await jwtVerify(token, secret, { algorithms: ['HS256'], issuer, audience, requiredClaims, currentDate: clock() });
      const { sub, ver } = accessClaimsSchema.parse(payload);
      return { id: sub, version: ver };
    },
  };
}

/** As OpenID Connect bounds it; taken byte by byte, so that no two subjects are one. */
const subjectSchema = key({ max: 255 });

/** The keys of a provider. A key that it does not have is the token’s fault; that nothing can be read is not. */
function keysAt(url: string): JWTVerifyGetKey {
  const keys = createRemoteJWKSet(new URL(url));
  return async (header, token) => {
    try {
      return await keys(header, token);
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys || error instanceof errors.JOSENotSupported) throw error;
      throw new CasemindError('IDENTITY_PROVIDER_UNAVAILABLE', {}, { cause: error });
    }
  };
}

export const accessTokens = plugin<AccessTokensOptions>(
  async (app, options) => {
    app.decorate('accessTokens', createAccessTokens(options));
    app.decorateRequest('user');
  },
  { name: 'access-tokens' },
);
