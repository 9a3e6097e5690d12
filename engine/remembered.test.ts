import { describe, expect, test } from 'vitest';

import { Remembered, RememberedOf } from './remembered.ts';

describe('remembered answers', () => {
  test('a total is counted once, however many ask at a time', async () => {
    const totals = new Remembered<number>();
    let counted = 0;
    const count = async (): Promise<number> => (counted += 1);
    expect(await Promise.all([totals.get('a', count), totals.get('a', count)])).toEqual([1, 1]);
  });

  test('a count that failed is counted again', async () => {
    const totals = new Remembered<number>();
    await expect(totals.get('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await totals.get('a', async () => 3)).toBe(3);
  });

  test('the key least recently asked for makes room', async () => {
    const totals = new Remembered<number>({ largest: 2 });
    await totals.get('a', async () => 1);
    await totals.get('b', async () => 1);
    await totals.get('a', async () => 2);
    await totals.get('c', async () => 1);
    expect(await totals.get('a', async () => 9)).toBe(1);
    expect(await totals.get('b', async () => 9)).toBe(9);
  });

  test('of one object are none of another’s', async () => {
    const totals = new RememberedOf<object, number>({ largest: 2 });
    const [first, second] = [{}, {}];
    await totals.get(first, 'a', async () => 1);
    expect(await totals.get(first, 'a', async () => 2)).toBe(1);
    expect(await totals.get(second, 'a', async () => 2)).toBe(2);
  });
});
