import { randomUUID } from 'node:crypto';

import { Client } from 'pg';
import { describe } from 'vitest';

import { serverUrl } from './servers.ts';

export interface PostgresServer {
  /** Makes an empty database and gives its URL. */
  createDatabase(): Promise<string>;
  /** Drops the databases that were made. */
  stop(): Promise<void>;
}

/**
 * Databases on the one PostgreSQL of the test run, for a suite with the tag `postgres`.
 *
 * @throws Error where no PostgreSQL server is found, with what to install.
 */
export async function startPostgres(): Promise<PostgresServer> {
  const url = await serverUrl('postgres');
  const databases: string[] = [];
  return {
    async createDatabase() {
      const name = `casemind_${randomUUID().replaceAll('-', '')}`;
      await execute(url, `CREATE DATABASE ${name}`);
      databases.push(name);
      return Object.assign(new URL(url), { pathname: name }).href;
    },
    stop: () => execute(url, ...databases.splice(0).map((name) => `DROP DATABASE ${name} WITH (FORCE)`)),
  };
}

async function execute(url: string, ...statements: string[]): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** One law book for both engines of the store: the suite runs on SQLite and, where there is one, on PostgreSQL. */
export function describeOnEachStore(title: string, suite: (dialect: 'sqlite' | 'postgres') => void): void {
  describe(`${title} on sqlite`, () => {
    suite('sqlite');
  });
  describe(`${title} on postgres`, { tags: 'postgres' }, () => {
    suite('postgres');
  });
}
