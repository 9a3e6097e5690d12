import { assert, pre, property } from 'fast-check';
import { describe, expect, test } from 'vitest';

import { askedPairs } from './generated.test-support.ts';
import { read, same } from './reader.test-support.ts';

const seed = 20_261_129;

describe('questions made of random parts', () => {
  test('each is read as the query that it was made of', () => {
    assert(
      property(askedPairs, ([{ message, query }]) => {
        const { unread, queries, question } = read(message);
        expect({ message, unread, question, queries: queries.map((one) => same(one)) }).toEqual({ message, unread: [], question: '', queries: [same(query)] });
      }),
      { seed, numRuns: 1500 },
    );
  });

  test('two that differ in one part are read as queries that differ in just that, or ask back, which at most one in ten does', () => {
    let [pairs, asking] = [0, 0];
    assert(
      property(askedPairs, ([first, second]) => {
        pre(first.message !== second.message);
        pairs += 1;
        const [one, other] = [read(first.message), read(second.message)];
        const pair = [[same(first.query)], [same(second.query)]];
        const isRead = one.queries.length > 0 && other.queries.length > 0;
        if (!isRead) asking += 1;
        expect(isRead ? [one, other].map(({ queries }) => queries.map((query) => same(query))) : pair).toEqual(pair);
      }),
      { seed: seed + 1, numRuns: 1000 },
    );
    expect(asking / pairs).toBeLessThanOrEqual(0.1);
  });
});
