import { describe, expect, test } from 'vitest';

import { brokenBy, lightLaws, lightWords, someOf } from './laws.test-support.ts';
import { read } from './reader.test-support.ts';

/** One word in so many is tried, each time others; `npm run eval -- laws` tries all. */
const step = 13;

describe('words of the background lexicon', () => {
  test.each(lightLaws.map((law, i) => [law.title, law, i] as const))('%s', (_, law, i) => {
    const cases = someOf(law.cases(), step, i);
    expect(brokenBy(law, cases).length / cases.length).toBeLessThanOrEqual(1 - (law.atLeast ?? 1));
  });

  test.each(['klaim ranap tanpa laporan', 'klaim ranap yang tidak dicek', 'klaim ranap dengan catatan', 'berapa laporan di bali', 'klaim per tim', 'klaim ranap yang dicek', 'inpatient claims without reports', 'claims not verified', 'claims verified in Bali', 'claims with notes', 'how many reports in Bali', 'claims by colleague', 'klaim rs harapan'])('tell one claim from another where they are denied, counted, grouped by or said of it: “%s” is asked back', (message) => {
    expect(read(message).queries).toEqual([]);
  });

  test.each(['hampir', 'masih', 'terutama', 'terbanyak', 'separuh', 'almost', 'still', 'else', 'especially', 'half', 'unlike'])('“%s” is none of them', (word) => {
    expect(lightWords).not.toContain(word);
  });
});
