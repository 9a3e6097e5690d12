import { createCopilot } from '#agents';
import { type AppOptions, type RunCommand, createApp, createJobDesk, createAccessTokens, createLogger, createMetrics } from '#api';
import { type ScoredClaim, SnapshotReader } from '#engine';
import { type Role, type Simulation, type Store, openSimulation, openStore } from '#store';
import type { FastifyInstance } from 'fastify';

import { createFixtureHome, type FixtureHome, type FixtureOptions } from './fixture-snapshot.ts';

export const fixtureConfig = {
  CASEMIND_MODE: 'demo',
  CASEMIND_LANG: 'id',
  JWT_SECRET: 'a-secret-of-the-tests-that-is-long-enough',
  CORS_ORIGINS: [],
} as const;

export interface FixtureService {
  readonly app: FastifyInstance;
  readonly fixture: FixtureHome;
  readonly claims: readonly ScoredClaim[];
  readonly reader: SnapshotReader;
  readonly store: Store;
  /** Simulated claims, in memory. */
  readonly simulation: Simulation;
  /** Every line that was logged. */
  readonly log: readonly string[];
  /** Headers of a user of the role, made where there is none: of the whole country, or of provinces (BPS codes). */
  headers(role?: Role, options?: { readonly name?: string; readonly provinces?: readonly string[] }): Promise<{ authorization: string }>;
  close(): Promise<void>;
}

/** The whole service on a fixture snapshot and a store, one in memory or in the PostgreSQL database named unless given, to be asked by inject. Closes the store too. */
export async function createFixtureService(
  options: FixtureOptions & Partial<Pick<AppOptions, 'copilot' | 'limits' | 'chatLimits' | 'clock' | 'store'>> & { readonly config?: Partial<AppOptions['config']>; readonly runCommand?: RunCommand; readonly areMetricsPublic?: boolean; readonly databaseUrl?: string | undefined } = {},
): Promise<FixtureService> {
  const fixture = await createFixtureHome(options);
  const { clock = () => new Date() } = options;
  const store = options.store ?? (await openStore({ path: ':memory:', url: options.databaseUrl, clock }));
  const simulation = await openSimulation({ path: ':memory:', clock });
  const reader = await SnapshotReader.open({ home: fixture.home, threads: 1 });
  const config = { ...fixtureConfig, ...options.config };
  const tokens = createAccessTokens({ config, clock });
  const log: string[] = [];
  const app = await createApp({
    config,
    reader,
    store,
    copilot: options.copilot ?? createCopilot({ reader }),
    operations: {
      home: fixture.home,
      desk: createJobDesk({ runs: store.runs, clock, deadlineMinutes: 60 }),
      runCommand: options.runCommand ?? (async () => ({})),
      metrics: createMetrics({ manifest: () => reader.manifest }),
      areMetricsPublic: options.areMetricsPublic ?? false,
      alertStreamMs: 0,
    },
    live: [store.liveClaims, simulation.liveClaims],
    clock,
    logger: createLogger({ level: 'info', destination: { write: (line) => void log.push(line) } }),
    ...(options.limits ? { limits: options.limits } : {}),
    ...(options.chatLimits ? { chatLimits: options.chatLimits } : {}),
  });
  return {
    app,
    fixture,
    claims: fixture.claims,
    reader,
    store,
    simulation,
    log,
    async headers(role = 'auditor', { provinces, name = [role, ...(provinces ?? [])].join('-') } = {}) {
      const user = (await store.users.findByName(name)) ?? (await store.users.create({ username: name, role, provinces: provinces ?? null }));
      const { token } = await tokens.sign({ sub: user.id, name, role, ver: user.tokenVersion });
      return { authorization: `Bearer ${token}` };
    },
    async close() {
      await app.close();
      await reader.close();
      await store.close();
      await simulation.close();
      fixture.cleanup();
    },
  };
}
