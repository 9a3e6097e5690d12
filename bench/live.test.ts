import { describe, expect, test } from 'vitest';

import { chaos, withRig } from './live.ts';

describe.each(['redis', 'kafka'] as const)('claims that come in by %s', (broker) => {
  test('are each there once though consumers are killed, the broker ends and a second consumer comes and goes', { tags: broker }, async () => {
    const figures = await withRig(broker, () => {}, (rig) => chaos(rig, { messages: 3000, kills: 3, restarts: 1, rebalances: 1 }), 300);
    const value = (name: string): number | undefined => figures.find((figure) => figure.name === name)?.value;
    expect([value('kills of the consumer'), value('restarts of the broker'), value('times a second consumer came and went')]).toEqual([3, 1, 1]);
    expect([value('distinct claims'), value('claims missing'), value('claims there twice'), value('dead letters')]).toEqual([3000, 0, 0, 0]);
  });
});
