// @module-tag postgres
import { afterAll, beforeAll, expect, test } from 'vitest';

import { openStore } from '#store';

import { type PostgresServer, startPostgres } from '../../tests/support/postgres.ts';
import { openCheckpointer } from './checkpointer.ts';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

test('replicas that open the checkpointer of one database at once make its tables once, and all can use them', async () => {
  const url = await server.createDatabase();
  const stores = await Promise.all(Array.from({ length: 6 }, () => openStore({ path: '', url, clock: () => new Date() })));
  try {
    const savers = await Promise.all(stores.map(({ checkpoints }) => openCheckpointer(checkpoints)));
    expect(await Promise.all(savers.map((saver) => saver.getTuple({ configurable: { thread_id: 'none' } })))).toEqual(stores.map(() => undefined));
  } finally {
    await Promise.all(stores.map((store) => store.close()));
  }
});
