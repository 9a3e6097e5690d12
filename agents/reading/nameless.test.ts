import { expect, it } from 'vitest';

import { readQuestion } from './conversation.ts';
import { anchors, names } from './reader.test-support.ts';

it('districts that have no names are grouped by their codes', () => {
  const nameless = new Map([...names, ['district_name', []]]);
  expect(readQuestion('5 kabupaten dengan klaim terbanyak', { names: nameless, anchors }).queries[0]?.by).toEqual([{ field: 'district_code' }]);
  expect(readQuestion('5 kabupaten dengan klaim terbanyak', { names, anchors }).queries[0]?.by).toEqual([{ field: 'district_name' }]);
});
