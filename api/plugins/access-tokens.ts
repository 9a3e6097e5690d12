import jwt from '@fastify/jwt';
import type { Config } from '#config';
import { roles } from '#store';
import fastify from 'fastify';
import plugin from 'fastify-plugin';
import { z } from 'zod';

const issuer = 'casemind';
const audience = 'casemind-api';
const secondsByMode = { demo: 8 * 3600, production: 3600 } as const;

export const accessClaimsSchema = z.object({
  /** User id. */
  sub: z.string(),
  name: z.string(),
  role: z.enum(roles),
});
export type AccessClaims = z.infer<typeof accessClaimsSchema>;

export type TokenConfig = Pick<Config, 'CASEMIND_MODE' | 'JWT_SECRET'>;

declare module '@fastify/jwt' {
  interface FastifyJWT {
    payload: AccessClaims & { iat: number; exp: number };
    user: AccessClaims;
  }
}

declare module 'fastify' {
  interface FastifyInstance {
    signAccessToken(user: AccessClaims): AccessToken;
  }
}

export interface AccessToken {
  readonly token: string;
  /** Seconds. */
  readonly expiresIn: number;
}

interface AccessTokensOptions {
  readonly config: TokenConfig;
  readonly clock: () => Date;
}

/** Signs access tokens and reads them; algorithm, issuer and audience are pinned on both ways. */
export const accessTokens = plugin<AccessTokensOptions>(
  async (app, { config, clock }) => {
    await app.register(jwt, {
      secret: config.JWT_SECRET,
      sign: { algorithm: 'HS256', iss: issuer, aud: audience },
      verify: { algorithms: ['HS256'], allowedIss: issuer, allowedAud: audience, requiredClaims: ['sub', 'exp', 'iat', 'iss', 'aud'] },
    });
    app.decorate('signAccessToken', ({ sub, name, role }: AccessClaims) => {
      const expiresIn = secondsByMode[config.CASEMIND_MODE];
      const iat = Math.floor(clock().getTime() / 1000);
      return { token: app.jwt.sign({ sub, name, role, iat, exp: iat + expiresIn }), expiresIn };
    });
  },
  { name: 'access-tokens' },
);

/** An access token as the service itself would give out, for a command that has the configuration. */
export async function signToken(options: AccessTokensOptions & { readonly user: AccessClaims }): Promise<AccessToken> {
  const app = fastify({ logger: false });
  await app.register(accessTokens, options);
  await app.ready();
  try {
    return app.signAccessToken(options.user);
  } finally {
    await app.close();
  }
}
