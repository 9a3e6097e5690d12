import { expect, test } from 'vitest';

import { Database } from './database.ts';

test('a statement that needs more memory than it may have says so, and what to do', async () => {
  const database = await Database.open(':memory:', { threads: 1, memoryLimit: '30MB' });
  const connection = await database.connect();
  try {
    await expect(connection.run('CREATE TABLE gathered AS SELECT list(i) AS numbers FROM range(20_000_000) AS r (i)')).rejects.toMatchObject({ code: 'MEMORY_FULL' });
  } finally {
    connection.close();
    database.close();
  }
});
