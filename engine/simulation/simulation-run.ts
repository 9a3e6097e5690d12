import type { ChannelWriter } from '../live/channel.ts';
import { Sfc32 } from '../synthetic/random.ts';
import type { SimulatedModus } from './modus.ts';
import type { ClaimOrder } from './order.ts';
import type { SimulatedClaim } from './simulated-claim.ts';
import type { ClaimSimulation } from './simulation.ts';

/** Who made a claim: a model at once, a model when told its faults, or the sampler. */
export const makers = ['written', 'repaired', 'drawn'] as const;
export type Maker = (typeof makers)[number];

export interface MadeClaim {
  readonly claim: SimulatedClaim;
  readonly modus: SimulatedModus | null;
  readonly maker: Maker;
}

/** Makes what was ordered. */
export type MakeClaim = (order: ClaimOrder, now: Date, signal: AbortSignal) => Promise<Pick<MadeClaim, 'claim' | 'maker'>>;

/** Seconds between claims, from the least to the most, varied further by a share; or claims in a second, without end for all at once. */
export type Pace = { readonly interval: readonly [number, number]; readonly jitter: number } | { readonly rate: number };

export const ends = ['duration', 'max_claims', 'stopped', 'failed'] as const;
export type RunEnd = (typeof ends)[number];

/** How far a run is, and what it came to. */
export interface RunCounts {
  readonly claims: number;
  readonly by_maker: Readonly<Record<Maker, number>>;
  readonly by_modus: Readonly<Record<SimulatedModus | 'none', number>>;
}

export interface RunOptions {
  readonly simulation: ClaimSimulation;
  readonly make: MakeClaim;
  readonly writer: Pick<ChannelWriter, 'write'>;
  /** Kept before a claim is sent: what is in the channel is known here. */
  readonly keepTruth: (made: readonly MadeClaim[]) => Promise<void>;
  readonly pace: Pace;
  readonly seed: number;
  readonly durationMs: number;
  readonly maxClaims: number;
  readonly clock: () => Date;
  /** Resolves after so many milliseconds, or at once where the signal aborts. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Ends the run after the claim under way. */
  readonly signal: AbortSignal;
  readonly onClaims?: (made: readonly MadeClaim[], counts: RunCounts) => void;
}

export interface RunResult extends RunCounts {
  readonly end: RunEnd;
  /** Why it failed, where it did. */
  readonly error: unknown;
}

/** Claims that are sent in one go at most, and how often a rate is kept up. */
const mostAtOnce = 500;
const tickMs = 50;

/** Makes and sends claims until time, number or patience is over. What was sent is counted, also where the channel fails. */
export async function runSimulation(options: RunOptions): Promise<RunResult> {
  const { simulation, make, writer, keepTruth, pace, durationMs, maxClaims, clock, wait, signal, onClaims } = options;
  const random = new Sfc32(options.seed, 3);
  const started = clock().getTime();
  const counts = noCounts();
  const isOver = (): RunEnd | undefined => (signal.aborted ? 'stopped' : counts.claims >= maxClaims ? 'max_claims' : clock().getTime() - started >= durationMs ? 'duration' : undefined);
  const left = (milliseconds: number): number => Math.max(0, Math.min(milliseconds, started + durationMs - clock().getTime()));

  async function send(number: number): Promise<void> {
    const made: MadeClaim[] = [];
    for (let i = 0; i < number && !signal.aborted; i += 1) {
      const now = clock();
      const order = simulation.order(now);
      const one = { ...(await make(order, now, signal)), modus: order.modus };
      simulation.remember(one.claim);
      made.push(one);
    }
    if (made.length === 0) return;
    await keepTruth(made);
    await writer.write(made.map(({ claim }) => ({ key: claim.facility_ref, body: JSON.stringify(claim) })));
    for (const { maker, modus } of made) {
      counts.claims += 1;
      counts.by_maker[maker] += 1;
      counts.by_modus[modus ?? 'none'] += 1;
    }
    onClaims?.(made, counts);
  }

  try {
    for (let end = isOver(); ; end = isOver()) {
      if (end) return { ...counts, end, error: undefined };
      const room = maxClaims - counts.claims;
      if ('rate' in pace) {
        const due = pace.rate === Infinity ? room : Math.floor(((clock().getTime() - started) / 1000) * pace.rate) + 1 - counts.claims;
        if (due > 0) await send(Math.min(due, room, mostAtOnce));
        else await wait(left(tickMs), signal);
      } else {
        await send(Math.min(1, room));
        if (!isOver()) await wait(left(drawPause(pace, random)), signal);
      }
    }
  } catch (error) {
    return { ...counts, end: 'failed', error };
  }
}

/** Milliseconds: evenly between the ends of the interval, then as much as `jitter` of it more or less. */
function drawPause({ interval: [least, most], jitter }: Extract<Pace, { readonly jitter: number }>, random: Sfc32): number {
  const fraction = (): number => random.next() / 0x1_0000_0000;
  return 1000 * (least + (most - least) * fraction()) * (1 + jitter * (2 * fraction() - 1));
}

export function noCounts(): { claims: number; by_maker: Record<Maker, number>; by_modus: Record<SimulatedModus | 'none', number> } {
  const byModus = { none: 0, short_stay_high_cost: 0, severity_mismatch: 0, high_cost_full_paid: 0, repeat_billing: 0, same_day_split: 0, cloning: 0, readmission: 0, overlapping_stays: 0, prolonged_stay: 0, incoherent_codes: 0 };
  return { claims: 0, by_maker: { written: 0, repaired: 0, drawn: 0 }, by_modus: byModus };
}

/** Makes claims by the sampler alone. */
export function drawnBy(simulation: ClaimSimulation): MakeClaim {
  return async (order, now) => ({ claim: simulation.draw(order, now), maker: 'drawn' });
}
