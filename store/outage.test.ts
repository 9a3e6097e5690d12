// @module-tag postgres
import { setTimeout } from 'node:timers/promises';

import { CasemindError } from '#engine';
import { DatabaseError } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { type OwnPostgres, startOwnPostgres } from '../tests/servers/postgres.ts';
import { isOutage, storeFailure } from './outage.ts';
import { type Store, openStore } from './store.ts';

const clock = (): Date => new Date();
let server: OwnPostgres;
let store: Store;
beforeAll(async () => {
  server = await startOwnPostgres({ isDurable: true });
});
beforeEach(async () => {
  store = await openStore({ path: '', url: await server.createDatabase(), clock });
});
afterEach(async () => {
  await store?.close();
});
afterAll(async () => {
  await server?.stop();
});

/** A writer that asks again, with the same key, until its decision is acknowledged, as clients do. */
async function writeAll(into: Store, name: string, acknowledged: Map<string, number>, stop: AbortSignal): Promise<number> {
  let outages = 0;
  for (let n = 1; !stop.aborted; n += 1) {
    const idempotencyKey = `${name}-${n}`;
    for (;;) {
      try {
        const { outcome } = await into.outcomes.append({ claimId: idempotencyKey, snapshotId: 's', reviewer: { id: name, name }, decision: 'approved', correctionRatio: 0, notes: '', evidence: {}, idempotencyKey });
        acknowledged.set(idempotencyKey, outcome.seq);
        break;
      } catch (error) {
        if (!isOutage(error)) throw error;
        outages += 1;
        await setTimeout(20);
      }
    }
  }
  return outages;
}

interface WritersTold {
  readonly outages: number;
  readonly chainProblems: readonly unknown[];
  readonly twice: number;
  /** Keys of acknowledged decisions that are not the rows that were acknowledged. */
  readonly lost: readonly string[];
}

/** What became of decisions that six writers wrote through `interruptions`. */
async function writeThrough(into: Store, interruptions: readonly (() => Promise<void>)[]): Promise<WritersTold> {
  const acknowledged = new Map<string, number>();
  const stop = new AbortController();
  const writers = Promise.all(Array.from({ length: 6 }, (_, i) => writeAll(into, `w${i}`, acknowledged, stop.signal)));
  const more = async (): Promise<void> => {
    const before = acknowledged.size;
    while (acknowledged.size < before + 20) await Promise.race([setTimeout(5), writers]);
  };
  for (const interrupt of interruptions) {
    await more();
    await interrupt();
  }
  await more();
  stop.abort();
  const outages = (await writers).reduce((sum, n) => sum + n, 0);
  const rows = await into.outcomes.after(0, 1_000_000);
  const seqs = new Map(rows.map(({ idempotencyKey, seq }) => [idempotencyKey, seq]));
  return {
    outages,
    chainProblems: (await into.outcomes.verify()).problems,
    twice: rows.length - seqs.size,
    lost: [...acknowledged].filter(([key, seq]) => seqs.get(key) !== seq).map(([key]) => key),
  };
}

const whole = { outages: expect.any(Number), chainProblems: [], twice: 0, lost: [] };

async function crash(): Promise<void> {
  await server.kill();
  await server.restart();
}

test('while PostgreSQL is gone every call says STORE_UNAVAILABLE, and works again once it is back', async () => {
  const calls: readonly ((store: Store) => Promise<unknown>)[] = [
    ({ users }) => users.list(),
    ({ runs }) => runs.list(),
    ({ claimStates }) => claimStates.changesAfter(0),
    ({ accessLog }) => accessLog.removeBefore('2000'),
    ({ answers }) => answers.stopRequests(),
    ({ claimStates }) => claimStates.take({ claimId: 'c', by: { id: 'u', name: 'u' }, dueDays: 3, forMs: 1 }),
    ({ checkpoints }) => checkpoints.guarded(async () => ('pool' in checkpoints ? checkpoints.pool.query('SELECT 1') : undefined)),
    (asked) => asked.withLock('some-work', 'test', async () => 1),
    (asked) => asked.ping(),
  ];
  await server.kill();
  for (const call of calls) await expect(call(store)).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
  await server.restart();
  for (const call of calls) await call(store);
});

test('a server that may only be read is an outage, not a defect', async () => {
  const { checkpoints } = store;
  if (checkpoints.dialect !== 'postgres') throw new Error('no pool');
  await checkpoints.pool.query(`ALTER DATABASE ${new URL(checkpoints.pool.options.connectionString ?? '').pathname.slice(1)} SET default_transaction_read_only = on`);
  const url = checkpoints.pool.options.connectionString;
  await expect(openStore({ path: '', url, clock })).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE', message: expect.stringContaining('read-only') });
});

const coded = (code: string, message = 'x'): Error => Object.assign(new Error(message), { code });
const refused = Object.assign(coded('ECONNREFUSED'), { syscall: 'connect' });

test.each([
  [coded('SQLITE_IOERR_READ'), 'STORE_UNAVAILABLE'],
  [coded('SQLITE_CORRUPT'), 'STORE_UNAVAILABLE'],
  [coded('SQLITE_BUSY'), 'STORE_UNAVAILABLE'],
  [coded('SQLITE_FULL'), 'DISK_FULL'],
  [coded('SQLITE_IOERR_WRITE'), 'DISK_FULL'],
  [coded('SQLITE_CONSTRAINT_UNIQUE'), undefined],
  [coded('SQLITE_ERROR', 'no such column'), undefined],
  [refused, 'STORE_UNAVAILABLE'],
  [new AggregateError([refused, refused]), 'STORE_UNAVAILABLE'],
  [new Error('Connection terminated unexpectedly'), 'STORE_UNAVAILABLE'],
  [new Error('timeout exceeded when trying to connect'), 'STORE_UNAVAILABLE'],
  [new Error('driver has already been destroyed'), 'STORE_UNAVAILABLE'],
  [new TypeError('x is not a function'), undefined],
  [new SyntaxError('Unexpected token'), undefined],
  ...['08006', '25006', '40001', '53300', '57P01', '57P02', '57P03', '57014', '58030'].map((code) => [serverError(code), 'STORE_UNAVAILABLE'] as const),
  [serverError('53100'), 'DISK_FULL'],
  ...['22021', '23505', '42703'].map((code) => [serverError(code), undefined] as const),
] as const)('%s of the database is %s to its callers', (error, code) => {
  const told = storeFailure(error, 'store.sqlite');
  const { code: toldCode, path, cause } = told instanceof CasemindError ? { code: told.code, path: told.details['path'], cause: told.cause } : { code: undefined, path: 'store.sqlite', cause: told };
  expect({ code: toldCode, path, cause }).toEqual({ code, path: 'store.sqlite', cause: error });
});

function serverError(code: string): DatabaseError {
  return Object.assign(new DatabaseError(`SQLSTATE ${code}`, 0, 'error'), { code });
}

test('what a statement did wrong stays what it is', async () => {
  await expect(store.users.create({ username: 'a\0b', role: 'auditor' })).rejects.toMatchObject({ code: '22021' });
});

describe('PostgreSQL that ends while writers write', () => {
  test('killed and started again, each acknowledged decision is there once and the chain is whole', async () => {
    const told = await writeThrough(store, [crash, crash, crash]);
    expect(told).toEqual(whole);
    expect(told.outages).toBeGreaterThan(0);
  });

  test('failed over to its standby, writers go on there without a restart and miss nothing', async () => {
    await server.addStandby();
    expect(await writeThrough(store, [() => server.failOver()])).toEqual(whole);
  });
});
