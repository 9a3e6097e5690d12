import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/**
 * Costs of new hashes. That of a secret is one of those that OWASP's password storage cheat sheet names: 32 MiB, three
 * times. A password that is printed in the open is protected by no work, and a first start need not wait for it.
 */
const costs = { secret: { logN: 15, r: 8, p: 3 }, public: { logN: 10, r: 8, p: 1 } } as const;
const keyLength = 32;

interface Cost {
  readonly logN: number;
  readonly r: number;
  readonly p: number;
}

const format = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([\w-]+)\$([\w-]+)$/;

/** A hash that carries its own parameters: `$scrypt$ln=15,r=8,p=3$salt$key`, base64url. */
export async function hashPassword(password: string, kind: keyof typeof costs = 'secret'): Promise<string> {
  const cost = costs[kind];
  const salt = randomBytes(16);
  return written(cost, salt, await derive(password, salt, cost));
}

function written({ logN, r, p }: Cost, salt: Buffer, key: Buffer): string {
  return `$scrypt$ln=${logN},r=${r},p=${p}$${salt.toString('base64url')}$${key.toString('base64url')}`;
}

/** A hash that no password made, which costs as much to compare with as that of a secret. */
export function newDecoyHash(): string {
  return written(costs.secret, randomBytes(16), randomBytes(keyLength));
}

/** Whether the password made the hash, in a time that does not depend on where they differ. */
export async function isPasswordOf(hash: string, password: string): Promise<boolean> {
  const match = format.exec(hash);
  if (!match) return false;
  const [, logN, r, p, salt = '', key = ''] = match;
  const expected = Buffer.from(key, 'base64url');
  const given = await derive(password, Buffer.from(salt, 'base64url'), { logN: Number(logN), r: Number(r), p: Number(p) });
  return expected.length === given.length && timingSafeEqual(expected, given);
}

function derive(password: string, salt: Buffer, { logN, r, p }: Cost): Promise<Buffer> {
  const blocks = 2 ** logN;
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, keyLength, { N: blocks, r, p, maxmem: 256 * blocks * r }, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}
