import { expect, test } from 'vitest';

import { read, same } from './reader.test-support.ts';
import { ways } from './vocabulary.test-support.ts';

/** Every so manieth way is tried: all of them take some ten seconds. */
const every = 3;
/** How many ways were read alike when they were last counted, of all, a little less; and how many were read as something else, a little more. */
const alike = 0.84;
const other = 0.03;

const meaningOf = (question: string): string => {
  const { queries, question: askedBack } = read(question);
  return askedBack === '' && queries.length === 1 && queries[0] ? JSON.stringify(same(queries[0])) : '';
};

test('what people ordinarily say for a thing is read as that thing, and where it is not, it is asked back rather than read as another', () => {
  const tried = ways.flatMap(([frame, canonical, others]) => {
    const wanted = meaningOf(frame.replace('_', canonical));
    expect({ frame, canonical, wanted }).not.toMatchObject({ wanted: '' });
    return others.split('|').map((way) => ({ wanted, question: frame.replace('_', way) }));
  });
  const sample = tried.filter((_, i) => i % every === 0).map(({ wanted, question }) => ({ wanted, question, read: meaningOf(question) }));
  const readAs = (is: (one: (typeof sample)[number]) => boolean): readonly string[] => sample.filter((one) => is(one)).map(({ question }) => question);
  expect(readAs((one) => one.read === one.wanted).length / sample.length).toBeGreaterThanOrEqual(alike);
  expect(readAs((one) => one.read !== '' && one.read !== one.wanted).length / sample.length).toBeLessThanOrEqual(other);
});
