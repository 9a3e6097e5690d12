import type { Config } from '#config';
import type { LiveSource } from '#engine';

import type { LiveLimits } from './live-claims.ts';

export type LiveRetention = Pick<Config, 'LIVE_DAYS' | 'LIVE_MAX_CLAIMS' | 'SIMULATION_DAYS' | 'SIMULATION_MAX_CLAIMS' | 'DEAD_LETTER_DAYS' | 'DEAD_LETTER_MB'>;

const dayMs = 24 * 60 * 60 * 1000;
const megabyte = 1_000_000;

/** What of live claims, or of simulated ones, is kept at a time. */
export function liveLimits(config: LiveRetention, source: LiveSource, now: Date): LiveLimits {
  const before = (days: number): string => new Date(now.getTime() - days * dayMs).toISOString();
  const isLive = source === 'live';
  return {
    claimsBefore: before(isLive ? config.LIVE_DAYS : config.SIMULATION_DAYS),
    claims: isLive ? config.LIVE_MAX_CLAIMS : config.SIMULATION_MAX_CLAIMS,
    deadLettersBefore: before(config.DEAD_LETTER_DAYS),
    deadLetterBytes: config.DEAD_LETTER_MB * megabyte,
  };
}
