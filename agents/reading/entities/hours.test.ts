import { describe, expect, test } from 'vitest';

import { readQuestion } from '../conversation.ts';
import { names } from '../reader.test-support.ts';

const anchors = { claims: '2022-12-31', clock: '2026-11-30', now: '2026-11-30T05:00:00.123Z' };

/** The conditions that a question is read as. */
function conditions(message: string, with_ = anchors): unknown {
  const { parts } = readQuestion(message, { names, anchors: with_ });
  return parts.flatMap((part) => (part.kind === 'query' ? part.query.where : []));
}

const since = (value: string, op = '>='): object => ({ field: 'received_at', op, value });
const simulated = { field: 'source', op: '=', value: 'simulated' };

describe('hours count from the clock, and are those in which claims came in', () => {
  test.each<[string, readonly object[]]>([
    ['klaim simulasi yang masuk sejam terakhir', [simulated, since('2026-11-30T04:00:00Z')]],
    ['berapa klaim simulasi sejam belakangan ini?', [simulated, since('2026-11-30T04:00:00Z')]],
    ['klaim yang masuk dalam 2 jam terakhir di jawa timur', [since('2026-11-30T03:00:00Z'), { field: 'province_name', op: '=', value: 'Jawa Timur' }]],
    ['klaim yang diterima lima belas menit terakhir', []],
    ['klaim yang diterima 15 menit terakhir', [since('2026-11-30T04:45:00Z')]],
    ['klaim yang tidak masuk sejam terakhir', [since('2026-11-30T04:00:00Z', '<')]],
    ['simulated claims received in the last hour', [simulated, since('2026-11-30T04:00:00Z')]],
    ['how many simulated claims came in within the past three hours', [simulated, since('2026-11-30T02:00:00Z')]],
    ['klaim yang masuk 0 jam terakhir', []],
  ])('%s', (message, expected) => {
    expect(conditions(message)).toEqual(expected);
  });

  test('days do not: those of claims count from the newest of the data', () => {
    expect(readQuestion('klaim 7 hari terakhir', { names, anchors }).parts).toMatchObject([{ query: { period: { to: '2022-12-31' } } }]);
  });
});
