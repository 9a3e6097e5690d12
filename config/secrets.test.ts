import { CasemindError } from '#engine';
import { describe, expect, test } from 'vitest';

import { demoSecrets, loadConfig } from './config.ts';

const strong = 'gB3x9Qf0s7Zk1Lw8Tn5Rm2Vd6Yc4Ph0J';
const production = { CASEMIND_MODE: 'production', JWT_SECRET: strong, IDENTIFIER_SALT: strong };

function refusalOf(environment: Record<string, string>): CasemindError | undefined {
  try {
    loadConfig(environment);
    return undefined;
  } catch (error) {
    if (error instanceof CasemindError) return error;
    throw error;
  }
}

describe('secrets', () => {
  test('of production that are varied and long are taken', () => {
    for (const secret of [strong, '0123456789abcdef0123456789abcdef', 'p4ss phrase of several words, and long enough']) expect(refusalOf({ ...production, JWT_SECRET: secret, AUDIT_KEY: strong })).toBeUndefined();
  });

  test.each([
    ['the demo value', demoSecrets.jwtSecret],
    ['a short one', strong.slice(0, 31)],
    ['one letter again and again', 'a'.repeat(32)],
    ['few letters again and again', 'ab12'.repeat(16)],
    ['spaces between few', `abcde${' '.repeat(40)}`],
    ['control characters', '\u0001\u0002\u0003\u0004\u0005\u0006\u0007'.repeat(8)],
    ['what nobody can see', '\u200b\u200c\u200d\u2060\ufeff'.repeat(8)],
  ])('a production start refuses a default or guessable secret: %s, and says what is accepted', (_, secret) => {
    for (const field of ['JWT_SECRET', ...(secret.length > 31 && secret !== demoSecrets.jwtSecret ? ['IDENTIFIER_SALT'] : [])]) {
      const refusal = refusalOf({ ...production, [field]: secret });
      expect(refusal?.code).toBe('CONFIG_UNSAFE');
      expect(refusal?.text('en')).toMatch(new RegExp(`${field}.*Accepted: (32|16) visible characters or more, at least 5 different`));
      expect(refusal?.text('en')).not.toContain(secret);
    }
  });

  test('a key of decisions that can be guessed is refused in every mode, unseen', () => {
    const refusal = refusalOf({ AUDIT_KEY: 'a'.repeat(32) });
    expect(refusal?.code).toBe('CONFIG_INVALID');
    expect(refusal?.text('en')).toMatch(/AUDIT_KEY is not valid: \*\*\*\. Accepted: .*32 characters.*5/);
  });
});

describe('TRUSTED_PROXIES', () => {
  test('is none unless it is set, and a list of addresses and blocks', () => {
    expect(loadConfig({}).TRUSTED_PROXIES).toEqual([]);
    expect(loadConfig({ TRUSTED_PROXIES: '10.0.0.5, 10.1.0.0/16,fd00::/8' }).TRUSTED_PROXIES).toEqual(['10.0.0.5', '10.1.0.0/16', 'fd00::/8']);
  });

  test.each(['everyone', '10.0.0.0/33', '10.0.0.1/', '*', '10.0.0', 'fd00::/129', '10.0.0.1/8/8'])('%s is refused with what is accepted', (TRUSTED_PROXIES) => {
    expect(refusalOf({ TRUSTED_PROXIES })).toMatchObject({ code: 'CONFIG_INVALID', details: { field: 'TRUSTED_PROXIES', value: TRUSTED_PROXIES, accepted: expect.stringContaining('CIDR') } });
  });
});
