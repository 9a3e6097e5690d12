import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import { CasemindError, type DirectChannel, type Home, type LoggedRun, type SimulateOptions, type SnapshotReader, drawnBy, readRuns, simulate } from '#engine';
import type { FastifyBaseLogger } from 'fastify';

export interface SimulationSettings extends Pick<SimulateOptions, 'pace' | 'indications' | 'durationMs' | 'maxClaims'> {
  /** Another each time unless told. */
  readonly seed?: number | undefined;
}

/** A run of this process that has not ended. */
export interface RunningSimulation {
  readonly run: number;
  readonly seed: number;
  readonly claims: number;
}

/** Simulated claims on demand, scored and kept as those of a channel are. */
export interface SimulationDesk {
  /** Makes so many claims at once, by the sampler, and gives their ids. @throws CasemindError as `simulate`, and as scorer and intake do. */
  claims(count: number, settings: Pick<SimulationSettings, 'indications' | 'seed'>): Promise<{ readonly run: number; readonly seed: number; readonly ids: readonly string[] }>;
  /** Begins a run; one at a time. @throws CasemindError SIMULATION_RUNNING, and as `simulate`. */
  start(settings: SimulationSettings): Promise<RunningSimulation>;
  /** Ends a run after the claim under way. @throws CasemindError SIMULATION_UNKNOWN where it does not run here. */
  stop(run: number): Promise<LoggedRun | undefined>;
  running(): RunningSimulation | undefined;
  /** Runs of this home, of other processes too, the newest first. */
  list(limit: number): LoggedRun[];
  close(): Promise<void>;
}

interface Running {
  readonly controller: AbortController;
  readonly seed: number;
  done: Promise<void>;
  run: number;
  claims: number;
}

export interface SimulationDeskOptions {
  readonly home: Home;
  readonly reader: SnapshotReader;
  readonly channel: DirectChannel;
  readonly clock: () => Date;
  readonly logger: Pick<FastifyBaseLogger, 'info' | 'error'>;
  /** Who makes the claims of a run: the sampler alone unless told. */
  readonly makerOf?: SimulateOptions['makerOf'];
  readonly models?: readonly string[];
}

const largestSeed = 2 ** 47;
/** Time for claims on demand, which have no pace. */
const onDemandMs = 30_000;

export function createSimulationDesk({ home, reader, channel, clock, logger, makerOf = drawnBy, models = [] }: SimulationDeskOptions): SimulationDesk {
  const shared = { mode: 'demo' as const, home, reader, channel, clock, wait: (milliseconds: number, signal: AbortSignal) => pause(milliseconds, undefined, { signal }).catch(() => {}) };
  const closing = new AbortController();
  let current: Running | undefined;

  return {
    async claims(count, { indications, seed = randomInt(largestSeed) }) {
      const ids: string[] = [];
      const { run, error } = await simulate({
        ...shared,
        makerOf: drawnBy,
        models: [],
        pace: { rate: Infinity },
        indications,
        seed,
        durationMs: onDemandMs,
        maxClaims: count,
        signal: closing.signal,
        onClaims: (made) => void ids.push(...made.map(({ claim }) => claim.claim_id)),
      });
      if (error !== undefined) throw error;
      return { run, seed, ids };
    },
    async start({ seed = randomInt(largestSeed), ...settings }) {
      if (current) throw new CasemindError('SIMULATION_RUNNING', { run: current.run });
      const begun = Promise.withResolvers<number>();
      const mine: Running = { controller: new AbortController(), done: Promise.resolve(), run: 0, seed, claims: 0 };
      current = mine;
      mine.done = simulate({
        ...shared,
        ...settings,
        seed,
        makerOf,
        models,
        signal: AbortSignal.any([closing.signal, mine.controller.signal]),
        onBegin(run) {
          mine.run = run;
          begun.resolve(run);
        },
        onClaims: (_, { claims }) => void (mine.claims = claims),
      })
        .then(({ run, end, claims, error }) => (error === undefined ? logger.info({ run, end, claims }, 'a simulation ended') : logger.error({ err: error, run, claims }, 'a simulation failed')))
        .catch((error: unknown) => begun.reject(error))
        .finally(() => (current = undefined));
      return { run: await begun.promise, seed, claims: 0 };
    },
    async stop(run) {
      if (current?.run !== run) throw new CasemindError('SIMULATION_UNKNOWN', { run });
      current.controller.abort();
      await current.done;
      return readRuns(home, 100).find((one) => one.run === run);
    },
    running: () => current && { run: current.run, seed: current.seed, claims: current.claims },
    list: (limit) => readRuns(home, limit),
    async close() {
      closing.abort();
      await current?.done;
    },
  };
}
