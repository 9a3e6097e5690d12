import { beforeAll, describe, expect, test } from 'vitest';

test('needs nothing', () => expect(1).toBe(1));

describe('on the server that is there', { tags: 'there' }, () => {
  test('runs', () => expect(1).toBe(1));
});

describe('on the server that is not', { tags: 'nowhere' }, () => {
  beforeAll(() => {
    throw new Error('nowhere: apt-get install nowhere');
  });
  test('runs where it is demanded', () => expect(1).toBe(1));
  test('and so does this', () => expect(1).toBe(1));
});
