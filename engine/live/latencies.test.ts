import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { Latencies } from './latencies.ts';

test('a share of the last 10,000 durations is no longer than its quantile, and no shorter duration has that share', () => {
  expect(new Latencies().quantiles()).toBeUndefined();
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 300 }), fc.boolean(), (values, areMany) => {
      const latencies = new Latencies();
      if (areMany) for (let i = 0; i < 10_000; i += 1) latencies.add(9999);
      const all = areMany ? Array.from({ length: 10_000 }, (_, i) => values[i % values.length] ?? 0) : values;
      for (const value of all) latencies.add(value);
      const { p50 = -1, p99 = -1 } = latencies.quantiles() ?? {};
      for (const [quantile, share] of [[p50, 0.5], [p99, 0.99]] as const) {
        expect(all).toContain(quantile);
        expect(all.filter((value) => value <= quantile).length).toBeGreaterThanOrEqual(share * all.length);
        expect(all.filter((value) => value < quantile).length).toBeLessThan(share * all.length);
      }
    }),
    { numRuns: 60 },
  );
});
