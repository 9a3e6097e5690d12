import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { openSimulation } from '#store';
import { expect, test } from 'vitest';

import { deadLetter, intakeBatch, liveClaim } from '../../tests/support/live-claims.ts';
import type { MessageScorer } from './consume.ts';
import { replayDeadLetters } from './replay.ts';

const clock = (): Date => new Date('2025-02-01T00:00:00.000Z');

/** Takes what reads as a number below a bound, as fixed code takes what the code before refused. */
function scorerBelow(bound: number): MessageScorer {
  return {
    async score(messages) {
      const read = messages.map(({ body, ...place }) => ({ ...place, text: Buffer.from(body).toString() }));
      return {
        claims: read.filter(({ text }) => Number(text) < bound).map(({ text, ...place }) => liveClaim(`SIM-2025-${text}`, { ...place, source: 'simulated', payload: text })),
        deadLetters: read.filter(({ text }) => !(Number(text) < bound)).map(({ text, ...place }) => deadLetter({ ...place, original: text, reason: 'still' })),
      };
    },
  };
}

test('dead letters are read again page by page; those that become claims are told no more, the others say why now', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'casemind-replay-'));
  const simulation = await openSimulation({ path: join(folder, 'simulation.sqlite'), clock });
  try {
    const live = simulation.liveClaims;
    await live.take(intakeBatch([], Array.from({ length: 1200 }, (_, i) => deadLetter({ position: String(i).padStart(6, '0'), original: String(i), reason: i < 100 ? 'first' : 'second' }))));
    const replay = (options: { readonly bound: number; readonly reason?: string; readonly limit?: number }) => replayDeadLetters({ live, scorer: scorerBelow(options.bound), clock, ...options });
    expect(await replay({ bound: 1000, reason: 'first' })).toEqual({ read: 100, added: 100, replaced: 0, repeated: 0, dead: 0 });
    expect(await replay({ bound: 150, limit: 60 })).toEqual({ read: 60, added: 50, replaced: 0, repeated: 0, dead: 10 });
    expect(await replay({ bound: 1100 })).toEqual({ read: 1050, added: 950, replaced: 0, repeated: 0, dead: 100 });
    expect(await live.status()).toMatchObject({ claims: 1100, deadLetters: { still: 100 } });
    expect(await live.changesAfter(1099)).toMatchObject({ claims: [{ claim: { claim_id: 'SIM-2025-1099' }, receivedAt: clock().toISOString() }] });
    expect(await replay({ bound: 9999 })).toMatchObject({ read: 100, added: 100 });
    expect(await replay({ bound: 9999 })).toEqual({ read: 0, added: 0, replaced: 0, repeated: 0, dead: 0 });
  } finally {
    await simulation.close();
    rmSync(folder, { recursive: true });
  }
});
