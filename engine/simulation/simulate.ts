import { CasemindError } from '../errors.ts';
import type { Arrival, ChannelWriter } from '../live/channel.ts';
import { everywhere } from '../scope.ts';
import type { Home } from '../snapshots/home.ts';
import type { SnapshotReader } from '../snapshots/snapshot-reader.ts';
import { readClaimsProfile } from './profile.ts';
import { beginRun } from './run-log.ts';
import { type MakeClaim, type Pace, type RunOptions, type RunResult, runSimulation } from './simulation-run.ts';
import { type ClaimSimulation, createClaimSimulation } from './simulation.ts';

export interface SimulateOptions extends Pick<RunOptions, 'seed' | 'durationMs' | 'maxClaims' | 'clock' | 'wait' | 'signal' | 'onClaims'> {
  readonly mode: 'demo' | 'production';
  readonly home: Home;
  readonly reader: Pick<SnapshotReader, 'read'>;
  /** Where the claims go. */
  readonly channel: { readonly name: Arrival; openWriter(): Promise<ChannelWriter> };
  readonly pace: Pace;
  readonly indications: number;
  /** Who makes the claims, and the names of the models that are asked. */
  readonly makerOf: (simulation: ClaimSimulation) => MakeClaim;
  readonly models: readonly string[];
  /** Told the number of the run, once it has begun. */
  readonly onBegin?: (run: number) => void;
}

export interface SimulateResult extends RunResult {
  readonly run: number;
}

/** @throws CasemindError SIMULATION_FORBIDDEN in production. */
export function refuseInProduction(mode: 'demo' | 'production'): void {
  if (mode === 'production') throw new CasemindError('SIMULATION_FORBIDDEN');
}

/**
 * Runs a simulation from the profile of the published snapshot into a channel, and keeps its log.
 *
 * @throws CasemindError SIMULATION_FORBIDDEN, SIMULATION_IMPOSSIBLE, SNAPSHOT_MISSING, and as `createClaimSimulation` where
 *   it cannot begin. What fails later is the result's.
 */
export async function simulate({ mode, home, reader, channel, indications, makerOf, models, onBegin, ...options }: SimulateOptions): Promise<SimulateResult> {
  refuseInProduction(mode);
  const profile = await reader.read((snapshot) => readClaimsProfile(snapshot, everywhere));
  // What cannot be simulated is refused before a number is taken.
  createClaimSimulation({ profile, seed: options.seed, run: 0, indications });
  const log = beginRun(home, { started_at: options.clock().toISOString(), seed: options.seed, channel: channel.name, indications, models, snapshot_id: profile.snapshotId });
  const simulation = createClaimSimulation({ profile, seed: options.seed, run: log.run, indications });
  onBegin?.(log.run);
  let writer: ChannelWriter | undefined;
  // Opened by the first claim, so that a channel that is away is a run that failed, and is logged as one.
  const write: ChannelWriter['write'] = async (messages) => (writer ??= await channel.openWriter()).write(messages);
  const result = await runSimulation({ ...options, simulation, make: makerOf(simulation), writer: { write }, keepTruth: (made) => log.keepTruth(made) });
  const closed = await closeQuietly(writer);
  const whole = closed === undefined || result.end === 'failed' ? result : { ...result, end: 'failed' as const, error: closed };
  log.end({ ...whole, code: codeOf(whole.error), ended_at: options.clock().toISOString() });
  return { ...whole, run: log.run };
}

/** What went wrong, which is the run's to tell. */
async function closeQuietly(writer: ChannelWriter | undefined): Promise<unknown> {
  try {
    await writer?.close();
    return undefined;
  } catch (error) {
    return error;
  }
}

/** The code of a failure, as the run log keeps it; undefined where there was none. */
function codeOf(error: unknown): string | undefined {
  return error === undefined ? undefined : error instanceof CasemindError ? error.code : 'INTERNAL';
}
