import { describe, expect, test } from 'vitest';

import { type Finding, type Verdict, moveOn } from './verdict.ts';

const finding: Finding = { metric: 'short_stay', scope: 'whole', at: null, value: 0.5, expected: 0.4, null95: [0.39, 0.41], null99: [0.38, 0.42], n: 1000, reference_n: 1000, p: 1e-4, effect: 0.1, floor: 0.03, direction: 'up', reason: null };
const calm: Finding = { ...finding, value: 0.4, p: 0.6, effect: 0, direction: null };
const silent: Finding = { ...finding, value: null, p: null, effect: null, reason: 'few_claims' };

/** States of runs one after the other; q is p. */
function states(...runs: readonly Finding[]): string[] {
  let before: Verdict | undefined;
  return runs.map((run, i) => (before = moveOn(run, run.p, { before, snapshotId: `snapshot-${i}` })).state);
}

describe('a metric goes from watch to alert to resolved', () => {
  test('one breach is a watch, two in a row an alert, and two runs without one end it', () => {
    expect(states(calm, finding, finding, calm, calm, calm)).toEqual(['ok', 'watch', 'alert', 'alert', 'resolved', 'ok']);
  });
  test('a breach that does not come again is forgotten', () => expect(states(finding, calm, finding, calm)).toEqual(['watch', 'ok', 'watch', 'ok']));
  test('a breach to the other side is another one', () => expect(states(finding, { ...finding, effect: -0.1, direction: 'down' })).toEqual(['watch', 'watch']));
  test('a huge breach is an alert at once', () => expect(states({ ...finding, effect: 0.13, p: 1e-9 })).toEqual(['alert']));
  test('a large effect that is probable, and an improbable one below the floor, are none', () => {
    expect(states({ ...finding, p: 0.2 }, { ...finding, effect: 0.02, p: 1e-30 })).toEqual(['ok', 'ok']);
  });
  test('a run that says nothing neither opens nor ends an alert', () => {
    expect(states(silent, finding, finding, silent, calm, calm)).toEqual(['insufficient', 'watch', 'alert', 'alert', 'alert', 'resolved']);
  });
  test('an alert keeps the run that it began with', () => {
    const first = moveOn(finding, 1e-4, { before: undefined, snapshotId: 'snapshot-1' });
    const second = moveOn(finding, 1e-4, { before: first, snapshotId: 'snapshot-2' });
    expect([first.since, second.since, moveOn(calm, 0.6, { before: second, snapshotId: 'snapshot-3' }).since]).toEqual(['snapshot-1', 'snapshot-1', 'snapshot-1']);
  });
});
