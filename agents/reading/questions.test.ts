import { describe, expect, test } from 'vitest';

import { questions } from './questions.test-support.ts';
import { read, same } from './reader.test-support.ts';

describe.each(Object.entries(questions))('questions of the class: %s', (_, cases) => {
  test.each(cases)('“%s” is read as its query', (message, query) => {
    const reading = read(message);
    expect([reading.unread, reading.queries.map((one) => same(one))]).toEqual([[], [same(query)]]);
  });
});
