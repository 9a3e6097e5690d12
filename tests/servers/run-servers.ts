import { once } from 'node:events';
import { createServer } from 'node:http';

import type { TestProject } from 'vitest/node';

import { startOwnKafka } from './kafka.ts';
import { startOwnPostgres } from './postgres.ts';
import { startOwnRedis } from './redis.ts';

export interface RunningServer {
  readonly url: string;
  stop(): Promise<void>;
}

declare module 'vitest' {
  interface ProvidedContext {
    /** Answers `GET /<server>` with `{ url }` once that server runs, or with `{ error }`. */
    readonly serverDesk: string;
  }
}

const starters: Readonly<Record<string, () => Promise<RunningServer>>> = { postgres: () => startOwnPostgres(), redis: () => startOwnRedis(), kafka: () => startOwnKafka() };

function start(name: string): Promise<RunningServer> {
  const starter = starters[name];
  return starter ? starter() : Promise.reject(new Error(`no server of tests is called '${name}'`));
}

/** One server of each kind a test run: started when the first suite asks for it, stopped at the end. */
export default async function serveTestServers(project: TestProject): Promise<() => Promise<void>> {
  const running = new Map<string, Promise<RunningServer>>();
  const desk = createServer((request, response) => {
    const name = (request.url ?? '').slice(1);
    const server = running.get(name) ?? start(name);
    running.set(name, server);
    server.then(
      ({ url }) => response.end(JSON.stringify({ url })),
      (error: unknown) => response.writeHead(503).end(JSON.stringify({ error: error instanceof Error ? error.message : String(error) })),
    );
  }).listen(0, '127.0.0.1');
  await once(desk, 'listening');
  const address = desk.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  project.provide('serverDesk', `http://127.0.0.1:${address.port}`);
  return async () => {
    desk.closeAllConnections();
    desk.close();
    for (const result of await Promise.allSettled(running.values())) if (result.status === 'fulfilled') await result.value.stop();
  };
}
