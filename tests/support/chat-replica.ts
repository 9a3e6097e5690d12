import { type AppOptions, createAccessTokens, createApp, createJobDesk, createLogger, createMetrics } from '#api';
import { type Home, SnapshotReader } from '#engine';
import { type Role, type Store, openStore } from '#store';
import type { FastifyInstance } from 'fastify';

import { fixtureConfig } from './fixture-service.ts';

export interface ChatReplica {
  readonly app: FastifyInstance;
  readonly store: Store;
  /** Such as `http://127.0.0.1:4711`. */
  readonly address: string;
  /** The figures of the process, as text. */
  metrics(): Promise<string>;
  headers(name?: string, role?: Role): Promise<Record<string, string>>;
  close(): Promise<void>;
}

interface ChatReplicaOptions {
  readonly home: Home;
  readonly copilot: AppOptions['copilot'];
  readonly log?: (line: string) => void;
}

const clock = (): Date => new Date();

/** One of several processes that serve a home, with the store of it, over HTTP on the loopback. */
export async function startChatReplica({ home, copilot, log = () => {} }: ChatReplicaOptions): Promise<ChatReplica> {
  const store = await openStore({ path: home.store, clock });
  const reader = await SnapshotReader.open({ home, threads: 1 });
  const metrics = createMetrics();
  const operations = { home, desk: createJobDesk({ runs: store.runs, clock, deadlineMinutes: 60 }), runCommand: async () => ({}), metrics, areMetricsPublic: false };
  const app = await createApp({ config: fixtureConfig, reader, store, copilot, operations, clock, logger: createLogger({ level: 'info', destination: { write: log } }) });
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  const tokens = createAccessTokens({ config: fixtureConfig, clock });
  let isClosed = false;
  return {
    app,
    store,
    address,
    metrics: () => metrics.registry.metrics(),
    async headers(name = 'utama', role = 'auditor') {
      const user = (await store.users.findByName(name)) ?? (await store.users.create({ username: name, role }));
      const { token } = await tokens.sign({ sub: user.id, name, role, ver: user.tokenVersion });
      return { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    },
    async close() {
      if (isClosed) return;
      isClosed = true;
      await app.close();
      await reader.close();
      await store.close();
    },
  };
}
